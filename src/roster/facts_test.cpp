#include "roster/facts.hpp"

#include <string>

#include <gtest/gtest.h>

#include "cases/contracts.hpp"
#include "cases/riders.hpp"

namespace consilium::roster {
namespace {

using base::Date;
using model::Code;
using model::DatedValue;

const Date effective = Date::of(2024, 5, 1);
const Date known = Date::of(2026, 3, 2);

ContractHistory with_states(const std::vector<std::pair<Date, ContractState>>& states) {
  ContractHistory history;
  for (const auto& [from, state] : states) history.state.state({from, known, state});
  return history;
}

TEST(RosterFacts, gives_every_fact_a_programme_may_ask_for) {
  ContractHistory history = with_states({{effective, ContractState::in_force}});
  history.effective_on.state(known, effective);
  history.cooling_off_until.state(known, effective.plus_days(20));
  history.meets_standard.state({effective, known, true});
  history.barred_by_agreement.state({effective, known, false});
  history.sum_insured.state({effective, known, base::Money{30000000, "CNY"}});
  const cases::RosterFacts facts = facts_as_known(history, known, Date::of(1980, 6, 1));
  EXPECT_EQ(facts.effective_on, effective);
  EXPECT_EQ(facts.cooling_off_until, effective.plus_days(20));
  EXPECT_EQ(facts.birth_date, Date::of(1980, 6, 1));
  EXPECT_EQ(facts.state, (std::vector<DatedValue>{{effective, Code{"in_force"}}}));
  EXPECT_EQ(facts.meets_standard, (std::vector<DatedValue>{{effective, true}}));
  EXPECT_EQ(facts.barred_by_agreement, (std::vector<DatedValue>{{effective, false}}));
  EXPECT_EQ(facts.sum_insured, (std::vector<DatedValue>{{effective, base::Money{30000000, "CNY"}}}));
}

TEST(RosterFacts, leaves_unknown_what_was_not_known_yet) {
  ContractHistory history = with_states({{effective, ContractState::in_force}});
  history.effective_on.state(known, effective);
  const cases::RosterFacts facts = facts_as_known(history, known.plus_days(-1));
  EXPECT_EQ(facts.effective_on, std::nullopt);
  EXPECT_EQ(facts.birth_date, std::nullopt);
  EXPECT_TRUE(facts.state.empty());
}

TEST(RosterFacts, counts_grace_and_reinstatement_as_in_force) {
  const ContractHistory history = with_states({{effective, ContractState::in_force},
                                               {effective.plus_days(10), ContractState::grace},
                                               {effective.plus_days(70), ContractState::suspended},
                                               {effective.plus_days(90), ContractState::reinstated},
                                               {effective.plus_days(99), ContractState::terminated}});
  EXPECT_EQ(facts_as_known(history, known).state,
            (std::vector<DatedValue>{{effective, Code{"in_force"}},
                                     {effective.plus_days(70), Code{"suspended"}},
                                     {effective.plus_days(90), Code{"in_force"}},
                                     {effective.plus_days(99), Code{"terminated"}}}));
}

// From its first day on a rider counts as its state was known at the time, corrections of past days too.
TEST(RosterFacts, of_a_rider_are_believed_as_they_were_known) {
  const Date corrected = known.plus_days(10);
  ContractHistory history = with_states({{effective, ContractState::grace}, {known, ContractState::suspended}});
  history.state.state({known, corrected, std::nullopt});
  history.state.state({known.plus_days(5), corrected, ContractState::terminated});
  const auto in_force = [&](Date as_known, Date day) {
    const cases::RiderFacts rider = cases::as_rider(facts_as_known(history, as_known));
    const std::vector<const cases::RiderFacts*> riders{&rider};
    const std::vector<DatedValue> values = cases::in_force_over_time(riders);
    return cases::value_on(values, day)->value == model::Value(true);
  };
  EXPECT_FALSE(in_force(known, effective.plus_days(-1)));
  EXPECT_TRUE(in_force(known, effective));
  EXPECT_FALSE(in_force(known, known));
  EXPECT_TRUE(in_force(corrected, known));
  EXPECT_TRUE(in_force(corrected, known.plus_days(4)));
  EXPECT_FALSE(in_force(corrected, known.plus_days(5)));
}

TEST(RosterFacts, leaves_out_what_begins_after_the_day_asked_for) {
  const ContractHistory history =
      with_states({{effective, ContractState::in_force}, {effective.plus_days(70), ContractState::matured}});
  EXPECT_EQ(facts_as_of(history, known, effective.plus_days(69)).state.back().value, model::Value(Code{"in_force"}));
  EXPECT_EQ(facts_as_of(history, known, effective.plus_days(70)).state.back().value, model::Value(Code{"matured"}));
}

TEST(RosterFacts, finds_the_end_of_a_contract) {
  using enum ContractState;
  EXPECT_EQ(ends_on(with_states({{effective, in_force}, {effective.plus_days(5), lapsed}}), known), std::nullopt);
  EXPECT_EQ(ends_on(with_states({{effective, in_force}, {effective.plus_days(5), matured}}), known),
            effective.plus_days(5));
  EXPECT_EQ(ends_on(with_states({{effective, terminated}, {effective.plus_days(5), reinstated}}), known), std::nullopt);
  EXPECT_EQ(ends_on(with_states({{effective, terminated}, {effective.plus_days(5), terminated}}), known), effective);
}

}  // namespace
}  // namespace consilium::roster
