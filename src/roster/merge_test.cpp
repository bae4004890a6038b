#include "roster/merge.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "roster/history_json.hpp"

namespace consilium::roster {
namespace {

using base::Date;

const Date march = Date::of(2026, 3, 2);
const Date april = Date::of(2026, 4, 2);

RosterRow new_contract(Date as_of) {
  RosterRow row;
  row.key.contract = "K1";
  row.as_of = as_of;
  row.product = "care";
  row.effective_on = Date::of(2024, 5, 1);
  row.state = {{Date::of(2024, 5, 1), ContractState::in_force, {}}};
  row.insured = {"王芳",
                 lookup::Sex::female,
                 Date::of(1949, 12, 31),
                 lookup::IdentityDocumentKind::resident_id,
                 "11010519491231002X",
                 ""};
  return row;
}

ContractHistory merged(const std::optional<ContractHistory>& old, const RosterRow& row) {
  const base::Result<Merged> result = merge(old, row);
  EXPECT_TRUE(result.has_value());
  return result ? result->history : ContractHistory{};
}

TEST(Merge, makes_a_history_of_a_first_row) {
  const base::Result<Merged> first = merge(std::nullopt, new_contract(march));
  ASSERT_TRUE(first.has_value());
  EXPECT_TRUE(first->changed);
  EXPECT_EQ(first->history.key.contract, "K1");
  EXPECT_EQ(first->history.product.as_known(march), "care");
  EXPECT_EQ(first->history.product.as_known(march.plus_days(-1)), std::nullopt);
  EXPECT_EQ(first->history.state.on(march, march), ContractState::in_force);
}

TEST(Merge, takes_every_dated_cell) {
  RosterRow row = new_contract(march);
  const Date day = Date::of(2024, 5, 1);
  row.cooling_off_until = day.plus_days(20);
  row.plan = {{day, "gold", {}}};
  row.sum_insured = {{day, base::Money{100, "CNY"}, {}}};
  row.meets_standard = {{day, true, {}}};
  row.barred_by_agreement = {{day, false, {}}};
  const ContractHistory history = merged(std::nullopt, row);
  EXPECT_EQ(history.cooling_off_until.as_known(march), day.plus_days(20));
  EXPECT_EQ(history.plan.on(day, march), "gold");
  EXPECT_EQ(history.sum_insured.on(day, march), (base::Money{100, "CNY"}));
  EXPECT_EQ(history.meets_standard.on(day, march), true);
  EXPECT_EQ(history.barred_by_agreement.on(day, march), false);
}

TEST(Merge, names_what_a_new_contract_lacks) {
  RosterRow row = new_contract(march);
  row.place = {"r.csv", 7, 1, 7, 3};
  row.product.clear();
  row.insured.birth_date.reset();
  const base::Result<Merged> result = merge(std::nullopt, row);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().category, base::Category::incorrect);
  EXPECT_EQ(result.error().message, "the contract is new here, and its row lacks `product`, `insured_birth_date`");
  EXPECT_EQ(result.error().where, "r.csv:7:1");
}

TEST(Merge, takes_a_later_file_that_says_the_same_as_no_change) {
  const ContractHistory history = merged(std::nullopt, new_contract(march));
  const base::Result<Merged> again = merge(history, new_contract(april));
  ASSERT_TRUE(again.has_value());
  EXPECT_FALSE(again->changed);
  EXPECT_EQ(again->history, history);
}

TEST(Merge, lets_a_later_known_statement_override_and_keeps_the_earlier) {
  const Date june = Date::of(2025, 6, 15);
  RosterRow lapsed = new_contract(march);
  lapsed.state.push_back({june, ContractState::lapsed, {}});
  RosterRow corrected = new_contract(april);
  corrected.state = {{june, std::nullopt, {}}, {june.plus_days(5), ContractState::suspended, {}}};
  const ContractHistory history = merged(merged(std::nullopt, lapsed), corrected);
  EXPECT_EQ(history.state.on(june.plus_days(2), march), ContractState::lapsed);
  EXPECT_EQ(history.state.on(june.plus_days(2), april), ContractState::in_force);
  EXPECT_EQ(history.state.on(june.plus_days(5), april), ContractState::suspended);
  EXPECT_EQ(history.state.statements().size(), 4U);
}

TEST(Merge, does_not_take_silence_for_an_end) {
  RosterRow lapsed = new_contract(march);
  lapsed.state.push_back({Date::of(2025, 6, 15), ContractState::lapsed, {}});
  const ContractHistory history = merged(std::nullopt, lapsed);
  EXPECT_EQ(merged(history, new_contract(april)).state.on(april, april), ContractState::lapsed);
}

TEST(Merge, keeps_an_opinion_that_comes_back) {
  RosterRow other = new_contract(april);
  other.product = "other";
  ContractHistory history = merged(merged(std::nullopt, new_contract(march)), other);
  history = merged(history, new_contract(april.plus_days(1)));
  EXPECT_EQ(history.product.as_known(april), "other");
  EXPECT_EQ(history.product.as_known(april.plus_days(1)), "care");
}

TEST(Merge, weighs_what_a_file_shows_after_the_corrections_of_the_same_row) {
  const Date june = Date::of(2025, 6, 15);
  RosterRow lapsed = new_contract(march);
  lapsed.state.push_back({june, ContractState::lapsed, Date::of(2025, 7, 1)});
  RosterRow both = new_contract(march);
  both.state = {{june, ContractState::lapsed, {}}, {june, std::nullopt, Date::of(2025, 8, 1)}};
  const ContractHistory history = merged(merged(std::nullopt, lapsed), both);
  EXPECT_EQ(history.state.on(june, march), ContractState::lapsed);
  const base::Result<Merged> again = merge(history, both);
  ASSERT_TRUE(again.has_value());
  EXPECT_FALSE(again->changed);
}

TEST(Merge, reports_what_became_known_on_one_day_and_cannot_both_be) {
  RosterRow other = new_contract(march);
  other.place = {"r.csv", 9, 1, 9, 3};
  other.state[0].value = ContractState::suspended;
  const base::Result<Merged> result = merge(merged(std::nullopt, new_contract(march)), other);
  ASSERT_TRUE(result.has_value());
  ASSERT_EQ(result->contradictions.size(), 1U);
  EXPECT_EQ(result->contradictions[0].code, "R140");
  EXPECT_EQ(result->contradictions[0].place.line, 9U);
  EXPECT_NE(result->contradictions[0].message.find("`state` from 2024-05-01"), std::string::npos);
  EXPECT_EQ(result->history.state.on(march, march), ContractState::suspended);
}

TEST(Merge, puts_what_is_stated_of_a_person_over_what_was_known) {
  const RosterPerson old = new_contract(march).insured;
  RosterPerson stated;
  stated.phone = "+8613800138000";
  RosterPerson expected = old;
  expected.phone = stated.phone;
  EXPECT_EQ(merge_person(old, stated), expected);
  EXPECT_EQ(merge_person(old, {}), old);
  EXPECT_EQ(merge_person({}, old), old);
}

// As a reader gives them: one entry for a first day and a known day. All have a known day when `corrections`.
template <typename T>
rc::Gen<std::vector<DatedEntry<T>>> entries(std::vector<T> values, base::Date as_of, bool corrections) {
  return rc::gen::exec([values = std::move(values), as_of, corrections] {
    std::vector<DatedEntry<T>> made;
    for (int at = *rc::gen::inRange(0, 4); at > 0; --at) {
      DatedEntry<T> entry;
      entry.from = Date::of(2024, 5, 1).plus_days(*rc::gen::inRange(0, 3));
      if (*rc::gen::inRange(0, 5) > 0) entry.value = *rc::gen::elementOf(values);
      if (corrections || *rc::gen::arbitrary<bool>()) entry.known = march.plus_days(*rc::gen::inRange(-1, 3));
      const auto same_days = [&](const DatedEntry<T>& other) {
        return other.from == entry.from && other.known.value_or(as_of) == entry.known.value_or(as_of);
      };
      if (std::none_of(made.begin(), made.end(), same_days)) made.push_back(std::move(entry));
    }
    return made;
  });
}

// A row whose every statement has a known day when `corrections`, else some from the day of the file.
rc::Gen<RosterRow> rows(bool corrections) {
  return rc::gen::exec([corrections] {
    RosterRow row = new_contract(march.plus_days(*rc::gen::inRange(0, 3)));
    if (corrections) row.known = march.plus_days(*rc::gen::inRange(-1, 3));
    row.product = *rc::gen::elementOf(std::vector<std::string>{"", "care", "other"});
    row.cooling_off_until = Date::of(2024, 5, 20).plus_days(*rc::gen::inRange(0, 2));
    row.state = *entries<ContractState>({ContractState::in_force, ContractState::grace, ContractState::terminated},
                                        row.as_of, corrections);
    row.plan = *entries<std::string>({"gold", "silver"}, row.as_of, corrections);
    row.sum_insured = *entries<base::Money>({{100, "CNY"}, {200, "CNY"}, {100, "USD"}}, row.as_of, corrections);
    row.meets_standard = *entries<bool>({true, false}, row.as_of, corrections);
    return row;
  });
}

rc::Gen<std::vector<RosterRow>> a_few(rc::Gen<RosterRow> row) {
  return rc::gen::resize(6, rc::gen::container<std::vector<RosterRow>>(std::move(row)));
}

RC_GTEST_PROP(MergeProperty, changes_nothing_when_a_row_comes_again, ()) {
  ContractHistory history = merged(std::nullopt, new_contract(march));
  for (const RosterRow& row : *a_few(rows(false))) history = merged(history, row);
  const RosterRow row = *rows(false);
  const ContractHistory once = merged(history, row);
  const base::Result<Merged> twice = merge(once, row);
  RC_ASSERT(twice.has_value());
  RC_ASSERT(!twice->changed);
  RC_ASSERT(twice->contradictions.empty());
  RC_ASSERT(twice->history == once);
}

RC_GTEST_PROP(MergeProperty, says_whether_it_changed_anything, ()) {
  ContractHistory history = merged(std::nullopt, new_contract(march));
  for (const RosterRow& row : *a_few(rows(false))) history = merged(history, row);
  const base::Result<Merged> result = merge(history, *rows(false));
  RC_ASSERT(result.has_value());
  RC_ASSERT(result->changed == !(result->history == history));
}

RC_GTEST_PROP(MergeProperty, takes_corrections_in_any_order, ()) {
  const auto corrections = *a_few(rows(true));
  auto shuffled = corrections;
  for (std::size_t at = shuffled.size(); at > 1; --at) {
    std::swap(shuffled[at - 1], shuffled[*rc::gen::inRange<std::size_t>(0, at)]);
  }
  const ContractHistory start = merged(std::nullopt, new_contract(march));
  ContractHistory one = start;
  ContractHistory other = start;
  for (const RosterRow& row : corrections) one = merged(one, row);
  for (const RosterRow& row : shuffled) other = merged(other, row);
  RC_ASSERT(one == other);
}

RC_GTEST_PROP(MergeProperty, never_changes_what_was_known_before, ()) {
  ContractHistory history = merged(std::nullopt, new_contract(march));
  for (const RosterRow& row : *a_few(rows(false))) history = merged(history, row);
  RosterRow late = *rows(false);
  late.as_of = april;
  late.known = april;
  for (DatedEntry<ContractState>& entry : late.state) entry.known = april;
  const ContractHistory after = merged(history, late);
  RC_ASSERT(after.state.as_known(april.plus_days(-1)) == history.state.as_known(april.plus_days(-1)));
  for (const auto& statement : history.state.statements()) {
    const auto& kept = after.state.statements();
    RC_ASSERT(std::find(kept.begin(), kept.end(), statement) != kept.end());
  }
}

RC_GTEST_PROP(HistoryJsonProperty, reads_back_what_was_written, ()) {
  ContractHistory history = merged(std::nullopt, new_contract(march));
  for (const RosterRow& row : *a_few(rows(false))) history = merged(history, row);
  const base::Result<ContractHistory> back = history_from_json(to_json(history));
  RC_ASSERT(back.has_value());
  RC_ASSERT(*back == history);
  RC_ASSERT(to_json(*back) == to_json(history));
}

}  // namespace
}  // namespace consilium::roster
