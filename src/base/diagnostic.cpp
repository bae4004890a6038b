#include "base/diagnostic.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace consilium::base {
namespace {

std::string_view line_of(std::string_view source, std::uint32_t number) {
  std::size_t first = 0;
  for (std::uint32_t line = 1; line < number; ++line) {
    const std::size_t newline = source.find('\n', first);
    if (newline == std::string_view::npos) return {};
    first = newline + 1;
  }
  if (first > source.size()) return {};
  return source.substr(first, source.find('\n', first) - first);
}

// How many terminal cells the first `characters` of a line take: East Asian wide characters take two.
std::size_t cells_before(std::string_view line, std::size_t characters) {
  std::size_t cells = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < characters; ++i) {
    if (at >= line.size()) {
      ++cells;
      continue;
    }
    const auto lead = static_cast<unsigned char>(line[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    cells += length >= 3 ? 2 : 1;
    at += length;
  }
  return cells;
}

std::string excerpt(const Place& place, std::string_view source) {
  const std::string_view line = line_of(source, place.line);
  if (line.empty()) return {};
  const std::size_t first = place.column > 0 ? place.column - 1 : 0;
  const std::size_t last =
      place.end_line == place.line && place.end_column > place.column ? place.end_column - 1 : first + 1;
  const std::size_t lead = cells_before(line, first);
  const std::size_t width = std::max<std::size_t>(1, cells_before(line, last) - lead);
  return fmt::format("{:>5} | {}\n      | {}{}\n", place.line, line, std::string(lead, ' '), std::string(width, '^'));
}

std::size_t edits(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (left[i - 1] == right[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[right.size()];
}

}  // namespace

std::string render(const Diagnostic& diagnostic, std::string_view source) {
  const std::string_view severity = diagnostic.severity == Severity::error ? "error" : "warning";
  std::string text = fmt::format("{}:{}:{}: {} {}: {}\n", diagnostic.place.file, diagnostic.place.line,
                                 diagnostic.place.column, severity, diagnostic.code, diagnostic.message);
  text += excerpt(diagnostic.place, source);
  for (const Label& label : diagnostic.also) {
    text +=
        fmt::format("      = {}:{}:{}: {}\n", label.place.file, label.place.line, label.place.column, label.message);
    if (label.place.file == diagnostic.place.file) text += excerpt(label.place, source);
  }
  for (const std::string& clause : diagnostic.clauses) text += fmt::format("      = clause {}\n", clause);
  if (!diagnostic.help.empty()) text += fmt::format("      = help: {}\n", diagnostic.help);
  return text;
}

std::string closest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string* best = nullptr;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
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
