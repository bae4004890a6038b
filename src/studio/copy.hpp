// The reading copy of a draft. With its scenarios played it says of each clause which of them prove it.
#pragma once

#include <string>

#include "base/localised.hpp"
#include "studio/played.hpp"

namespace consilium::studio {

// Of a draft with a programme. HTML as reading::to_html makes it; `passed` points into the draft's scenarios.
std::string copy_of(const Draft& draft, base::Language language, const std::vector<scenario::Passed>& passed = {});

}  // namespace consilium::studio
