#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "roster/columns.hpp"
#include "roster/file_for_test.hpp"
#include "roster/merge.hpp"

namespace consilium::roster {
namespace {

std::string reference() {
  std::ifstream stream(CONSILIUM_SOURCE_DIR "/docs/reference/roster.md", std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(RosterReference, lists_every_column_and_whether_it_is_required) {
  const std::string text = reference();
  for (std::size_t at = 0; at < column_count; ++at) {
    const auto column = static_cast<Column>(at);
    const std::string row =
        fmt::format("\n| `{}` |{} |", name_of(column), is_required(column, FileKind::full) ? " yes" : "");
    EXPECT_NE(text.find(row), std::string::npos) << row;
  }
}

TEST(RosterReference, lists_every_state_and_identity_document) {
  const std::string text = reference();
  std::vector<std::string> words = contract_state_words();
  for (const std::string& kind : lookup::identity_document_kinds()) words.push_back(kind);
  for (const std::string& word : words) EXPECT_NE(text.find("`" + word + "`"), std::string::npos) << word;
}

TEST(RosterReference, has_an_example_that_is_read_without_a_problem) {
  const std::string text = reference();
  const std::string fence = "```csv\n";
  const std::size_t start = text.find(fence);
  ASSERT_NE(start, std::string::npos);
  const std::string example = text.substr(start + fence.size(), text.find("```", start + 3) - start - fence.size());
  const Outcome outcome = read(example);
  for (const base::Diagnostic& problem : outcome.problems) ADD_FAILURE() << base::render(problem, example);
  ASSERT_EQ(outcome.rows.size(), 3U);
  const base::Result<Merged> withdrawn = merge(std::nullopt, outcome.rows[2]);
  ASSERT_TRUE(withdrawn.has_value());
  const base::Date day = base::Date::of(2026, 1, 10);
  EXPECT_EQ(withdrawn->history.state.on(day, day), ContractState::lapsed);
  EXPECT_EQ(withdrawn->history.state.on(day, outcome.rows[2].as_of), ContractState::in_force);
}

}  // namespace
}  // namespace consilium::roster
