#include "lookup/pinyin.hpp"

#include <set>

#include "lookup/normalise.hpp"
#include "lookup/unicode_text.hpp"

namespace consilium::lookup {
namespace {

std::string with_u_umlaut_as(std::string_view replacement, std::string_view syllable) {
  constexpr std::string_view u_umlaut = "\u00FC";
  std::string result;
  while (!syllable.empty()) {
    if (syllable.starts_with(u_umlaut)) {
      result += replacement;
      syllable.remove_prefix(u_umlaut.size());
    } else {
      result += syllable.front();
      syllable.remove_prefix(1);
    }
  }
  return result;
}

// The readings of all Han stretches taken together, so that a middle dot inside a name does not split it.
std::string han_only(const std::vector<NamePart>& parts) {
  std::string han;
  for (const NamePart& part : parts) {
    if (part.han) han += part.text;
  }
  return han;
}

}  // namespace

std::vector<NamePart> name_parts(std::string_view name) {
  std::vector<NamePart> parts;
  bool open = false;  // whether the last part may still grow
  for (const char32_t character : code_points(normalise_name(name))) {
    if (character == U'\'') continue;
    const bool han = is_han(character);
    if (!han && !is_letter_or_digit(character)) {
      open = false;
      continue;
    }
    if (!open || parts.back().han != han) parts.push_back({han, {}});
    append(parts.back().text, character);
    open = true;
  }
  return parts;
}

std::vector<Syllables> spellings(const Syllables& reading) {
  std::vector<Syllables> result;
  for (const std::string_view replacement : {"u", "v", "yu"}) {
    Syllables spelled;
    for (const std::string& syllable : reading) spelled.push_back(with_u_umlaut_as(replacement, syllable));
    if (result.empty() || result.front() != spelled) result.push_back(std::move(spelled));
  }
  return result;
}

std::string joined(const Syllables& syllables) {
  std::string text;
  for (const std::string& syllable : syllables) text += syllable;
  return text;
}

std::string initials(const Syllables& syllables) {
  std::string text;
  for (const std::string& syllable : syllables) append(text, code_points(syllable).front());
  return text;
}

std::vector<std::string> pinyin_tokens(const Transliteration& transliteration, std::string_view name) {
  std::set<std::string> tokens;
  const std::vector<NamePart> parts = name_parts(name);
  for (const NamePart& part : parts) {
    if (!part.han) tokens.insert(transliteration.plain_latin(part.text));
  }
  const std::string han = han_only(parts);
  if (!han.empty()) {
    for (const Syllables& reading : transliteration.readings(han)) {
      for (const Syllables& spelled : spellings(reading)) {
        tokens.insert(joined(spelled));
        tokens.insert(initials(spelled));
        tokens.insert(spelled.begin(), spelled.end());
      }
    }
  }
  return {tokens.begin(), tokens.end()};
}

}  // namespace consilium::lookup
