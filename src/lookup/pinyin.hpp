// Search tokens of a name: what a person at the desk types when they hear it. Each token becomes a blind index entry,
// so a search matches whole tokens only. Pure; uses the Transliteration passed in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lookup/transliteration.hpp"

namespace consilium::lookup {

// A stretch of a normalised name: Han characters, or one word of another script. Marks and spaces between are dropped.
struct NamePart {
  bool han = false;
  std::string text;

  bool operator==(const NamePart&) const = default;
};
std::vector<NamePart> name_parts(std::string_view name);

// A reading spelled in ASCII. ü becomes u, v or yu, the same throughout: one spelling when there is no ü, else three.
std::vector<Syllables> spellings(const Syllables& reading);

std::string joined(const Syllables& syllables);
std::string initials(const Syllables& syllables);

// For Han characters, in every usual reading: the whole joined, the initials, each syllable (王小明: `wangxiaoming`,
// `wxm`, `wang`, `xiao`, `ming`). For words in Latin letters: the word in lower case without marks. Sorted, each once.
std::vector<std::string> pinyin_tokens(const Transliteration& transliteration, std::string_view name);

}  // namespace consilium::lookup
