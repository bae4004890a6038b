// For golden texts in tests: characters that may not be in a source file either are shown by number.
#pragma once

#include <string>
#include <string_view>

#include <fmt/core.h>

#include "text/characters.hpp"

namespace consilium::text {

inline std::string visible(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const Character character = first_character(text);
    const bool complete = character.status == Character::Status::complete;
    const CharacterKind kind = complete ? kind_of(character.code_point) : CharacterKind::control;
    if (!complete) {
      shown += "<?>";
    } else if (kind == CharacterKind::ordinary || kind == CharacterKind::line_feed) {
      shown += text.substr(0, character.length);
    } else {
      shown += fmt::format("<{:.6}>", name_of(character.code_point));
    }
    text.remove_prefix(character.length);
  }
  return shown;
}

}  // namespace consilium::text
