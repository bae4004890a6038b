#include "reading/copy_setting.hpp"

#include <string_view>

#include "reading/sentence_voice.hpp"

namespace consilium::reading {
namespace {

using base::Language;

bool is_figure(char character) { return character >= '0' && character <= '9'; }

// The Chinese characters in common use, U+4E00 to U+9FFF, are E4 B8 80 to E9 BF BF in UTF-8.
bool is_chinese(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return false;
  const auto first = static_cast<unsigned char>(text[at]);
  const auto second = static_cast<unsigned char>(text[at + 1]);
  return (first == 0xE4U && second >= 0xB8U) || (first > 0xE4U && first <= 0xE9U);
}

// `09:00`
bool is_time(std::string_view text, std::size_t at) {
  while (at < text.size() && is_figure(text[at])) ++at;
  return at < text.size() && text[at] == ':';
}

bool is_to_go(std::string_view text, std::size_t space) {
  if (space == 0 || space + 1 >= text.size()) return false;
  if (is_figure(text[space - 1])) return is_chinese(text, space + 1);
  return space >= 3 && is_chinese(text, space - 3) && is_figure(text[space + 1]) && !is_time(text, space + 1);
}

std::string evenly_spaced(const std::string& text) {
  std::string spaced;
  std::size_t from = 0;
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    if (!is_to_go(text, at)) continue;
    spaced.append(text, from, at - from);
    from = at + 1;
  }
  return from == 0 ? text : spaced.append(text, from);
}

void set_evenly(Language language, Runs& runs) {
  for (Run& run : runs) {
    if (run.style != Style::code) run.text = evenly_set(run.language.value_or(language), run.text);
  }
}

}  // namespace

std::string evenly_set(Language language, const std::string& text) {
  const std::string marked = in_own_marks(language, text);
  return language == Language::en ? marked : evenly_spaced(marked);
}

void set_evenly(Document& document) {
  const Language language = document.language;
  document.title = evenly_set(language, document.title);
  document.running_head = evenly_set(language, document.running_head);
  for (Block& block : document.blocks) {
    if (block.kind == BlockKind::quotation) continue;
    set_evenly(language, block.runs);
    for (std::vector<Runs>& row : block.rows) {
      for (Runs& cell : row) set_evenly(language, cell);
    }
    if (!block.drawing) continue;
    block.drawing->title = evenly_set(language, block.drawing->title);
    for (Shape& shape : block.drawing->shapes) shape.text = evenly_set(language, shape.text);
  }
}

}  // namespace consilium::reading
