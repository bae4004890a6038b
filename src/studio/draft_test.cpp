// Drafts: files over files, what is wrong with them, and what was changed in them.
#include <gtest/gtest.h>

#include "studio/clauses.hpp"
#include "studio/copy.hpp"
#include "studio/files.hpp"
#include "studio/flow.hpp"
#include "studio/played.hpp"
#include "studio/tutorial_fixture.hpp"

namespace consilium::studio {
namespace {

using tests::House;
using tests::tutorial_files;
using tests::with;

constexpr auto always = [] { return true; };

TEST(Files, lie_over_those_of_the_base) {
  const std::vector<compiler::SourceFile> base{{"b", "1"}, {"c", "2"}};
  const auto laid = laid_over(base, {{"a", "new"}, {"b", ""}, {"c", std::nullopt}});
  ASSERT_TRUE(laid);
  ASSERT_EQ(laid->size(), 2U);
  EXPECT_EQ(laid->front().name, "a");
  EXPECT_EQ(laid->back().name, "b");
  EXPECT_EQ(laid->back().bytes, "");
  EXPECT_FALSE(laid_over(base, {{"d", std::nullopt}}));
  EXPECT_FALSE(laid_over(base, {{"a", "1"}, {"a", "2"}}));
}

TEST(Drafts, tell_problems_of_programme_and_scenarios_with_their_place) {
  const House house;
  EXPECT_TRUE(house.draft().problems.empty());
  EXPECT_TRUE(house.draft().can_play);
  const Draft broken =
      house.draft(with("services/home-visit.yaml", "within: { hours: 24 }", "within: { hours: soon }"));
  EXPECT_FALSE(broken.programme);
  EXPECT_FALSE(broken.can_play);
  ASSERT_FALSE(broken.problems.empty());
  EXPECT_EQ(broken.problems.front().place.file, "services/home-visit.yaml");
  EXPECT_EQ(broken.problems.front().place.line, 45U);
  EXPECT_EQ(broken.problems.front().place.column, 70U);
  const Draft unplayable = house.draft(with("scenarios/who.yaml", "    for: home-visit\n", ""));
  EXPECT_TRUE(unplayable.programme);
  const Draft unknown = house.draft(with("scenarios/who.yaml", "clauses: [MB-1]", "classes: [MB-1]"));
  EXPECT_TRUE(unknown.programme);
  EXPECT_FALSE(unknown.can_play);
  EXPECT_EQ(unknown.problems.back().place.file, "scenarios/who.yaml");
}

TEST(Drafts, play_their_scenarios_and_those_only_that_are_asked_for) {
  const House house;
  const Draft draft = house.draft();
  const PlayedAll all = play(draft, {}, always);
  EXPECT_EQ(all.played.size(), draft.scenarios.size());
  for (const Played& one : all.played) EXPECT_TRUE(one.result.failures.empty()) << one.scenario->name;
  EXPECT_EQ(play(draft, {{"So does a visit"}, ""}, always).played.size(), 1U);
  const PlayedAll of_file = play(draft, {{}, "scenarios/visit.yaml"}, always);
  ASSERT_FALSE(of_file.played.empty());
  for (const Played& one : of_file.played) EXPECT_EQ(one.scenario->place.file, "scenarios/visit.yaml");
  EXPECT_LT(of_file.played.size(), all.played.size());
}

TEST(Drafts, show_what_a_changed_figure_does) {
  const House house;
  const Draft draft = house.draft(with("programme.yaml", "lasts: { natural_days: 30 }", "lasts: { natural_days: 44 }"));
  const PlayedAll played =
      play(draft, {{"Thirty days of waiting, and a hundred and eighty with a slow disease"}, ""}, always);
  ASSERT_EQ(played.played.size(), 1U);
  const std::vector<scenario::Failure>& failures = played.played.front().result.failures;
  ASSERT_EQ(failures.size(), 2U);
  EXPECT_EQ(failures.back().place.file, "scenarios/who.yaml");
  EXPECT_EQ(failures.back().place.line, 27U);
  EXPECT_EQ(failures.back().expected, "eligible");
  EXPECT_EQ(failures.back().got, "not_eligible");
  const std::string copy = copy_of(draft, base::Language::en);
  EXPECT_NE(copy.find("44 days"), std::string::npos);
  EXPECT_EQ(copy_of(house.draft(), base::Language::en).find("44 days"), std::string::npos);
  EXPECT_NE(copy.find("id=\"clause-MB-3\""), std::string::npos);
  EXPECT_NE(draft.hash, house.draft().hash);
}

TEST(Drafts, say_what_scenarios_prove_once_they_were_played) {
  const House house;
  const Draft draft = house.draft();
  EXPECT_EQ(copy_of(draft, base::Language::en).find("So does a visit"), std::string::npos);
  const std::string proved = copy_of(draft, base::Language::en, passed_of(play(draft, {}, always)));
  EXPECT_NE(proved.find("So does a visit"), std::string::npos);
}

TEST(Drafts, stop_playing_when_there_is_no_more_time) {
  const House house;
  const Draft draft = house.draft();
  EXPECT_EQ(play(draft, {}, [] { return false; }).not_played, draft.scenarios.size());
  for (int allowed = 1; allowed < 40; ++allowed) {
    int asked = 0;
    const PlayedAll some = play(draft, {}, [&] { return ++asked <= allowed; });
    EXPECT_EQ(some.played.size() + some.not_played, draft.scenarios.size());
    ASSERT_FALSE(some.played.empty());
    const scenario::Result& first = some.played.front().result;
    EXPECT_EQ(first.stopped, !first.failures.empty()) << allowed;
    EXPECT_TRUE(first.stopped || allowed > 1);
    for (std::size_t i = 1; i < some.played.size(); ++i) EXPECT_FALSE(some.played[i].result.stopped) << allowed;
  }
}

TEST(Drafts, stop_scenarios_that_would_not_end_in_a_lifetime) {
  std::string bytes = "format: scenario/1\nsequences:\n";
  for (int at = 0; at < 20; ++at) {
    bytes += "  s" + std::to_string(at) + ":\n";
    for (int step = 0; step < 10; ++step) bytes += "    - { run: s" + std::to_string(at + 1) + " }\n";
  }
  bytes +=
      "  s20: [{ at: \"2026-04-01T10:00\" }]\nscenarios:\n  - { name: long, clauses: [MB-1], timeline: [{ run: s0, "
      "expect: { plan: none } }] }\n";
  const House house;
  std::vector<compiler::SourceFile> files = tutorial_files();
  files.push_back({"scenarios/long.yaml", bytes});
  const Draft draft = house.draft(std::move(files));
  ASSERT_TRUE(draft.can_play) << draft.problems.front().message;
  int asked = 0;
  const PlayedAll all = play(draft, {{"long"}, ""}, [&asked] { return ++asked < 1'000; });
  ASSERT_EQ(all.played.size(), 1U);
  EXPECT_TRUE(all.played.front().result.stopped);
  EXPECT_LT(asked, 1'100);
  EXPECT_EQ(all.played.front().result.failures.front().place.file, "scenarios/long.yaml");
}

TEST(Drafts, fail_a_scenario_whose_number_is_none) {
  std::vector<compiler::SourceFile> files =
      with("services/home-visit.yaml", "  visit.at: {",
           "  visit.floor: { type: integer, source: provider, name: { en: Floor } }\n  visit.at: {");
  for (compiler::SourceFile& file : files) {
    const auto replace = [&](std::string_view old_text, std::string_view new_text) {
      const std::size_t at = file.bytes.find(old_text);
      ASSERT_NE(at, std::string::npos);
      file.bytes.replace(at, old_text.size(), new_text);
    };
    if (file.name == "services/home-visit.yaml")
      replace("    record: [visit.at]", "    record: [visit.at, { fact: visit.floor, optional: true }]");
    if (file.name == "scenarios/visit.yaml")
      replace("facts: { visit.at: \"2026-04-10T10:00\" } }",
              "facts: { visit.at: \"2026-04-10T10:00\", visit.floor: third } }");
  }
  const House house;
  const Draft draft = house.draft(std::move(files));
  ASSERT_TRUE(draft.can_play) << draft.problems.front().message;
  const PlayedAll all = play(draft, {{"Nobody opens at the time agreed"}, ""}, always);
  ASSERT_FALSE(all.played.front().result.failures.empty());
  EXPECT_EQ(all.played.front().result.failures.front().message, "`third` is no whole number");
}

TEST(Clauses, are_cited_at_lines_in_words) {
  const House house;
  const Draft draft = house.draft();
  const std::vector<CitedClause> clauses = clauses_of(draft, base::Language::en);
  EXPECT_EQ(clauses.size(), draft.programme->clauses.size());
  const auto waiting =
      std::find_if(clauses.begin(), clauses.end(), [](const CitedClause& cited) { return cited.clause->id == "MB-3"; });
  ASSERT_NE(waiting, clauses.end());
  EXPECT_EQ(waiting->clause->at.file, "clauses.yaml");
  const auto rule = std::find_if(waiting->by.begin(), waiting->by.end(),
                                 [](const CitedAt& cited) { return cited.id == "waiting-period"; });
  ASSERT_NE(rule, waiting->by.end());
  EXPECT_EQ(rule->place.file, "programme.yaml");
  EXPECT_EQ(rule->word, "Rule");
  // A rule that both services have stands once.
  EXPECT_EQ(std::count_if(waiting->by.begin(), waiting->by.end(),
                          [](const CitedAt& cited) { return cited.id == "waiting-period"; }),
            1);
}

TEST(Flows, name_and_mark_the_stages_of_a_walk) {
  const House house;
  const Draft draft = house.draft();
  const model::Service& service = *draft.programme->service("home-visit");
  const Flow flow = flow_of(draft, service, base::Language::en, {}).value();
  const auto is_stage = [&](const std::string& id) {
    return std::any_of(flow.stages.begin(), flow.stages.end(), [&](const auto& stage) { return stage.id == id; });
  };
  const scenario::Walked walked =
      scenario::walk(draft.setting(), *find_scenario(draft, "A visit to a child needs the paper first"));
  std::vector<std::vector<std::string>> stages;
  std::vector<std::string> acts;
  for (const scenario::WalkStep& step : walked.steps) {
    stages.push_back(stages_at(*draft.programme, step));
    acts.push_back(step.does);
    for (const std::string& stage : stages.back()) EXPECT_TRUE(is_stage(stage)) << stage;
    EXPECT_TRUE(step.failures.empty());
  }
  EXPECT_EQ(acts, (std::vector<std::string>{"open", "notice", "do", "paper", "paper", "timer", "wait"}));
  EXPECT_EQ(stages, (std::vector<std::vector<std::string>>{{"accept"},
                                                           {"accept"},
                                                           {"papers:papers"},
                                                           {"papers:papers"},
                                                           {"agree-visit"},
                                                           {"agree-visit"},
                                                           {"agree-visit"}}));
  EXPECT_EQ(walked.steps[5].about, "agreement");
  const Flow marked = flow_of(draft, service, base::Language::en, {"accept"}).value();
  EXPECT_NE(marked.parts, flow.parts);
  EXPECT_NE(flow.parts.front().find("data-stage=\"accept\""), std::string::npos);
}

}  // namespace
}  // namespace consilium::studio
