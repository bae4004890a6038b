// docs/reference/checks.md is made from the lists of codes and the cases; this test keeps it so.
#include <sstream>

#include <gtest/gtest.h>

#include "cases.hpp"
#include "compiler/codes.hpp"
#include "text/codes.hpp"

namespace consilium::checks {
namespace {

constexpr std::string_view introduction =
    R"(# What the checker finds

`consilium check FOLDER …` reads a programme folder with the networks and calendars beside it and tells every problem in
one run: the file, line and column, the line with the place underlined, the clauses of the word it stands in, and what
to do. An error must be corrected before the programme can be used; a warning need not. The exit code is 0 without
errors, 1 with some and 2 when the folder cannot be read.

This page is made from the lists of codes in `src/text/codes.hpp` and `src/compiler/codes.hpp` and the cases in
`tests/compiler/bad`, where the whole message of each check stands; a test fails when the three differ.
)";

struct Group {
  std::string_view first;  // code
  std::string_view title;
};

constexpr auto groups = std::to_array<Group>({
    {"T100", "YAML files"},
    {"T150", "CSV tables"},
    {"C100", "Values and words"},
    {"C200", "Names and conditions"},
    {"C300", "Facts, rules and flows"},
    {"C350", "The programme and its lists, texts and clauses"},
    {"C400", "Citations and what is left over"},
    {"C410", "Flows that cannot get on or end"},
    {"C460", "Between two versions, before the later one is published"},
    {"C500", "Networks and calendars"},
});

// The first message of the code in the golden texts: its severity and its words.
std::pair<std::string, std::string> example_of(std::string_view code) {
  for (const Case& one : cases_in("bad")) {
    if (one.name.substr(0, one.name.find('-')) != code) continue;
    std::filesystem::path golden = one.path;
    std::istringstream lines(read(golden.replace_extension(".txt")));
    for (std::string line; std::getline(lines, line);) {
      for (const std::string severity : {"error", "warning"}) {
        const std::string mark = ": " + severity + " " + std::string(code) + ": ";
        if (const std::size_t at = line.find(mark); at != std::string::npos)
          return {severity, line.substr(at + mark.size())};
      }
    }
  }
  return {};
}

std::string as_cell(std::string_view text) {
  std::string cell;
  for (const char character : text) {
    if (character == '|') cell += '\\';
    cell += character;
  }
  return cell;
}

std::string row_of(const base::ListedCode& entry) {
  const auto [severity, message] = example_of(entry.code);
  return "| " + std::string(entry.code) + " | " + severity + " | " + as_cell(entry.catches) + " | " + as_cell(message) +
         " |\n";
}

std::string reference() {
  std::string page(introduction);
  const Group* current = nullptr;
  const auto add = [&](const base::ListedCode& entry) {
    const Group* group = nullptr;
    for (const Group& candidate : groups) {
      if (candidate.first.front() == entry.code.front() && candidate.first <= entry.code) group = &candidate;
    }
    if (group != current) {
      page +=
          "\n## " + std::string(group->title) + "\n\n| code | | what it catches | for example |\n|---|---|---|---|\n";
      current = group;
    }
    page += row_of(entry);
  };
  for (const base::ListedCode& entry : text::codes) add(entry);
  for (const base::ListedCode& entry : compiler::codes) add(entry);
  return page;
}

TEST(ChecksReference, is_made_from_the_codes_and_the_cases) {
  expect_file(std::filesystem::path(CONSILIUM_SOURCE_DIR) / "docs/reference/checks.md", reference());
}

}  // namespace
}  // namespace consilium::checks
