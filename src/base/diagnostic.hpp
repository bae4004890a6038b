// Diagnostic: a problem in a file that a person wrote, with its exact place, what was expected and what to do. All
// problems of a run are collected; nothing stops at the first.
//
// Places count lines and columns from 1, columns in Unicode characters, as an editor shows them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace consilium::base {

struct Place {
  std::string file;        // as the user named it; empty when there is no file
  std::uint32_t line = 0;  // 0: the whole file
  std::uint32_t column = 0;
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;  // one past the last character

  bool operator==(const Place&) const = default;
};

enum class Severity : unsigned char { error, warning };

struct Label {
  Place place;
  std::string message;
};

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;  // stable, such as `C103`; documented in docs/reference/checks.md
  Place place;
  std::string message;        // one sentence, the user's words in `backticks`
  std::vector<Label> also{};  // other places that take part
  std::string help{};         // what to do, often "did you mean …"
  std::vector<std::string> clauses{};
};

// Characters that hide, reorder or move a cursor are shown by number (`<U+202E>`), never sent raw. The form:
// `file:line:column: error C103: message`, the source line with the span underlined, the other places, the clauses and
// the help. `source` is the text of `diagnostic.place.file` (empty: no excerpt).
std::string render(const Diagnostic& diagnostic, std::string_view source);

// The candidate closest to `word` in edits, when it is close enough to be a slip; empty otherwise.
std::string closest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace consilium::base
