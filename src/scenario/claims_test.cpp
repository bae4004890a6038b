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
  const Claims claims = check_claims(*programme.programme,
                                     {{&file.scenarios.front(), std::move(result.seen), std::move(result.involved)}});
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
};

TEST(Claims, a_citation_is_shown_by_a_scenario_of_its_clause_that_has_to_do_with_its_word) {
  const ByHand made;
  const model::Service& service = made.programme.services.front();
  const Claims some = check_claims(made.programme, {{&made.scenario, {}, {&service.rules.front().cites}}});
  EXPECT_TRUE(some.hollow.empty());
  ASSERT_EQ(some.unshown.size(), 1U);
  EXPECT_EQ(some.unshown.front().at.line, 12U);
  EXPECT_EQ(some.unshown.front().clause, "A-1");
  const Claims all = check_claims(made.programme,
                                  {{&made.scenario, {}, {&service.rules.front().cites, &service.tasks.front().cites}}});
  EXPECT_TRUE(all.unshown.empty());
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
  const Claims claims =
      check_claims(made.programme, {{&made.scenario, {}, {&second.rules.front().cites, &second.tasks.front().cites}}});
  EXPECT_TRUE(claims.unshown.empty());
}

}  // namespace
}  // namespace consilium::scenario
