// The style sheet of the reading copy, for screens and for printing. Every text has a contrast of 7 to 1 or more.
#pragma once

#include <string_view>

namespace consilium::reading {

inline constexpr std::string_view copy_style = R"css(
:root{color-scheme:light}
body{margin:0;background:#fff;color:#1a1a1a;font-size:16px;line-height:1.6}
:lang(en){font-family:"Noto Sans","Segoe UI","Helvetica Neue","Liberation Sans","DejaVu Sans","Noto Sans CJK SC",sans-serif}
:lang(zh-Hans){font-family:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
:lang(zh-Hant){font-family:"PingFang HK","Microsoft JhengHei","Noto Sans CJK HK","Noto Sans CJK TC",sans-serif}
main{max-width:52rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.9rem;line-height:1.3;margin:1rem 0 .25rem}
h2{font-size:1.5rem;margin:3rem 0 1rem;border-bottom:2px solid #1f4e79;padding-bottom:.25rem;color:#173a5a}
h3{font-size:1.2rem;margin:2.25rem 0 .5rem;color:#173a5a}
h4{font-size:1rem;margin:1.75rem 0 .25rem;border-top:1px solid #c4ccd4;padding-top:.5rem}
p{margin:.5rem 0}
small{font-size:.875em;color:#484848}
code{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:.92em;overflow-wrap:anywhere}
a{color:#0b4a8a}
dl{display:grid;grid-template-columns:8.5rem 1fr;gap:.4rem 1rem;margin:.6rem 0}
dt{color:#173a5a;font-weight:600;font-size:.9em}
dd{margin:0;overflow-wrap:anywhere}
blockquote{margin:.6rem 0;padding:.5rem 1rem;background:#f3f1e6;border-left:4px solid #7a6a2a}
table{border-collapse:collapse;width:100%;margin:1rem 0;table-layout:fixed}
th,td{border:1px solid #b4bcc4;padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere;font-weight:400}
th[scope=col]{background:#e9eef3}
nav ol{padding-left:1.5rem}
figure{margin:1rem 0;overflow-x:auto}
svg{max-width:100%;height:auto}
@media (max-width:40rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
@media print{
@page{size:A4;margin:18mm 16mm}
body{font-size:10pt}main{max-width:none;padding:0}
h2{break-before:page}h2,h3,h4{break-after:avoid}
figure,tr,blockquote{break-inside:avoid}a{color:inherit;text-decoration:none}
}
)css";

}  // namespace consilium::reading
