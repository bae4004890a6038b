// What is told of two versions, word by word.
#include <algorithm>

#include <gtest/gtest.h>

#include "apps/diff_report.hpp"
#include "scenario/mutants.hpp"
#include "versions.hpp"

namespace consilium {
namespace {

const std::vector<std::string> handbooks{"allianz-mediguide", "metlife-duhui", "metlife-suixin",
                                         "prudential-second-opinion", "starr-zhongji"};

std::string told(const std::vector<reading::Difference>& differences) {
  std::string text;
  for (const reading::Difference& difference : differences) {
    text += std::string(to_string(difference.change)) + " " + difference.kind + " " + difference.id + "\n";
    for (const reading::ChangedAspect& aspect : difference.aspects)
      text += "  " + aspect.name + ": " + aspect.from + " → " + aspect.to + "\n";
  }
  return text;
}

TEST(Words, of_ten_prepared_changes_each_is_told_with_both_figures) {
  ASSERT_EQ(ten_changes().size(), 10U);
  for (const Prepared& prepared : ten_changes()) {
    const Versions both = versions(prepared);
    const auto differences = apps::all_differences(both.before, both.after);
    const ChangedWord& word = prepared.told;
    const auto found = std::find_if(differences.begin(), differences.end(), [&](const reading::Difference& one) {
      return to_string(one.change) == word.change && one.kind == word.kind && one.id == word.id;
    });
    ASSERT_NE(found, differences.end()) << prepared.name << "\n" << told(differences);
    const reading::ChangedAspect aspect{word.aspect, word.from, word.to};
    EXPECT_NE(std::find(found->aspects.begin(), found->aspects.end(), aspect), found->aspects.end())
        << prepared.name << "\n"
        << told(differences);
  }
}

TEST(Words, what_was_not_changed_is_not_told) {
  for (const Prepared& prepared : ten_changes()) {
    const Versions both = versions(prepared);
    const auto differences = apps::all_differences(both.before, both.after);
    // The clause of the removed rule is now one that nothing enforces, and the new service is no later one any more.
    // Lines of a file that move are no change.
    const std::size_t expected = prepared.name == "removed rule" || prepared.name == "new service" ? 2U : 1U;
    EXPECT_EQ(differences.size(), expected) << prepared.name << "\n" << told(differences);
  }
}

TEST(Words, a_service_with_another_id_is_told_as_the_same_one) {
  Prepared renamed{"another id", "metlife-duhui"};
  renamed.further = [](apps::ProgrammeFolder& folder) {
    tests::rename({"outpatient-appointment", "visit-booking"}, folder.files);
  };
  const Versions both = versions(renamed);
  const auto differences = apps::all_differences(both.before, both.after);
  const auto service = std::find_if(differences.begin(), differences.end(),
                                    [](const reading::Difference& one) { return one.kind == "service"; });
  ASSERT_NE(service, differences.end()) << told(differences);
  EXPECT_EQ(service->id, "visit-booking");
  EXPECT_EQ(service->aspects, (std::vector<reading::ChangedAspect>{{"id", "outpatient-appointment", "visit-booking"}}));
  for (const reading::Difference& one : differences)
    EXPECT_EQ(to_string(one.change), "changed") << one.kind << " " << one.id;
}

TEST(Words, another_name_of_a_code_is_told) {
  const Versions both =
      versions({"another name",
                "metlife-duhui",
                {{"programme.yaml", "zh-Hant: 可以預約, en: can be booked", "zh-Hant: 可以預約, en: bookable"}},
                {},
                {}});
  const auto differences = apps::all_differences(both.before, both.after);
  ASSERT_EQ(differences.size(), 1U) << told(differences);
  EXPECT_EQ(differences.front().kind, "name of a column");
  EXPECT_EQ(differences.front().id, "bookable");
  EXPECT_EQ(differences.front().aspects,
            (std::vector<reading::ChangedAspect>{{"is (en)", "can be booked", "bookable"}}));
}

TEST(Words, another_product_of_a_rider_is_told) {
  const Versions both = versions({"another rider",
                                  "metlife-suixin",
                                  {{"programme.yaml", "      products: [jiankang-suixin-5-specified]",
                                    "      products: [jiankang-suixin-5-specified, jiankang-suixin-6-specified]"}},
                                  {},
                                  {}});
  const auto differences = apps::all_differences(both.before, both.after);
  ASSERT_EQ(differences.size(), 1U) << told(differences);
  EXPECT_EQ(differences.front().kind, "rider");
  EXPECT_EQ(differences.front().id, "specified");
  EXPECT_EQ(differences.front().aspects,
            (std::vector<reading::ChangedAspect>{{"products", "jiankang-suixin-5-specified",
                                                  "jiankang-suixin-5-specified, jiankang-suixin-6-specified"}}));
}

TEST(Words, a_change_for_every_service_is_told_once_and_names_them) {
  const Versions both = versions(ten_changes()[6]);
  const auto differences = apps::all_differences(both.before, both.after);
  ASSERT_EQ(differences.front().kind, "rule") << told(differences);
  EXPECT_EQ(differences.front().services.size(), both.after.programme.services.size());
  EXPECT_EQ(differences.front().old_side.clauses, std::vector<std::string>{"MLD-6.1.6"});
  EXPECT_GT(differences.front().old_side.at.line, 0U);
}

TEST(Words, the_order_of_files_is_no_change) {
  for (const std::string& handbook : handbooks) {
    apps::ProgrammeFolder turned = real(handbook);
    std::reverse(turned.files.begin(), turned.files.end());
    auto compiled = compiler::compile(turned.files, apps::surroundings_of(turned.data));
    turned.programme = std::move(compiled.programme).value();
    EXPECT_EQ(told(apps::all_differences(real(handbook), turned)), "") << handbook;
  }
}

// Every mistake that mutation can make in a programme changes what it does, so none may go untold.
TEST(Words, every_mistake_that_can_be_made_is_told) {
  constexpr std::size_t step = 127;
  for (const std::string& handbook : handbooks) {
    const model::Programme& programme = real(handbook).programme;
    const scenario::Mutants mutants = scenario::mutants_of(programme);
    ASSERT_FALSE(mutants.all.empty());
    for (std::size_t i = 0; i < mutants.all.size(); i += step) {
      const model::Programme mistaken = scenario::mutated(programme, mutants.all[i].number);
      EXPECT_FALSE(reading::differences(programme, mistaken).empty()) << handbook << ": " << mutants.all[i].name;
    }
  }
}

TEST(Scenarios, that_expect_something_else_are_named_with_the_failing_check) {
  const Versions reading = versions(ten_changes()[7]);
  const apps::PlayedScenarios same = apps::play_under(reading.before, reading.after);
  EXPECT_EQ(same.fail_now.size(), 0U);
  EXPECT_EQ(same.played, reading.before.scenarios.size());

  const Versions removed = versions(ten_changes()[6]);
  const apps::PlayedScenarios played = apps::play_under(removed.before, removed.after);
  ASSERT_FALSE(played.fail_now.empty());
  EXPECT_LT(played.fail_now.size(), played.played);
  for (const apps::FailsNow& failed : played.fail_now) {
    EXPECT_FALSE(failed.failures.empty());
    EXPECT_GT(failed.failures.front().place.line, 0U);
  }
}

}  // namespace
}  // namespace consilium
