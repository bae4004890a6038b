// Makes one small mistake after another in a programme and plays its scenarios: each mistake has to make one of them
// fail. Prints which scenario noticed which mistake.

#include "scenario/mutants.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "apps/programme_folder.hpp"

namespace consilium {
namespace {

namespace fs = std::filesystem;

using scenario::Mutant;
using scenario::Scenario;

// For each mutant the scenario that noticed it, or null. The work is shared out over the cores.
std::vector<const Scenario*> hunt(const apps::ProgrammeFolder& folder, const std::vector<Mutant>& mutants) {
  std::vector<const Scenario*> noticed(mutants.size());
  std::atomic<std::size_t> next = 0;
  const scenario::Setting setting = folder.setting();
  const auto work = [&] {
    for (std::size_t i = next++; i < mutants.size(); i = next++) {
      noticed[i] = scenario::noticed_by(setting, mutants[i], folder.scenarios);
    }
  };
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) workers.emplace_back(work);
  workers.clear();
  return noticed;
}

// The folder of a programme.
class Mutants : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    folder_ = apps::open_folder(fs::path(CONSILIUM_SOURCE_DIR) / "programmes" / GetParam());
    ASSERT_TRUE(folder_.has_value());
    ASSERT_FALSE(folder_->scenarios.empty());
  }

  std::optional<apps::ProgrammeFolder> folder_{};
};

TEST_P(Mutants, without_a_mistake_every_scenario_passes) {
  for (const Scenario& scenario : folder_->scenarios) {
    EXPECT_TRUE(scenario::run(folder_->setting(), scenario).failures.empty()) << scenario.name;
  }
}

TEST_P(Mutants, every_mistake_is_noticed_by_a_scenario) {
  const std::vector<Mutant> mutants = scenario::mutants_of(folder_->programme);
  ASSERT_FALSE(mutants.empty());
  const auto noticed = hunt(*folder_, mutants);
  for (std::size_t i = 0; i < mutants.size(); ++i) {
    const Mutant& mutant = mutants[i];
    fmt::print("{} → {}\n", mutant.name, noticed[i] == nullptr ? "nothing" : noticed[i]->name);
    EXPECT_NE(noticed[i], nullptr) << mutant.place.file << ":" << mutant.place.line << ": no scenario notices `"
                                   << mutant.name << "`";
  }
}

TEST_P(Mutants, every_mistake_changes_the_programme_and_has_a_name_of_its_own) {
  std::set<std::string> names;
  for (const Mutant& mutant : scenario::mutants_of(folder_->programme)) {
    EXPECT_FALSE(scenario::mutated(folder_->programme, mutant) == folder_->programme) << mutant.name;
    EXPECT_TRUE(names.insert(mutant.name).second) << mutant.name;
  }
}

INSTANTIATE_TEST_SUITE_P(Programmes, Mutants, testing::Values("metlife-duhui"), [](const auto& instance) {
  std::string name = instance.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace consilium
