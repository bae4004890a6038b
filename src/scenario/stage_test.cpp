#include <algorithm>

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

TEST(Stage, turns_only_to_contracts_that_were_given) {
  const std::string_view given = "{ contracts: { second: { effective_on: 2026-02-20 } } }";
  const auto complaints = [&](std::string_view contract) {
    const Result result = play(given, fmt::format("{{ contract: {}, expect: {{ contacts: {{}} }} }}", contract));
    return std::count_if(result.failures.begin(), result.failures.end(),
                         [](const Failure& failure) { return failure.message.starts_with("there is no contract"); });
  };
  EXPECT_EQ(complaints("first"), 0);
  EXPECT_EQ(complaints("second"), 0);
  EXPECT_EQ(complaints("third"), 1);
}

}  // namespace
}  // namespace consilium::scenario
