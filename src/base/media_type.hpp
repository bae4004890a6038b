// Media types of the files that people hand in, proved by the bytes: a name or a header says what somebody believes. A
// file is read as far as it takes to see that its end is there, which the cut copy of a photograph lacks; what its
// picture shows, and whether it can be drawn, is not looked at.
#pragma once

#include <array>
#include <string_view>

#include "base/result.hpp"

namespace consilium::base {

inline constexpr std::string_view jpeg_type = "image/jpeg";
inline constexpr std::string_view png_type = "image/png";
inline constexpr std::string_view webp_type = "image/webp";
inline constexpr std::string_view pdf_type = "application/pdf";
inline constexpr std::array<std::string_view, 4> file_types{jpeg_type, png_type, webp_type, pdf_type};

// One of `file_types`. `unsupported` for anything else, `incorrect` for one of them whose end is missing.
Result<std::string_view> media_type_of(std::string_view bytes);

}  // namespace consilium::base
