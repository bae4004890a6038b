// Makes small mistakes in a programme and plays its scenarios: each mistake has to make one of them fail, or the
// programme has to say why nothing can. A part of the mistakes, drawn by a fixed seed; `consilium mutate` makes all.
// That every scenario passes without a mistake is what `consilium cover` is asked for beside this.

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "apps/mutant_trial.hpp"
#include "model/citations.hpp"

namespace consilium {
namespace {

namespace fs = std::filesystem;

using apps::Fate;

constexpr std::size_t tried_here = 240;  // of each programme

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

TEST_P(Mutants, a_mistake_is_noticed_by_a_scenario_or_explained) {
  apps::TrialOptions options;
  for (const scenario::Mutation kind : scenario::mutations) {
    if (kind != scenario::Mutation::citation) options.kinds.push_back(kind);
  }
  options.sample = tried_here;
  options.seconds_max = 120;
  const auto trial = apps::try_mutants(*folder_, options);
  ASSERT_TRUE(trial) << trial.error().message;
  const auto citations = std::count_if(trial->mutants.all.begin(), trial->mutants.all.end(),
                                       [](const scenario::Mutant& one) { return one.swap.has_value(); });
  ASSERT_EQ(trial->tried.size(), std::min(tried_here, trial->mutants.all.size() - static_cast<std::size_t>(citations)));
  for (const apps::TriedMutant& one : trial->tried) {
    fmt::print("{}: {} → {}\n", to_string(one.fate), one.mutant->name, one.by == nullptr ? "" : one.by->name);
    EXPECT_NE(one.fate, Fate::unnoticed) << one.mutant->place.file << ":" << one.mutant->place.line
                                         << ": no scenario notices `" << one.mutant->name << "`";
  }
}

// Citations of data cannot be told apart by what is played, so that not all of them are noticed yet.
TEST_P(Mutants, nine_of_ten_swapped_citations_are_noticed) {
  apps::TrialOptions options;
  options.kinds = {scenario::Mutation::citation};
  options.seconds_max = 120;
  const auto trial = apps::try_mutants(*folder_, options);
  ASSERT_TRUE(trial) << trial.error().message;
  EXPECT_GT(trial->tried.size(), 100U);
  EXPECT_GE(apps::count_all(trial->tried).percent(), 90);
}

TEST_P(Mutants, every_mistake_has_a_name_of_its_own_and_what_would_notice_it) {
  std::set<std::string> names;
  for (const scenario::Mutant& mutant : scenario::mutants_of(folder_->programme).all) {
    EXPECT_TRUE(names.insert(mutant.name).second) << mutant.name;
    EXPECT_FALSE(mutant.proof.empty()) << mutant.name;
  }
}

TEST_P(Mutants, every_word_that_cites_has_mistakes_or_a_reason_why_not) {
  const scenario::Mutants mutants = scenario::mutants_of(folder_->programme);
  std::set<std::pair<std::string, std::uint32_t>> places;
  for (const scenario::Mutant& mutant : mutants.all) places.emplace(mutant.place.file, mutant.place.line);
  for (const scenario::Untouched& word : mutants.untouched) places.emplace(word.place.file, word.place.line);
  model::for_each_citation(folder_->programme, [&](const model::Citation& citation, model::CitedBy) {
    if (citation.clauses.empty() && citation.house.empty() && citation.law.empty()) return;
    EXPECT_TRUE(places.contains({citation.at.file, citation.at.line})) << citation.at.file << ":" << citation.at.line;
  });
}

std::vector<std::string> programmes() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(fs::path(CONSILIUM_SOURCE_DIR) / "programmes"))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Programmes, Mutants, testing::ValuesIn(programmes()), [](const auto& instance) {
  std::string name = instance.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace consilium
