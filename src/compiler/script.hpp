// Script: a text in zh-Hans must not hold characters that only traditional Chinese has, nor the other way round, and a
// text in en no Chinese.
#pragma once

#include <string_view>

#include "base/diagnostic.hpp"
#include "base/localised.hpp"
#include "compiler/context.hpp"

namespace consilium::compiler {

// Characters of one script that the other writes differently.
extern const std::string_view only_simplified;
extern const std::string_view only_traditional;

// The first character of a text that its language does not write, or nothing.
std::string_view foreign_character(base::Language language, std::string_view text);

void check_script(Context& context, const base::Place& place, base::Language language, std::string_view text);

}  // namespace consilium::compiler
