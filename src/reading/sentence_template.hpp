// Template: one sentence, or a part of one, in the three languages of the house, with numbered places for what is
// filled in. Every language has the same places, which is checked where the template is compiled.
#pragma once

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/localised.hpp"

namespace consilium::reading {

namespace detail {

// Called while compiling, and only where a template is wrong.
inline void a_template_lacks_a_place_or_has_one_too_many() {}

consteval bool has_places(std::string_view text, std::size_t count) {
  std::size_t found = 0;
  for (std::size_t place = 0; place < count; ++place) {
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
      if (text[at] != '{' || text[at + 1] != static_cast<char>('0' + place) || text[at + 2] != '}') continue;
      ++found;
      break;
    }
  }
  std::size_t open = 0;
  for (const char character : text) {
    if (character == '{') ++open;
  }
  return found == count && open >= count && (count != 0 || open == 0);
}

std::string fill(std::string_view text, std::initializer_list<std::string_view> arguments);

}  // namespace detail

// `Count` places, `{0}` and so on; each stands in each language.
template <std::size_t Count>
struct Template {
  std::array<std::string_view, 3> by_language;  // zh-Hans, zh-Hant, en

  consteval Template(const char* zh_hans, const char* zh_hant, const char* en) : by_language{zh_hans, zh_hant, en} {
    for (const std::string_view text : by_language) {
      if (text.empty() || !detail::has_places(text, Count)) detail::a_template_lacks_a_place_or_has_one_too_many();
    }
  }
};

template <typename... Arguments>
std::string say(base::Language language, const Template<sizeof...(Arguments)>& words, const Arguments&... arguments) {
  return detail::fill(words.by_language[static_cast<std::size_t>(language)], {std::string_view(arguments)...});
}

}  // namespace consilium::reading
