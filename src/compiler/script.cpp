#include "compiler/script.hpp"

#include <bitset>

#include <fmt/core.h>

#include "base/characters.hpp"

namespace consilium::compiler {
namespace {

constexpr char32_t first_ideograph = 0x4E00;
constexpr char32_t last_ideograph = 0x9FFF;
using Ideographs = std::bitset<last_ideograph - first_ideograph + 1>;

bool is_ideograph(char32_t code_point) { return code_point >= first_ideograph && code_point <= last_ideograph; }

// Calls `visit` with each character and its code point until it returns false.
template <typename Visit>
void for_each_character(std::string_view text, const Visit& visit) {
  while (!text.empty()) {
    const base::Character character = base::first_character(text);
    if (!visit(text.substr(0, character.length), character.code_point)) return;
    text.remove_prefix(character.length);
  }
}

Ideographs set_of(std::string_view characters) {
  Ideographs set;
  for_each_character(characters, [&](std::string_view, char32_t code_point) {
    set.set(code_point - first_ideograph);
    return true;
  });
  return set;
}

bool is_foreign(base::Language language, char32_t code_point) {
  static const Ideographs simplified = set_of(only_simplified);
  static const Ideographs traditional = set_of(only_traditional);
  if (!is_ideograph(code_point)) return false;
  switch (language) {
    case base::Language::zh_hans:
      return traditional.test(code_point - first_ideograph);
    case base::Language::zh_hant:
      return simplified.test(code_point - first_ideograph);
    case base::Language::en:
      return true;
  }
  return false;
}

}  // namespace

std::string_view foreign_character(base::Language language, std::string_view text) {
  std::string_view foreign;
  for_each_character(text, [&](std::string_view character, char32_t code_point) {
    if (is_foreign(language, code_point)) foreign = character;
    return foreign.empty();
  });
  return foreign;
}

void check_script(Context& context, const base::Place& place, base::Language language, std::string_view text) {
  const std::string_view foreign = foreign_character(language, text);
  if (foreign.empty()) return;
  context.error("C119", place,
                fmt::format("`{}` does not belong in a text in `{}`", foreign, base::to_string(language)),
                "check that the texts of the languages were not exchanged");
}

}  // namespace consilium::compiler
