#include "scenario/behaviour.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "scenario/coverage.hpp"
#include "scenario/suggest.hpp"
#include "scenario/umbrellas_fixture.hpp"

namespace consilium::scenario {
namespace {

const std::vector<Change> with_rule{{"quota:",
                                     "rules:\n"
                                     "  - { id: thick, require: { fact: umbrella.cloth, is: thick }, say: { en: Thick "
                                     "only }, cites: [\"house:given\"] }\n"
                                     "quota:"}};

// What is seen of the changed programme while a scenario with this body is played.
Sights seen_in(std::string_view body, const std::vector<Change>& changes = {}) {
  const compiler::Compiled programme = compiled(changes);
  EXPECT_TRUE(programme.programme) << programme.problems.front().message;
  const ScenarioFile file = read_scenarios(
      "a.yaml", "format: scenario/1\nscenarios:\n  - name: a word\n    clauses: [XY-1]\n" + std::string(body));
  EXPECT_TRUE(file.problems.empty()) << file.problems.front().message;
  const calendar::Edition calendar = weekdays();
  const std::map<std::string, model::Network, std::less<>> networks;
  const Result result = run({&*programme.programme, &calendar, &networks, true}, file.scenarios.front());
  EXPECT_TRUE(result.failures.empty()) << result.failures.front().message;
  return result.seen;
}

bool saw(const Sights& sights, std::string_view id, Aspect aspect) {
  return sights.contains({"mending", std::string(id), aspect});
}

constexpr std::string_view opened =
    "    given: { clock: \"2026-03-02T10:00\", contract: { effective_on: 2026-01-01, state: { 2026-01-01: in_force } } "
    "}\n"
    "    timeline:\n"
    "      - { at: \"2026-03-02T10:00\", open: mending }\n";

std::string played(std::string_view steps) { return std::string(opened) + std::string(steps); }

TEST(Behaviour, a_rule_is_seen_to_be_met_and_to_be_the_only_reason) {
  constexpr std::string_view table =
      "    given: {{ contract: {{ effective_on: 2026-01-01, state: {{ 2026-01-01: in_force }} }} }}\n"
      "    for: mending\n    table:\n      - {{ as_of: 2026-03-02, facts: {{ umbrella.cloth: {} }}, expect: {}{} }}\n";
  const Sights met = seen_in(fmt::format(table, "thick", "eligible", ""), with_rule);
  EXPECT_TRUE(saw(met, "thick", Aspect::met));
  EXPECT_FALSE(saw(met, "thick", Aspect::alone));
  const Sights alone = seen_in(fmt::format(table, "thin", "not_eligible", ", because: thick"), with_rule);
  EXPECT_TRUE(saw(alone, "thick", Aspect::alone));
  EXPECT_FALSE(saw(alone, "thick", Aspect::met));
}

TEST(Behaviour, a_reason_beside_another_is_not_the_only_one) {
  const Sights two = seen_in(
      "    given: { contract: { effective_on: 2026-01-01, state: { 2026-01-01: in_force } }, uses: [{ service: "
      "mending, state: consumed, on: 2026-02-01 }] }\n"
      "    for: mending\n    table:\n      - { as_of: 2026-03-02, facts: { umbrella.cloth: thin }, expect: "
      "not_eligible, because: [thick, quota] }\n",
      with_rule);
  EXPECT_FALSE(saw(two, "thick", Aspect::alone));
  EXPECT_FALSE(saw(two, "quota", Aspect::alone));
}

TEST(Behaviour, a_deadline_is_seen_to_be_kept_and_to_be_missed) {
  constexpr std::string_view accepted = "      - { consent: sharing }\n      - { do: accept }\n";
  const Sights kept =
      seen_in(played(std::string(accepted) +
                     "      - { at: \"2026-03-03T10:00\", do: book, facts: { slot.at: \"2026-03-20T10:00\" }, "
                     "expect: { due: { booking: met } } }\n"));
  EXPECT_TRUE(saw(kept, "booking", Aspect::kept));
  EXPECT_FALSE(saw(kept, "booking", Aspect::missed));
  const Sights missed = seen_in(
      played(std::string(accepted) + "      - { at: \"2026-03-06T10:00\", expect: { due: { booking: missed } } }\n"));
  EXPECT_TRUE(saw(missed, "booking", Aspect::missed));
  EXPECT_FALSE(saw(missed, "booking", Aspect::kept));
}

TEST(Behaviour, a_stage_is_seen_when_somebody_cancels_in_it_and_an_end_when_it_is_reached) {
  const Sights sights = seen_in(played("      - { cancel: confirmed, expect: { closed: withdrawn } }\n"));
  EXPECT_TRUE(saw(sights, "early", Aspect::cancelled));
  EXPECT_FALSE(saw(sights, "late", Aspect::cancelled));
  EXPECT_TRUE(saw(sights, "withdrawn", Aspect::reached));
  EXPECT_FALSE(saw(sights, "done", Aspect::reached));
}

TEST(Behaviour, nothing_is_noted_of_a_scenario_that_is_not_watched) {
  const compiler::Compiled programme = compiled();
  const ScenarioFile file =
      read_scenarios("a.yaml", "format: scenario/1\nscenarios:\n  - name: a word\n    clauses: [XY-1]\n" +
                                   played("      - { cancel: confirmed, expect: { closed: withdrawn } }\n"));
  const calendar::Edition calendar = weekdays();
  const std::map<std::string, model::Network, std::less<>> networks;
  EXPECT_TRUE(run({&*programme.programme, &calendar, &networks}, file.scenarios.front()).seen.empty());
}

TEST(Behaviour, what_was_never_seen_is_suggested_as_a_scenario) {
  const compiler::Compiled programme = compiled(with_rule);
  const Coverage nothing = cover(*programme.programme, {});
  const std::string all = suggest(*programme.programme, nothing);
  for (const char* row :
       {"for: mending\n    table:\n      - { as_of: …, facts: { … }, expect: not_eligible, because: thick }",
        "expect: { due: { booking: missed } }", "expect: { closed: withdrawn, use: … }", "clauses: [\"house:given\"]"})
    EXPECT_NE(all.find(row), std::string::npos) << row << "\n" << all;

  const Sights seen = seen_in(played("      - { cancel: confirmed, expect: { closed: withdrawn } }\n"), with_rule);
  const Scenario shown{.name = "withdrawn", .clauses = {}, .place = {}, .node = {}, .given = {}, .sequences = {}};
  const Coverage some = cover(*programme.programme, {{&shown, seen}});
  EXPECT_EQ(suggest(*programme.programme, some).find("expect: { closed: withdrawn"), std::string::npos);
}

TEST(Behaviour, a_rule_of_the_whole_programme_needs_to_be_seen_in_one_service) {
  model::Programme programme;
  for (const char* id : {"mending", "lending"}) {
    model::Service service;
    service.id = id;
    service.quota.per = model::QuotaPeriod::unlimited;
    model::Rule& rule = service.rules.emplace_back();
    rule.id = "insured";
    rule.cites.at.file = "programme.yaml";
    rule.cites.at.line = 9;
    programme.services.push_back(std::move(service));
  }
  const std::vector<Behaviour> all = behaviours_of(programme);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all.front().aspect, Aspect::met);
  EXPECT_EQ(all.front().services, (std::vector<std::string>{"mending", "lending"}));
  EXPECT_TRUE(all.front().is_in({{"lending", "insured", Aspect::met}}));
  EXPECT_FALSE(all.front().is_in({{"lending", "insured", Aspect::alone}}));
}

}  // namespace
}  // namespace consilium::scenario
