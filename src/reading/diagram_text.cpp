#include "reading/diagram_text.hpp"

#include <algorithm>
#include <cstdint>

namespace consilium::reading {
namespace {

struct Character {
  std::size_t begin = 0;
  std::size_t length = 1;
  std::uint32_t code = 0;
};

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> characters;
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first < 0x80U ? 1 : first < 0xE0U ? 2 : first < 0xF0U ? 3 : 4;
    std::uint32_t code = length == 1 ? first : first & (0xFFU >> (length + 1));
    for (std::size_t more = 1; more < length && at + more < text.size(); ++more)
      code = (code << 6U) | (static_cast<unsigned char>(text[at + more]) & 0x3FU);
    characters.push_back({at, std::min(length, text.size() - at), code});
    at += length;
  }
  return characters;
}

bool is_wide(std::uint32_t code) { return code >= 0x2E80U || (code >= 0x2018U && code <= 0x2026U); }

// In hundredths of the size.
int share_of(std::uint32_t code, bool strong) {
  if (is_wide(code)) return 100;
  const bool is_narrow = code == ' ' || code == '.' || code == ',' || code == 'i' || code == 'l' || code == '\'';
  const bool is_capital = code >= 'A' && code <= 'Z';
  const int share = is_narrow ? 32 : is_capital ? 70 : code == 'm' || code == 'w' ? 88 : 57;
  return strong ? share + 4 : share;
}

// Must not begin a line.
bool closes(std::uint32_t code) {
  static constexpr std::u32string_view marks = U"，。、；：！？）」”…,.;:!?)";
  return marks.find(static_cast<char32_t>(code)) != std::u32string_view::npos;
}

bool may_break_before(const std::vector<Character>& characters, std::size_t at) {
  if (at == 0 || closes(characters[at].code)) return false;
  const std::uint32_t before = characters[at - 1].code;
  if (before == 0x201CU || before == 0x300CU || before == 0xFF08U || before == '(') return false;
  return before == ' ' || is_wide(before) || (is_wide(characters[at].code) && characters[at].code != ' ');
}

}  // namespace

int width_of(std::string_view text, int size, bool strong) {
  int hundredths = 0;
  for (const Character& character : characters_of(text)) hundredths += share_of(character.code, strong) * size;
  return (hundredths + 99) / 100;
}

std::vector<std::string> lines_of(std::string_view text, int size, int width, std::size_t lines_max, bool strong) {
  const std::vector<Character> characters = characters_of(text);
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < characters.size() && lines.size() < lines_max) {
    const bool is_last = lines.size() + 1 == lines_max;
    int used = 0;
    std::size_t end = begin;
    std::size_t breaks_at = begin;
    while (end < characters.size()) {
      used += share_of(characters[end].code, strong) * size;
      if (used > width * 100) break;
      ++end;
      if (end == characters.size() || may_break_before(characters, end)) breaks_at = end;
    }
    const bool is_all = end == characters.size();
    if (!is_all && breaks_at > begin) end = breaks_at;
    if (end == begin) ++end;  // a single character that is wider than the line
    // Room for the sign that something was left out.
    if (!is_all && is_last && end - begin > 2) end -= 2;
    const std::size_t from = characters[begin].begin;
    const std::size_t to = characters[end - 1].begin + characters[end - 1].length;
    std::string line(text.substr(from, to - from));
    while (line.ends_with(' ')) line.pop_back();
    if (!is_all && is_last) line += "…";
    lines.push_back(std::move(line));
    begin = end;
    while (begin < characters.size() && characters[begin].code == ' ') ++begin;
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

}  // namespace consilium::reading
