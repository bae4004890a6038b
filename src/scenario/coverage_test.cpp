#include "scenario/coverage.hpp"

#include <gtest/gtest.h>

namespace consilium::scenario {
namespace {

base::Place at(std::string file, std::uint32_t line) {
  base::Place place;
  place.file = std::move(file);
  place.line = line;
  return place;
}

model::Citation citing(std::vector<std::string> clauses, base::Place place) {
  model::Citation citation;
  citation.clauses = std::move(clauses);
  citation.at = std::move(place);
  return citation;
}

model::Clause clause(std::string id, std::string service) {
  model::Clause clause;
  clause.id = std::move(id);
  clause.service = std::move(service);
  return clause;
}

Scenario scenario(std::string name, std::vector<std::string> clauses) {
  Scenario scenario;
  scenario.name = std::move(name);
  scenario.clauses = std::move(clauses);
  scenario.place = at("scenarios/a.yaml", 7);
  return scenario;
}

// Two services that share a rule; each clause below has another fate.
model::Programme programme() {
  model::Programme programme;
  for (const char* id : {"A-1", "A-2", "A-3", "A-4"}) programme.clauses.push_back(clause(id, "*"));
  programme.clauses.push_back(clause("A-5", "third"));
  programme.clauses.push_back(clause("A-6", "misspelt"));
  programme.later.push_back({"third", {}});
  programme.not_enforced.push_back({"A-3", "repeats", {}, at("programme.yaml", 40)});
  programme.house.push_back({"used", {}});
  programme.house.push_back({"unused", {}});
  for (const char* id : {"first", "second"}) {
    model::Service service;
    service.id = id;
    service.rules.emplace_back().cites = citing({"A-1"}, at("programme.yaml", 9));
    service.notices.emplace_back().cites = citing({"A-1", "A-2"}, at("programme.yaml", 12));
    model::Citation own = citing({}, at("services/first.yaml", 3));
    own.house = {"used"};
    own.law = {"privacy-act"};
    service.deadlines.emplace_back().cites = own;
    programme.services.push_back(std::move(service));
  }
  return programme;
}

// What was seen in the scenarios does not matter here.
Coverage cover_with(const model::Programme& programme, const std::vector<Scenario>& scenarios) {
  std::vector<Passed> passed;
  for (const Scenario& one : scenarios) passed.push_back({&one});
  return cover(programme, passed);
}

std::vector<std::string> names_of(const std::vector<const Scenario*>& scenarios) {
  std::vector<std::string> names;
  for (const Scenario* one : scenarios) names.push_back(one->name);
  return names;
}

const ClauseCoverage& row(const Coverage& coverage, std::string_view id) {
  return *std::find_if(coverage.clauses.begin(), coverage.clauses.end(),
                       [&](const ClauseCoverage& covered) { return covered.clause->id == id; });
}

TEST(Coverage, tells_the_fate_of_each_clause) {
  const model::Programme written = programme();
  const Coverage coverage = cover_with(written, {});
  ASSERT_EQ(coverage.clauses.size(), 6U);
  EXPECT_EQ(row(coverage, "A-1").status, ClauseStatus::enforced);
  EXPECT_EQ(row(coverage, "A-2").status, ClauseStatus::noticed);
  EXPECT_EQ(row(coverage, "A-3").status, ClauseStatus::not_enforced);
  EXPECT_EQ(row(coverage, "A-3").reason, "repeats");
  EXPECT_EQ(row(coverage, "A-3").by, std::vector{at("programme.yaml", 40)});
  EXPECT_EQ(row(coverage, "A-4").status, ClauseStatus::missing);
  EXPECT_TRUE(row(coverage, "A-4").by.empty());
}

TEST(Coverage, names_each_citing_line_once) {
  const model::Programme written = programme();
  const Coverage coverage = cover_with(written, {});
  EXPECT_EQ(row(coverage, "A-1").by, (std::vector{at("programme.yaml", 9), at("programme.yaml", 12)}));
  EXPECT_EQ(row(coverage, "A-2").by, std::vector{at("programme.yaml", 12)});
}

TEST(Coverage, only_a_service_that_is_declared_is_later) {
  const model::Programme written = programme();
  const Coverage coverage = cover_with(written, {});
  EXPECT_EQ(row(coverage, "A-5").status, ClauseStatus::missing);
  EXPECT_TRUE(row(coverage, "A-5").later);
  EXPECT_EQ(row(coverage, "A-6").status, ClauseStatus::missing);
  EXPECT_FALSE(row(coverage, "A-6").later);
  EXPECT_FALSE(row(coverage, "A-4").later);
}

TEST(Coverage, what_acts_or_tells_is_unproved_until_a_scenario_names_it) {
  const model::Programme written = programme();
  const Coverage before = cover_with(written, {});
  for (const char* id : {"A-1", "A-2"}) EXPECT_TRUE(row(before, id).unproved()) << id;
  for (const char* id : {"A-3", "A-4"}) EXPECT_FALSE(row(before, id).unproved()) << id;
  const std::vector scenarios{scenario("shows both", {"A-1", "A-2"}), scenario("shows one", {"A-1"})};
  const Coverage after = cover_with(written, scenarios);
  EXPECT_EQ(names_of(row(after, "A-1").scenarios), (std::vector<std::string>{"shows both", "shows one"}));
  EXPECT_EQ(names_of(row(after, "A-2").scenarios), std::vector<std::string>{"shows both"});
  for (const char* id : {"A-1", "A-2"}) EXPECT_FALSE(row(after, id).unproved()) << id;
}

TEST(Coverage, counts_house_rules_and_laws_apart) {
  const model::Programme written = programme();
  const Coverage coverage = cover_with(written, {});
  ASSERT_EQ(coverage.house.size(), 2U);
  EXPECT_EQ(coverage.house[0].id, "used");
  EXPECT_EQ(coverage.house[0].by, std::vector{at("services/first.yaml", 3)});
  EXPECT_EQ(coverage.house[1].id, "unused");
  EXPECT_TRUE(coverage.house[1].by.empty());
  ASSERT_EQ(coverage.law.size(), 1U);
  EXPECT_EQ(coverage.law[0].id, "privacy-act");
}

TEST(Coverage, a_scenario_may_prove_a_house_rule_or_a_law) {
  const model::Programme written = programme();
  const std::vector scenarios{scenario("shows both", {"house:used", "law:privacy-act"})};
  const Coverage coverage = cover_with(written, scenarios);
  EXPECT_EQ(names_of(coverage.house[0].scenarios), std::vector<std::string>{"shows both"});
  EXPECT_TRUE(coverage.house[1].scenarios.empty());
  EXPECT_EQ(names_of(coverage.law[0].scenarios), std::vector<std::string>{"shows both"});
  EXPECT_TRUE(coverage.unknown.empty());
}

TEST(Coverage, a_claim_to_something_unknown_is_reported_with_its_place) {
  const model::Programme written = programme();
  const Coverage coverage =
      cover_with(written, {scenario("claims too much", {"A-1", "A-99", "house:nothing", "law:used", "used"})});
  std::vector<std::string> sources;
  for (const UnknownClaim& claim : coverage.unknown) {
    sources.push_back(claim.source);
    EXPECT_EQ(claim.scenario, "claims too much");
    EXPECT_EQ(claim.place, at("scenarios/a.yaml", 7));
  }
  EXPECT_EQ(sources, (std::vector<std::string>{"A-99", "house:nothing", "law:used", "used"}));
}

}  // namespace
}  // namespace consilium::scenario
