#include "text/yaml_syntax.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/core.h>

namespace consilium::text {
namespace {

// The parser names a place where it noticed (`problem`) and one where the construct began (`context`).
enum class At : unsigned char { problem, context };

struct Explanation {
  std::string_view problem;  // as libyaml says it; a prefix
  std::string_view context;  // as libyaml says it; a prefix, empty for any
  At at;
  std::string_view message;
  std::string_view help;
};

constexpr std::array explanations{
    Explanation{"found unexpected end of stream", "while scanning a quoted", At::context,
                "the text in quotes never ends", "add the closing quote"},
    Explanation{"found unexpected document indicator", "while scanning a quoted", At::context,
                "the text in quotes is not closed before the line `---` or `...`", "add the closing quote"},
    Explanation{"could not find expected ':'", "while scanning a simple key", At::context,
                "this line is neither a `key: value` nor a list item",
                "write `key: value` with a space after the colon, or `- item` with a space after the dash"},
    Explanation{
        "mapping values are not allowed", "", At::problem, "a `: ` is not allowed here",
        "put text that holds `: ` in quotes; if this line is a key, give it the indentation of the keys beside it "
        "and see whether the line before is a whole `key: value`"},
    Explanation{"block sequence entries are not allowed", "", At::problem, "a list item cannot start here",
                "start the list on the next line, or write it as `[a, b]`"},
    Explanation{"mapping keys are not allowed", "", At::problem, "a key cannot start here",
                "write `key: value` on a line of its own, without `?`"},
    Explanation{"did not find expected ',' or ']'", "", At::problem, "expected `,` or `]`",
                "close the list, or separate its items by commas"},
    Explanation{"did not find expected ',' or '}'", "", At::problem, "expected `,` or `}`",
                "close the mapping, or separate its entries by commas"},
    Explanation{
        "did not find expected key", "while parsing a block mapping", At::problem,
        "expected a key of the mapping that began earlier, or the end of the line",
        "give the key the indentation of the keys beside it; put text that holds quotes or brackets in quotes, where a "
        "single quote within single quotes is written twice"},
    Explanation{"did not find expected '-' indicator", "", At::problem,
                "expected the next item of the list that began earlier",
                "start each item with `- ` at the same indentation"},
    Explanation{"did not find expected node content", "", At::problem, "expected a value",
                "add it, or delete the comma"},
    Explanation{"found character that cannot start any token", "", At::problem, "text cannot start with this character",
                "put the text in quotes"},
    Explanation{"found unknown escape character", "", At::problem, "there is no such escape within double quotes",
                "write a backslash as `\\\\`, or use single quotes, in which nothing is escaped"},
    Explanation{"did not find expected hexdecimal number", "", At::problem, "the escape needs hexadecimal digits",
                "write `\\u` with four digits, such as `\\u00A0`"},
    Explanation{"found invalid Unicode character escape code", "", At::problem, "the escape is not a character",
                "write the character itself"},
    Explanation{"did not find expected comment or line break", "while scanning a block scalar", At::problem,
                "the text after `|` or `>` starts on the next line", "move it to the next line, indented"},
    Explanation{"found an indentation indicator equal to 0", "", At::problem, "block text cannot have indentation 0",
                "delete the number after `|` or `>`"},
    Explanation{"", "while scanning an anchor", At::context, "plain text cannot start with `&`",
                "put the text in quotes"},
    Explanation{"", "while scanning an alias", At::context, "plain text cannot start with `*`",
                "put the text in quotes"},
    Explanation{"", "while scanning a tag", At::context, "plain text cannot start with `!`", "put the text in quotes"},
    Explanation{"", "while parsing a node", At::context, "plain text cannot start with `!`", "put the text in quotes"},
    Explanation{"", "while scanning a directive", At::context, "a line cannot start with `%`",
                "delete the line, or put the text in quotes"},
    Explanation{"did not find expected <document start>", "", At::problem, "the document ended before this line",
                "keep one mapping in the file, with all its keys at the same indentation"},
};

const Explanation* explanation_of(const yaml_parser_t& parser) {
  const std::string_view problem = parser.problem == nullptr ? "" : parser.problem;
  const std::string_view context = parser.context == nullptr ? "" : parser.context;
  const auto* const found = std::find_if(explanations.begin(), explanations.end(), [&](const Explanation& entry) {
    return problem.starts_with(entry.problem) && context.starts_with(entry.context);
  });
  return found == explanations.end() ? nullptr : found;
}

std::string_view line_at(std::string_view text, std::size_t line) {
  for (; line > 0; --line) {
    const std::size_t newline = text.find('\n');
    if (newline == std::string_view::npos) return {};
    text.remove_prefix(newline + 1);
  }
  return text.substr(0, text.find('\n'));
}

// Where the parser stands; at the end of the file, which it counts as a line of its own, behind the last line.
base::Place place_at(const Problems& problems, std::string_view text, const yaml_mark_t& mark) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  const auto last = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  std::size_t line = mark.line;
  std::size_t column = mark.column;
  if (line > last) {
    line = last;
    const std::string_view characters = line_at(text, last);
    column = static_cast<std::size_t>(
        std::count_if(characters.begin(), characters.end(), [](char c) { return (c & 0xC0) != 0x80; }));
  }
  return problems.place(line + 1, column + 1, line + 1, column + 2);
}

// Full-width punctuation looks like syntax and is not: the commonest slip with a Chinese keyboard. `line` counts from
// 0; a line that lacks its colon is noticed by the parser on the next one.
std::string full_width_hint(std::string_view text, std::size_t line) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> look_alikes{
      {{"：", ":"}, {"，", ","}, {"“", "\""}, {"”", "\""}, {"［", "["}, {"］", "]"}, {"－", "-"}}};
  for (const std::size_t at : {line, line == 0 ? line : line - 1}) {
    for (const auto& [full_width, ascii] : look_alikes) {
      if (line_at(text, at).find(full_width) == std::string_view::npos) continue;
      return fmt::format("; the full-width `{}` in line {} is not the `{}` of the syntax", full_width, at + 1, ascii);
    }
  }
  return {};
}

}  // namespace

base::Place place_of(const Problems& problems, const yaml_mark_t& start, const yaml_mark_t& end) {
  return problems.place(start.line + 1, start.column + 1, end.line + 1, end.column + 1);
}

void add_syntax_problem(const yaml_parser_t& parser, std::string_view text, Problems& problems) {
  const Explanation* const known = explanation_of(parser);
  const yaml_mark_t& mark = known != nullptr && known->at == At::context ? parser.context_mark : parser.problem_mark;
  base::Place place = place_at(problems, text, mark);
  std::vector<base::Label> also;
  const bool elsewhere = parser.context_mark.line != mark.line || parser.context_mark.column != mark.column;
  if (parser.context != nullptr && elsewhere && known != nullptr && known->at == At::problem) {
    also.push_back({place_at(problems, text, parser.context_mark), "it began here"});
  }
  const std::string hint = full_width_hint(text, mark.line);
  if (known == nullptr) {
    const std::string_view words = parser.problem == nullptr ? "the file cannot be read" : parser.problem;
    problems.add("T111", std::move(place), std::string(words), "put text with special characters in quotes" + hint,
                 std::move(also));
    return;
  }
  problems.add("T111", std::move(place), std::string(known->message), std::string(known->help) + hint, std::move(also));
}

}  // namespace consilium::text
