// The characters of a YAML file, judged before its structure is: what may not be written is reported here with its
// place, and the text is made safe to hand to the parser without moving any place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/problems.hpp"

namespace consilium::text {

// The text to parse, in which every refused character is replaced by one harmless character, so that columns stay as
// they are in the file; nothing when no structure can be known.
std::optional<std::string> readable_yaml(std::string_view bytes, Problems& problems);

}  // namespace consilium::text
