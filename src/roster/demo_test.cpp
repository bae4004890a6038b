#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "roster/facts.hpp"
#include "roster/file_for_test.hpp"
#include "roster/merge.hpp"

namespace consilium::roster {
namespace {

const base::Date demo_start = base::Date::of(2026, 3, 2);

// The demo rosters of all programmes.
std::vector<std::filesystem::path> demo_rosters() {
  std::vector<std::filesystem::path> found;
  for (const auto& folder : std::filesystem::directory_iterator(CONSILIUM_SOURCE_DIR "/programmes")) {
    const std::filesystem::path file = folder.path() / "demo" / "roster.csv";
    if (std::filesystem::exists(file)) found.push_back(file);
  }
  return found;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(DemoRosters, are_read_without_a_problem) {
  ASSERT_FALSE(demo_rosters().empty());
  for (const std::filesystem::path& file : demo_rosters()) {
    const std::string bytes = bytes_of(file);
    const Outcome outcome = read(bytes);
    for (const base::Diagnostic& problem : outcome.problems) ADD_FAILURE() << file << base::render(problem, bytes);
    EXPECT_FALSE(outcome.rows.empty()) << file;
    for (const RosterRow& row : outcome.rows) {
      EXPECT_TRUE(merge(std::nullopt, row).has_value()) << file << row.key.contract;
      EXPECT_LT(row.as_of, demo_start) << file;
    }
  }
}

// What a programme does not ask about, such as a cooling-off period, its roster need not say.
TEST(DemoRosters, show_the_situations_that_differ) {
  bool several = false;  // contracts of one person
  for (const std::filesystem::path& file : demo_rosters()) {
    std::set<std::string> states;
    std::multiset<std::string> people;
    std::set<int> ages;
    for (const RosterRow& row : read(bytes_of(file)).rows) {
      const ContractHistory history = merge(std::nullopt, row)->history;
      if (const auto state = history.state.on(demo_start, demo_start)) states.emplace(to_string(*state));
      people.insert(row.insured.identity_number);
      ages.insert(full_years_between(*row.insured.birth_date, demo_start));
      const cases::RosterFacts facts = facts_as_known(history, demo_start, row.insured.birth_date);
      EXPECT_TRUE(facts.effective_on && facts.birth_date) << row.key.contract;
      EXPECT_FALSE(facts.state.empty()) << row.key.contract;
    }
    EXPECT_TRUE(states.contains("in_force")) << file;
    EXPECT_GT(states.size(), 1U) << file;
    several =
        several || std::any_of(people.begin(), people.end(), [&](const auto& one) { return people.count(one) > 1; });
    EXPECT_GT(ages.size(), 1U) << file;
  }
  EXPECT_TRUE(several);
}

}  // namespace
}  // namespace consilium::roster
