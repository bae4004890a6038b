#include <fmt/core.h>
#include <gtest/gtest.h>

#include "scenario/scenario.hpp"

namespace consilium::scenario {
namespace {

Result play(std::string_view given, std::string_view step) {
  const std::string bytes = fmt::format(
      "format: scenario/1\nscenarios:\n  - name: a day\n    clauses: [XY-1]\n    given: {}\n    timeline:\n      - "
      "{}\n",
      given, step);
  const ScenarioFile file = read_scenarios("day.yaml", bytes);
  EXPECT_TRUE(file.problems.empty()) << file.problems.front().message;
  model::Programme programme;
  const Setting setting{&programme, nullptr, nullptr};
  return run(setting, file.scenarios.front());
}

TEST(Stage, a_first_day_that_is_no_date_fails_the_scenario_where_it_stands) {
  for (const std::string_view key : {"state", "meets_standard", "barred_by_agreement"}) {
    const std::string_view value = key == "state" ? "in_force" : "yes";
    const Result result =
        play(fmt::format("{{ contract: {{ {}: {{ 2026-02-30: {} }} }} }}", key, value), "{ expect: { contacts: {} } }");
    ASSERT_FALSE(result.failures.empty()) << key;
    EXPECT_EQ(result.failures.front().place.line, 5) << key;
    EXPECT_NE(result.failures.front().message.find("2026-02-30"), std::string::npos) << result.failures.front().message;
  }
}

}  // namespace
}  // namespace consilium::scenario
