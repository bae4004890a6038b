// Script: a text in zh-Hans must not hold characters that only traditional Chinese has, nor the other way round, and a
// text in en no Chinese. Judged by a list of characters common in the texts of programmes.
#pragma once

#include <string_view>

#include "base/diagnostic.hpp"
#include "base/localised.hpp"
#include "compiler/context.hpp"

namespace consilium::compiler {

void check_script(Context& context, const base::Place& place, base::Language language, std::string_view text);

}  // namespace consilium::compiler
