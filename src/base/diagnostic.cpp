#include "base/diagnostic.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "base/characters.hpp"

namespace consilium::base {
namespace {

// Without its line end.
std::string_view line_of(std::string_view source, std::uint32_t number) {
  std::size_t first = 0;
  for (std::uint32_t line = 1; line < number; ++line) {
    const std::size_t newline = source.find('\n', first);
    if (newline == std::string_view::npos) return {};
    first = newline + 1;
  }
  if (first > source.size()) return {};
  const std::size_t newline = source.find('\n', first);
  if (newline == std::string_view::npos) return source.substr(first);
  const bool windows = newline > first && source[newline - 1] == '\r';
  return source.substr(first, newline - first - (windows ? 1 : 0));
}

// Characters that a terminal shows two cells wide: East Asian scripts, full-width forms, pictures.
bool is_wide(char32_t code_point) {
  const auto between = [code_point](char32_t low, char32_t high) { return code_point >= low && code_point <= high; };
  return between(0x1100, 0x115F) || between(0x2E80, 0xA4CF) || between(0xAC00, 0xD7A3) || between(0xF900, 0xFAFF) ||
         between(0xFE30, 0xFE6F) || between(0xFF00, 0xFF60) || between(0xFFE0, 0xFFE6) || between(0x1F300, 0x1FAFF) ||
         between(0x20000, 0x3FFFD);
}

struct Shown {
  std::string text;
  std::size_t cells = 0;
  std::size_t bytes = 1;  // of the source
};

// The first character of a text as it may be sent to a terminal: what hides, reorders or moves the cursor is shown by
// its number, and a byte that is no character by its value. Each such byte counts as a character of its own.
Shown show_first(std::string_view text) {
  const Character character = first_character(text);
  if (character.status != Character::Status::complete) {
    return {fmt::format("<{:02X}>", static_cast<unsigned char>(text.front())), 4, 1};
  }
  if (kind_of(character.code_point) == CharacterKind::ordinary) {
    return {std::string(text.substr(0, character.length)), is_wide(character.code_point) ? 2U : 1U, character.length};
  }
  std::string number = fmt::format("<U+{:04X}>", static_cast<unsigned>(character.code_point));
  const std::size_t cells = number.size();
  return {std::move(number), cells, character.length};
}

std::string visible(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const Shown first = show_first(text);
    shown += first.text;
    text.remove_prefix(first.bytes);
  }
  return shown;
}

struct Window {
  std::size_t from = 0;
  std::size_t to = 0;
};

// The characters of a line that are shown: all, or those around the place where a line is too long for a screen.
Window window_around(const std::vector<Shown>& line, std::size_t first) {
  constexpr std::size_t cells_max = 140;
  constexpr std::size_t cells_before_max = 60;
  Window window{0, line.size()};
  std::size_t all = 0;
  for (const Shown& character : line) all += character.cells;
  if (all > cells_max) {
    std::size_t before = 0;
    window.from = std::min(first, line.size());
    while (window.from > 0 && before < cells_before_max) before += line[--window.from].cells;
  }
  std::size_t shown = 0;
  for (window.to = window.from; window.to < line.size() && shown < cells_max; ++window.to)
    shown += line[window.to].cells;
  return window;
}

std::string excerpt(const Place& place, std::string_view source) {
  if (place.line == 0) return {};  // a problem of the whole file
  std::string_view rest = line_of(source, place.line);
  if (rest.empty()) return {};
  const std::size_t first = place.column > 0 ? place.column - 1 : 0;
  std::size_t last = first + 1;
  if (place.end_line > place.line) last = std::string::npos;  // to the end of the line
  if (place.end_line == place.line && place.end_column > place.column) last = place.end_column - 1;
  std::vector<Shown> line;
  for (; !rest.empty(); rest.remove_prefix(line.back().bytes)) line.push_back(show_first(rest));
  last = std::min(last, line.size());
  const Window window = window_around(line, first);
  std::string text(window.from > 0 ? "…" : "");
  std::size_t lead = window.from > 0 ? 1 : 0;
  std::size_t width = 0;
  for (std::size_t column = window.from; column < window.to; ++column) {
    text += line[column].text;
    (column < first ? lead : width) += column < last ? line[column].cells : 0;
  }
  if (window.to < line.size()) text += "…";
  if (first > line.size()) lead += first - line.size();
  const std::string number = fmt::format("{:>5}", place.line);
  return fmt::format("{} | {}\n{:{}} | {}{}\n", number, text, "", number.size(), std::string(lead, ' '),
                     std::string(std::max<std::size_t>(1, width), '^'));
}

// Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other.
std::size_t edits(std::string_view left, std::string_view right) {
  std::vector<std::size_t> before(right.size() + 1);
  std::vector<std::size_t> last(right.size() + 1);
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (left[i - 1] == right[j - 1] ? 0U : 1U)});
      const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[right.size()];
}

// Edits that may still be a slip: one in a short word, a third of a long one.
std::size_t slips_max(std::size_t length) { return length <= 3 ? 1 : std::max<std::size_t>(2, length / 3); }

}  // namespace

std::string render(const Diagnostic& diagnostic, std::string_view source) {
  const auto at = [](const Place& place) {
    if (place.line == 0) return visible(place.file);
    return fmt::format("{}:{}:{}", visible(place.file), place.line, place.column);
  };
  const std::string_view severity = diagnostic.severity == Severity::error ? "error" : "warning";
  std::string text =
      fmt::format("{}: {} {}: {}\n", at(diagnostic.place), severity, diagnostic.code, visible(diagnostic.message));
  text += excerpt(diagnostic.place, source);
  for (const Label& label : diagnostic.also) {
    text += fmt::format("      = {}: {}\n", at(label.place), visible(label.message));
    if (label.place.file == diagnostic.place.file) text += excerpt(label.place, source);
  }
  for (const std::string& clause : diagnostic.clauses) text += fmt::format("      = clause {}\n", visible(clause));
  if (!diagnostic.help.empty()) text += fmt::format("      = help: {}\n", visible(diagnostic.help));
  return text;
}

std::string closest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string* best = nullptr;
  std::size_t best_distance = slips_max(word.size()) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edits(word, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = &candidate;
    }
  }
  return best == nullptr ? std::string{} : *best;
}

}  // namespace consilium::base
