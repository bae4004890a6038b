// The lives of CONSILIUM_SIMULATION_MEMBERS members (6) over two years each, under the seed CONSILIUM_SIMULATION_SEED
// (1). Prints what happened when either is set.
#include "simulation/simulation.hpp"

#include <cstdlib>
#include <string>

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace consilium::tests {
namespace {

constexpr int members_by_default = 6;
constexpr int members_of_a_house = 50;

int number_from(const char* variable, int otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::stoi(text);
}

void print(const SimulationPlan& plan, const SimulationReport& report) {
  fmt::print("seed {}: {} member-years, {} acts ({} refused), {} imports, {} events, {} outages, {} repeats\n",
             plan.seed, plan.members * plan.days / 365, report.acts, report.refused, report.imports, report.events,
             report.outages, report.repeats);
  fmt::print("  cases {}\n  ends {}\n  refusals {}\n", report.cases, report.ends, report.refusals);
}

TEST(Simulation, of_years_of_members_breaks_no_promise) {
  const bool asked =
      std::getenv("CONSILIUM_SIMULATION_MEMBERS") != nullptr || std::getenv("CONSILIUM_SIMULATION_SEED") != nullptr;
  SimulationPlan plan;
  plan.seed = static_cast<std::uint32_t>(number_from("CONSILIUM_SIMULATION_SEED", 1));
  for (int left = number_from("CONSILIUM_SIMULATION_MEMBERS", members_by_default); left > 0 && !HasFailure();
       left -= plan.members, ++plan.seed) {
    plan.members = std::min(left, members_of_a_house);
    const SimulationReport report = simulate(plan);
    if (asked) print(plan, report);
    EXPECT_EQ(report.problems, (std::vector<std::string>{}));
    EXPECT_GT(report.outages, 0);
    EXPECT_GT(report.acts, report.refused);
    EXPECT_GT(report.ends.size(), 1U);
  }
}

// Members of every programme, for whom less is asked: many are refused, as the invented roster fits no programme
// wholly.
TEST(Simulation, of_members_of_each_programme_breaks_no_promise) {
  const std::vector<std::string> programmes = programmes_of_the_house();
  ASSERT_GT(programmes.size(), 1U);
  for (const std::string& programme : programmes) {
    SimulationPlan plan;
    plan.programme = programme;
    plan.members = members_by_default / 2;
    const SimulationReport report = simulate(plan);
    EXPECT_EQ(report.problems, (std::vector<std::string>{})) << programme;
    EXPECT_GT(report.acts, 0) << programme;
    EXPECT_FALSE(report.cases.empty()) << programme;
  }
}

}  // namespace
}  // namespace consilium::tests
