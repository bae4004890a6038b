#include "scenario/claims.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "scenario/umbrellas_fixture.hpp"

namespace consilium::scenario {
namespace {

// Words of the small programme that cite a law each, so that they can be told apart.
const std::vector<Change> cited_apart{
    {"marks: [booked], due: booking, cites: [\"house:given\"]", "marks: [booked], due: booking, cites: [\"law:book\"]"},
    {"after: [accepted], met_by: [booked], cites: [\"house:given\"]",
     "after: [accepted], met_by: [booked], cites: [\"law:in-time\"]"},
    {"withdraw: before_act, cites: [\"house:given\"]", "withdraw: before_act, cites: [\"law:sharing\"]"},
    {"then: free, ends: withdrawn, cites: [\"house:given\"]", "then: free, ends: withdrawn, cites: [\"law:early\"]"},
    {"quota:",
     "rules:\n  - { id: thick, when: { given: umbrella.cloth }, require: { fact: umbrella.cloth, is: thick }, say: { "
     "en: Thick only }, cites: [\"law:thick\"] }\nquota:"}};

constexpr std::string_view opened =
    "    given: { clock: \"2026-03-02T10:00\", contract: { effective_on: 2026-01-01, state: { 2026-01-01: in_force } } "
    "}\n    timeline:\n      - { open: mending }\n";

// Whether a scenario of these steps that names the law has to do with what cites it.
bool is_backed(std::string_view law, std::string_view body) {
  const compiler::Compiled programme = compiled(cited_apart);
  EXPECT_TRUE(programme.programme) << programme.problems.front().message;
  const ScenarioFile file = read_scenarios(
      "a.yaml", "format: scenario/1\nscenarios:\n  - name: a word\n    clauses: [\"law:" + std::string(law) + "\"]\n" +
                    std::string(body));
  EXPECT_TRUE(file.problems.empty()) << file.problems.front().message;
  const calendar::Edition calendar = weekdays();
  const std::map<std::string, model::Network, std::less<>> networks;
  Result result = run({&*programme.programme, &calendar, &networks, true}, file.scenarios.front());
  EXPECT_TRUE(result.failures.empty()) << result.failures.front().message;
  const Claims claims = check_claims(*programme.programme, {{&file.scenarios.front(), std::move(result.seen),
                                                             std::move(result.involved), std::move(result.claimed)}});
  return claims.hollow.empty();
}

std::string acted(std::string_view steps) { return std::string(opened) + std::string(steps); }

TEST(Claims, a_task_is_involved_when_it_is_open_and_not_before) {
  EXPECT_FALSE(is_backed("book", acted("      - { expect: { reached: applied } }\n")));
  EXPECT_TRUE(
      is_backed("book", acted("      - { consent: sharing }\n      - { do: accept, expect: { reached: accepted } "
                              "}\n")));
}

TEST(Claims, an_act_that_is_refused_names_its_task) {
  EXPECT_TRUE(is_backed("book", acted("      - { do: book, facts: { slot.at: \"2026-03-20T10:00\" }, refused: "
                                      "task-not-open }\n")));
}

TEST(Claims, a_deadline_is_involved_when_its_clock_has_started) {
  EXPECT_FALSE(is_backed("in-time", acted("      - { expect: { reached: applied } }\n")));
  EXPECT_TRUE(is_backed(
      "in-time", acted("      - { consent: sharing }\n      - { do: accept, expect: { reached: accepted } }\n")));
}

TEST(Claims, what_an_act_waits_for_is_involved_in_it) {
  EXPECT_FALSE(is_backed("sharing", acted("      - { expect: { reached: applied } }\n")));
  EXPECT_TRUE(is_backed("sharing", acted("      - { do: accept, refused: consents-missing }\n")));
}

TEST(Claims, a_stage_is_involved_when_somebody_asks_to_cancel) {
  EXPECT_FALSE(is_backed("early", acted("      - { expect: { reached: applied } }\n")));
  EXPECT_TRUE(is_backed("early", acted("      - { expect: { cancelling: free } }\n")));
}

TEST(Claims, what_is_expected_by_name_is_involved) {
  EXPECT_TRUE(is_backed("in-time", acted("      - { expect: { due: { booking: not_started } } }\n")));
}

TEST(Claims, a_table_shows_a_rule_that_does_not_apply_and_an_application_does_not) {
  constexpr std::string_view table =
      "    given: { contract: { effective_on: 2026-01-01, state: { 2026-01-01: in_force } } }\n"
      "    for: mending\n    table:\n      - { as_of: 2026-03-02, expect: eligible }\n";
  EXPECT_TRUE(is_backed("thick", table));
  EXPECT_FALSE(is_backed("thick", acted("      - { expect: { reached: applied } }\n")));
}

// A programme made by hand: a rule and a task cite A-1, and hours cite A-2.
struct ByHand {
  model::Programme programme;
  Scenario scenario{};

  ByHand() {
    model::Service& service = programme.services.emplace_back();
    service.id = "mending";
    service.rules.emplace_back().cites = citing("A-1", 9);
    service.tasks.emplace_back().cites = citing("A-1", 12);
    programme.hours.emplace_back().cites = citing("A-2", 20);
    scenario.clauses = {"A-1", "A-2"};
  }

  static model::Citation citing(std::string clause, std::uint32_t line) {
    model::Citation citation;
    citation.clauses = {std::move(clause)};
    citation.at.file = "services/mending.yaml";
    citation.at.line = line;
    return citation;
  }

  const model::Citation& rule() const { return programme.services.front().rules.front().cites; }
  const model::Citation& task() const { return programme.services.front().tasks.front().cites; }

  // A step that names A-1.
  Passed passed(const Involved& involved) const { return {&scenario, {}, involved, {{{}, {"A-1"}, involved}}}; }
};

TEST(Claims, a_citation_is_shown_at_a_step_of_its_clause_to_which_no_other_word_stands_nearer) {
  const ByHand made;
  const Involved task_done{{&made.rule(), Nearness::asked}, {&made.task(), Nearness::done}};
  const Claims some = check_claims(made.programme, {made.passed(task_done)});
  EXPECT_TRUE(some.hollow.empty());
  ASSERT_EQ(some.unshown.size(), 1U);
  EXPECT_EQ(some.unshown.front().at.line, 9U);
  EXPECT_EQ(some.unshown.front().clause, "A-1");
  const Involved both{{&made.rule(), Nearness::decisive}, {&made.task(), Nearness::done}};
  EXPECT_TRUE(check_claims(made.programme, {made.passed(both)}).unshown.empty());
  const Involved rule_asked{{&made.rule(), Nearness::asked}};
  EXPECT_TRUE(check_claims(made.programme, {made.passed(task_done), made.passed(rule_asked)}).unshown.empty());
}

TEST(Claims, what_a_scenario_claims_as_a_whole_shows_no_citation) {
  const ByHand made;
  const Involved both{{&made.rule(), Nearness::done}, {&made.task(), Nearness::done}};
  const Claims claims = check_claims(made.programme, {{&made.scenario, {}, both}});
  EXPECT_TRUE(claims.hollow.empty());
  EXPECT_EQ(claims.unshown.size(), 2U);
}

TEST(Claims, a_hollow_claim_tells_what_cites_the_clause_and_data_cannot_be_told_apart) {
  const ByHand made;
  const Claims claims = check_claims(made.programme, {{&made.scenario}});
  ASSERT_EQ(claims.hollow.size(), 1U);
  EXPECT_EQ(claims.hollow.front().source, "A-1");
  ASSERT_EQ(claims.hollow.front().by.size(), 2U);
  EXPECT_EQ(claims.hollow.front().by.front().line, 9U);
}

TEST(Claims, a_word_that_services_share_is_shown_in_one_of_them) {
  ByHand made;
  made.programme.services.push_back(made.programme.services.front());
  const model::Service& second = made.programme.services.back();
  const Involved both{{&second.rules.front().cites, Nearness::done}, {&second.tasks.front().cites, Nearness::done}};
  EXPECT_TRUE(check_claims(made.programme, {made.passed(both)}).unshown.empty());
}

TEST(Claims, a_swapped_citation_is_told_of_where_a_claim_rested_on_it_alone) {
  const ByHand made;
  const std::vector<Passed> passed{made.passed({{&made.rule(), Nearness::done}}),
                                   made.passed({{&made.task(), Nearness::done}})};
  const ClaimCheck check(made.programme, passed);
  EXPECT_TRUE(check.all().unshown.empty());
  EXPECT_TRUE(check.notices({made.rule().at, "A-1", "A-2"}));
  EXPECT_TRUE(check.notices({made.task().at, "A-1", "A-9"}));
}

TEST(Claims, a_swapped_citation_goes_unseen_where_a_step_with_the_other_clause_shows_the_word_too) {
  ByHand made;
  model::Task& other = made.programme.services.front().tasks.emplace_back();
  other.cites = ByHand::citing("A-3", 15);
  const model::Citation& rule = made.rule();
  const model::Citation& task = made.task();
  const Claimed one{{}, {"A-1"}, {{&rule, Nearness::done}, {&task, Nearness::done}}};
  const auto notices = [&](Nearness of_rule) {
    const Claimed next{{}, {"A-3"}, {{&rule, of_rule}, {&other.cites, Nearness::done}}};
    const std::vector<Passed> passed{{&made.scenario, {}, {}, {one, next}}};
    return ClaimCheck(made.programme, passed).notices({rule.at, "A-1", "A-3"});
  };
  EXPECT_FALSE(notices(Nearness::done));
  EXPECT_TRUE(notices(Nearness::begun));
}

TEST(Claims, data_cannot_be_told_by_its_clause_where_another_word_cites_it_too) {
  ByHand made;
  model::Citation& hours = made.programme.hours.front().cites;
  hours.clauses.emplace_back("A-1");
  const ClaimCheck check(made.programme, {});
  EXPECT_TRUE(check.cannot_tell({hours.at, "A-1", "A-9"}));
  EXPECT_FALSE(check.cannot_tell({hours.at, "A-2", "A-9"}));
  EXPECT_FALSE(check.cannot_tell({made.rule().at, "A-1", "A-9"}));
  made.programme.entitled = ByHand::citing("A-1", 5);
  EXPECT_FALSE(ClaimCheck(made.programme, {}).cannot_tell({made.programme.entitled.at, "A-1", "A-9"}));
}

}  // namespace
}  // namespace consilium::scenario
