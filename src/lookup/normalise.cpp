#include "lookup/normalise.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "lookup/unicode_text.hpp"

namespace consilium::lookup {
namespace {

constexpr char32_t middle_dot = 0x00B7;

// One character for each kind of mark that keyboards and registers write in several ways.
char32_t unified_mark(char32_t character) {
  switch (character) {
    case 0x2022:  // bullet
    case 0x2027:  // hyphenation point
    case 0x2219:  // bullet operator
    case 0x22C5:  // dot operator
    case 0x2E31:  // word separator middle dot
    case 0x30FB:  // katakana middle dot
      return middle_dot;
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x0060:
    case 0x00B4:
      return U'\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return U'-';
    default:
      return is_space(character) ? U' ' : character;
  }
}

bool closes_up(char32_t character) { return character == middle_dot || is_han(character); }

}  // namespace

std::string normalise_name(std::string_view name) {
  std::u32string characters = code_points(compatibility_fold(name));
  std::transform(characters.begin(), characters.end(), characters.begin(), unified_mark);
  std::string result;
  char32_t previous = U' ';
  for (std::size_t at = 0; at < characters.size(); ++at) {
    const char32_t character = characters[at];
    if (character == U' ') {
      const bool last = at + 1 == characters.size();
      if (last || previous == U' ' || characters[at + 1] == U' ' || closes_up(previous) ||
          closes_up(characters[at + 1])) {
        continue;
      }
    }
    append(result, character);
    previous = character;
  }
  return result;
}

std::string normalise_identity_number(std::string_view number) {
  std::string result;
  for (const char32_t character : code_points(compatibility_fold(number))) {
    if (character >= U'0' && character <= U'9') result += static_cast<char>(character);
    if (character >= U'a' && character <= U'z') result += static_cast<char>(character - U'a' + U'A');
  }
  return result;
}

std::string birth_and_last_four(base::Date birth_date, std::string_view number) {
  const std::string normalised = normalise_identity_number(number);
  return fmt::format("{}/{}", base::to_string(birth_date),
                     normalised.substr(normalised.size() - std::min<std::size_t>(4, normalised.size())));
}

}  // namespace consilium::lookup
