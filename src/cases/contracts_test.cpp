#include "cases/contracts.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace consilium::cases {
namespace {

using base::Date;
using model::Code;
using model::DatedValue;

constexpr std::int64_t thousand = 100'000;  // in the smallest unit

Date day(std::string_view text) { return *Date::parse(text); }

RosterFacts contract(std::string_view effective_on, std::int64_t thousands) {
  RosterFacts facts;
  facts.product = "care";
  facts.effective_on = day(effective_on);
  facts.state = {{day(effective_on), Code{"in_force"}}};
  facts.sum_insured = {{day(effective_on), base::Money{thousands * thousand, "CNY"}}};
  return facts;
}

// Three plans by sum; a contract counts once it has waited thirty days.
model::Programme programme() {
  model::Programme made;
  made.products = {"care"};
  made.account = model::AccountScope::person;
  model::Period waiting;
  waiting.id = "waiting";
  waiting.starts_on = index_of(model::BuiltIn::contract_effective_on);
  waiting.lasts = base::Span{base::Unit::natural_days, 30};
  made.periods.push_back(waiting);
  made.plans =
      model::Plans{"CNY", 0, {{"small", {}, 1}, {"middle", {}, 300 * thousand}, {"large", {}, 500 * thousand}}, {}};
  return made;
}

calendar::Edition weekdays() {
  calendar::EditionInfo info;
  info.id = "weekdays";
  info.issued = info.first = day("2025-01-01");
  info.last = day("2027-12-31");
  return *calendar::Edition::make(std::move(info), {});
}

std::vector<DatedValue> plans_of(const std::vector<RosterFacts>& contracts,
                                 const model::Programme& made = programme()) {
  std::vector<const RosterFacts*> all;
  for (const RosterFacts& one : contracts) all.push_back(&one);
  const calendar::Edition calendar = weekdays();
  return plans_over_time(made, calendar, all);
}

std::vector<DatedValue> years_of(const std::vector<RosterFacts>& contracts) {
  std::vector<const RosterFacts*> all;
  for (const RosterFacts& one : contracts) all.push_back(&one);
  return years_over_time(all);
}

using Dated = std::vector<DatedValue>;

TEST(Contracts, a_contract_counts_from_the_day_after_its_waiting_period) {
  EXPECT_EQ(plans_of({contract("2025-02-01", 300)}),
            (Dated{{day("2025-02-01"), Code{"none"}}, {day("2025-03-03"), Code{"middle"}}}));
}

TEST(Contracts, the_least_sum_of_a_plan_is_enough_and_less_is_not) {
  for (const auto& [sum, plan] : std::vector<std::pair<std::int64_t, std::string>>{
           {1, "small"}, {299, "small"}, {300, "middle"}, {499, "middle"}, {500, "large"}}) {
    const Dated plans = plans_of({contract("2025-02-01", sum)});
    ASSERT_EQ(plans.size(), 2U) << sum;
    EXPECT_EQ(plans.back().value, model::Value(Code{plan})) << sum;
  }
}

TEST(Contracts, sums_of_contracts_add_up_once_each_has_waited_and_fall_with_one_that_ends) {
  RosterFacts first = contract("2025-02-01", 300);
  first.state.push_back({day("2025-09-01"), Code{"terminated"}});
  EXPECT_EQ(plans_of({first, contract("2025-06-01", 200)}), (Dated{{day("2025-02-01"), Code{"none"}},
                                                                   {day("2025-03-03"), Code{"middle"}},
                                                                   {day("2025-07-01"), Code{"large"}},
                                                                   {day("2025-09-01"), Code{"small"}}}));
}

TEST(Contracts, without_a_contract_in_force_there_is_no_plan) {
  RosterFacts lapsed = contract("2025-02-01", 300);
  lapsed.state.push_back({day("2025-05-01"), Code{"lapsed"}});
  EXPECT_EQ(plans_of({lapsed}), (Dated{{day("2025-02-01"), Code{"none"}},
                                       {day("2025-03-03"), Code{"middle"}},
                                       {day("2025-05-01"), Code{"none"}}}));
}

TEST(Contracts, a_sum_that_is_not_known_or_of_another_currency_leaves_the_plan_unknown) {
  RosterFacts unknown = contract("2025-02-01", 300);
  unknown.sum_insured.clear();
  EXPECT_TRUE(plans_of({unknown, contract("2025-06-01", 500)}).empty());
  RosterFacts foreign = contract("2025-02-01", 300);
  foreign.sum_insured = {{day("2025-02-01"), base::Money{300 * thousand, "HKD"}}};
  EXPECT_TRUE(plans_of({foreign}).empty());
}

TEST(Contracts, a_sum_that_changes_changes_the_plan_on_that_day) {
  RosterFacts raised = contract("2025-02-01", 200);
  raised.sum_insured.push_back({day("2025-08-01"), base::Money{500 * thousand, "CNY"}});
  EXPECT_EQ(plans_of({raised}), (Dated{{day("2025-02-01"), Code{"none"}},
                                       {day("2025-03-03"), Code{"small"}},
                                       {day("2025-08-01"), Code{"large"}}}));
}

TEST(Contracts, years_follow_the_earliest_contract_and_one_that_has_begun_runs_to_its_end) {
  RosterFacts first = contract("2025-02-01", 300);
  EXPECT_EQ(years_of({first, contract("2025-06-01", 200)}), (Dated{{day("2025-02-01"), day("2025-02-01")}}));
  first.state.push_back({day("2025-09-01"), Code{"terminated"}});
  EXPECT_EQ(years_of({first, contract("2025-06-01", 200)}),
            (Dated{{day("2025-02-01"), day("2025-02-01")}, {day("2026-02-01"), day("2025-06-01")}}));
  EXPECT_EQ(years_of({first}), (Dated{{day("2025-02-01"), day("2025-02-01")}}));
}

TEST(Contracts, a_contract_of_another_product_counts_for_nothing) {
  const model::Programme made = programme();
  World world;
  world.programme = &made;
  world.roster = contract("2025-02-01", 300);
  world.other_contracts = {contract("2024-06-01", 500), contract("2025-06-01", 100)};
  world.other_contracts.front().product = "travel";
  EXPECT_EQ(entitling_contracts(world).size(), 2U);
  EXPECT_EQ(years_from(world, day("2025-07-01")), day("2025-02-01"));
  EXPECT_EQ(first_effective_on(entitling_contracts(world)), day("2025-02-01"));
}

TEST(Contracts, where_each_contract_has_an_account_its_own_date_counts) {
  model::Programme made = programme();
  made.account = model::AccountScope::contract;
  World world;
  world.programme = &made;
  world.roster = contract("2025-06-01", 300);
  world.other_contracts = {contract("2025-02-01", 500)};
  EXPECT_EQ(years_from(world, day("2025-07-01")), day("2025-06-01"));
}

}  // namespace
}  // namespace consilium::cases
