#include "cases/riders.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace consilium::cases {
namespace {

using base::Date;
using model::Code;
using model::DatedValue;
using Dated = std::vector<DatedValue>;
using States = std::vector<std::pair<std::string_view, std::string_view>>;

const Date beginning_of_days = Date::of(1900, 1, 1);

Date day(std::string_view text) { return *Date::parse(text); }

RiderFacts rider(std::string_view effective_on, const States& states, std::string product = "care-extra") {
  RiderFacts facts;
  facts.product = std::move(product);
  facts.effective_on = day(effective_on);
  for (const auto& [from, state] : states) facts.state.push_back({day(from), Code{std::string(state)}});
  return facts;
}

Dated in_force(const std::vector<RiderFacts>& riders) {
  std::vector<const RiderFacts*> all;
  for (const RiderFacts& one : riders) all.push_back(&one);
  return in_force_over_time(all);
}

std::optional<Date> since(const std::vector<RiderFacts>& riders, std::string_view on) {
  std::vector<const RiderFacts*> all;
  for (const RiderFacts& one : riders) all.push_back(&one);
  return effective_on(all, day(on));
}

TEST(Riders, without_a_row_the_answer_is_no_and_there_is_no_date) {
  EXPECT_EQ(in_force({}), (Dated{{beginning_of_days, false}}));
  EXPECT_EQ(since({}, "2026-03-02"), std::nullopt);
}

TEST(Riders, one_is_in_force_on_the_days_of_its_state) {
  const RiderFacts one =
      rider("2025-06-01", {{"2025-06-01", "in_force"}, {"2025-09-01", "suspended"}, {"2025-10-01", "in_force"}});
  EXPECT_EQ(in_force({one}), (Dated{{beginning_of_days, false},
                                    {day("2025-06-01"), true},
                                    {day("2025-09-01"), false},
                                    {day("2025-10-01"), true}}));
}

TEST(Riders, of_several_any_will_do) {
  const RiderFacts first = rider("2025-01-01", {{"2025-01-01", "in_force"}, {"2025-07-01", "lapsed"}});
  const RiderFacts second = rider("2025-05-01", {{"2025-05-01", "in_force"}, {"2026-01-01", "matured"}});
  EXPECT_EQ(in_force({second, first}),
            (Dated{{beginning_of_days, false}, {day("2025-01-01"), true}, {day("2026-01-01"), false}}));
}

TEST(Riders, the_effective_date_is_that_of_the_earliest_in_force_on_the_day) {
  const RiderFacts first = rider("2025-01-01", {{"2025-01-01", "in_force"}, {"2025-07-01", "lapsed"}});
  const RiderFacts second = rider("2025-05-01", {{"2025-05-01", "in_force"}, {"2026-01-01", "matured"}});
  EXPECT_EQ(since({second, first}, "2025-06-30"), day("2025-01-01"));
  EXPECT_EQ(since({second, first}, "2025-07-01"), day("2025-05-01"));
}

TEST(Riders, while_none_is_in_force_the_next_counts_and_after_all_of_them_the_last) {
  const RiderFacts first = rider("2025-01-01", {{"2025-01-01", "in_force"}, {"2025-07-01", "terminated"}});
  const RiderFacts second = rider("2025-09-01", {{"2025-09-01", "in_force"}, {"2026-01-01", "terminated"}});
  EXPECT_EQ(since({second, first}, "2024-12-31"), day("2025-01-01"));
  EXPECT_EQ(since({second, first}, "2025-08-31"), day("2025-09-01"));
  EXPECT_EQ(since({second, first}, "2026-01-01"), day("2025-09-01"));
}

TEST(Riders, one_without_an_effective_date_is_in_force_and_gives_none) {
  RiderFacts one = rider("2025-01-01", {{"2025-01-01", "in_force"}});
  one.effective_on.reset();
  EXPECT_EQ(in_force({one}).back(), (DatedValue{day("2025-01-01"), true}));
  EXPECT_EQ(since({one}, "2025-06-01"), std::nullopt);
}

RosterFacts contract(std::string product, std::vector<RiderFacts> riders) {
  RosterFacts facts;
  facts.product = std::move(product);
  facts.riders = std::move(riders);
  return facts;
}

// One rider `extra` of two products, on contracts of `care`.
model::Programme programme(model::AccountScope account) {
  model::Programme made;
  made.products = {"care"};
  made.account = account;
  made.riders.push_back({"extra", {}, {"care-extra", "care-more"}, {}});
  return made;
}

std::size_t count_of(const World& world) { return riders_of(world, world.programme->riders.front()).size(); }

TEST(Riders, count_of_the_contract_or_of_all_contracts_of_the_person_as_the_account_does) {
  const RiderFacts one = rider("2025-01-01", {{"2025-01-01", "in_force"}});
  for (const auto& [account, count] :
       {std::pair(model::AccountScope::contract, 1U), {model::AccountScope::person, 3U}}) {
    const model::Programme made = programme(account);
    World world;
    world.programme = &made;
    world.roster = contract("care", {one});
    world.other_contracts = {contract("care", {one, rider("2025-01-01", {}, "care-more")})};
    EXPECT_EQ(count_of(world), count);
  }
}

TEST(Riders, of_other_products_and_of_contracts_that_bring_nothing_do_not_count) {
  const RiderFacts one = rider("2025-01-01", {{"2025-01-01", "in_force"}});
  const model::Programme made = programme(model::AccountScope::person);
  World world;
  world.programme = &made;
  world.roster = contract("other", {one});
  world.other_contracts = {contract("care", {rider("2025-01-01", {{"2025-01-01", "in_force"}}, "other-extra")})};
  EXPECT_EQ(count_of(world), 0U);
  world.other_contracts.front().riders.push_back(one);
  EXPECT_EQ(count_of(world), 1U);
}

TEST(Riders, their_facts_are_those_of_the_roster_whatever_was_said_under_their_names) {
  model::Programme made = programme(model::AccountScope::contract);
  made.zone = *base::Zone::find("Asia/Shanghai");
  World world;
  world.programme = &made;
  world.roster = contract("care", {});
  world.occurred_at = made.zone.at(day("2025-06-30"));
  decision::FactSet facts(model::rider_effective_on(0) + 1U);
  facts.set(model::rider_effective_on(0), day("2020-01-01"));
  facts.set(model::rider_in_force(0), true);
  set_riders(world, facts);
  EXPECT_EQ(*facts.find(model::rider_in_force(0), day("2025-06-30")), model::Value(false));
  EXPECT_EQ(facts.find(model::rider_effective_on(0)), nullptr);
  world.roster.riders = {rider("2025-06-01", {{"2025-06-01", "in_force"}})};
  set_riders(world, facts);
  EXPECT_EQ(*facts.find(model::rider_in_force(0), day("2025-06-30")), model::Value(true));
  EXPECT_EQ(*facts.find(model::rider_in_force(0), day("2025-05-31")), model::Value(false));
  EXPECT_EQ(*facts.find(model::rider_effective_on(0)), model::Value(day("2025-06-01")));
}

TEST(Riders, a_row_of_the_roster_is_read_as_one) {
  RosterFacts row = contract("care-extra", {});
  row.effective_on = day("2025-06-01");
  row.state = {{day("2025-06-01"), Code{"in_force"}}};
  EXPECT_EQ(as_rider(row), rider("2025-06-01", {{"2025-06-01", "in_force"}}));
}

}  // namespace
}  // namespace consilium::cases
