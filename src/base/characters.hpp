// Characters of UTF-8 text (RFC 3629), and which of them a person can see and mean. Files that people write may hold no
// character that hides, reorders or breaks what is on the screen: control characters, the line separators that only
// some readers see (U+0085, U+2028, U+2029), zero-width characters and bidirectional controls (Unicode TR 36).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace consilium::base {

struct Character {
  enum class Status : unsigned char { complete, invalid, cut_off };

  Status status = Status::invalid;
  char32_t code_point = 0;
  std::size_t length = 1;  // in bytes; of an invalid or cut-off character, the bytes that cannot be read
};

// The first character of `bytes`, which must not be empty. `cut_off` when the bytes end inside a character that is
// valid so far; overlong forms, surrogates and code points past U+10FFFF are invalid.
Character first_character(std::string_view bytes);

// Whether it is UTF-8 from beginning to end.
bool is_utf8(std::string_view bytes);

enum class CharacterKind : unsigned char { ordinary, tab, line_feed, carriage_return, separator, control, invisible };

CharacterKind kind_of(char32_t code_point);

// `U+202E (right-to-left override)`; the name only for the characters that kind_of does not call ordinary.
std::string name_of(char32_t code_point);

// What a text that is not UTF-8 looks like, for advice only: `UTF-16`, `GBK`, `Big5`, `Windows-1252`.
std::string_view likely_encoding(std::string_view bytes);

}  // namespace consilium::base
