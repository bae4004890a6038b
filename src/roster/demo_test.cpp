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

struct Shown {
  std::set<std::string> states;
  std::set<std::string> products;
  std::set<lookup::IdentityDocumentKind> kinds;
  std::multiset<std::string> people;
  std::size_t rows = 0;
  std::size_t full_rows = 0;  // with every fact that the roster can bring
  bool minor = false;
};

Shown shown_by(const std::filesystem::path& file) {
  Shown shown;
  for (const RosterRow& row : read(bytes_of(file)).rows) {
    const ContractHistory history = merge(std::nullopt, row)->history;
    if (const auto state = history.state.on(demo_start, demo_start)) shown.states.emplace(to_string(*state));
    shown.products.insert(row.product);
    shown.kinds.insert(*row.insured.identity_kind);
    shown.people.insert(row.insured.identity_number);
    shown.minor = shown.minor || full_years_between(*row.insured.birth_date, demo_start) < 18;
    const cases::RosterFacts facts = facts_as_known(history, demo_start, row.insured.birth_date);
    EXPECT_TRUE(facts.effective_on && facts.birth_date && !facts.state.empty()) << file << row.key.contract;
    ++shown.rows;
    if (facts.cooling_off_until && !facts.meets_standard.empty() && !facts.barred_by_agreement.empty() &&
        !facts.sum_insured.empty())
      ++shown.full_rows;
  }
  return shown;
}

bool shows_all(const Shown& shown) {
  const bool several = std::any_of(shown.people.begin(), shown.people.end(),
                                   [&](const auto& one) { return shown.people.count(one) > 1; });
  return shown.rows >= 12 && shown.full_rows == shown.rows && shown.products.size() > 1 && shown.kinds.size() == 5 &&
         several && shown.minor &&
         shown.states ==
             std::set<std::string>{"grace", "in_force", "lapsed", "matured", "reinstated", "suspended", "terminated"};
}

// A programme that does not ask about something, such as a cooling-off period, need not say it in its roster; one of
// them shows everything.
TEST(DemoRosters, show_the_situations_that_differ) {
  std::size_t whole = 0;
  for (const std::filesystem::path& file : demo_rosters()) {
    const Shown shown = shown_by(file);
    EXPECT_TRUE(shown.states.contains("in_force")) << file;
    EXPECT_GT(shown.states.size(), 1U) << file;
    if (shows_all(shown)) ++whole;
  }
  EXPECT_GE(whole, 1U);
}

}  // namespace
}  // namespace consilium::roster
