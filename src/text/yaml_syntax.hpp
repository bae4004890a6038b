// What went wrong where the parser stopped, in words for the person who wrote the file.
#pragma once

#include <string_view>

#include <yaml.h>

#include "text/problems.hpp"

namespace consilium::text {

base::Place place_of(const Problems& problems, const yaml_mark_t& start, const yaml_mark_t& end);

// Adds the problem that `parser` stopped at. `text` is what it was given.
void add_syntax_problem(const yaml_parser_t& parser, std::string_view text, Problems& problems);

}  // namespace consilium::text
