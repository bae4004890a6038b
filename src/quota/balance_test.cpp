#include "quota/balance.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace consilium::quota {
namespace {

using base::Date;
using model::UseState;

model::Account account_with(std::vector<model::Use> uses) {
  model::Account account;
  account.uses = std::move(uses);
  return account;
}

model::Quota once(model::QuotaPeriod per) {
  model::Quota quota;
  quota.count = 1;
  quota.per = per;
  return quota;
}

const Date effective = Date::of(2026, 1, 10);

TEST(Balance, a_use_is_left_until_one_is_held_or_consumed) {
  const auto left = [&](std::vector<model::Use> uses) {
    return *balance(account_with(std::move(uses)), "visit", once(model::QuotaPeriod::contract), Date::of(2027, 4, 2),
                    effective)
                .left;
  };
  EXPECT_EQ(left({}), 1);
  EXPECT_EQ(left({{"u", "visit", "c", Date::of(2026, 3, 2), 1, UseState::held, ""}}), 0);
  EXPECT_EQ(left({{"u", "visit", "c", Date::of(2026, 3, 2), 1, UseState::consumed, ""}}), 0);
  EXPECT_EQ(left({{"u", "visit", "c", Date::of(2026, 3, 2), 1, UseState::released, ""}}), 1);
  EXPECT_EQ(left({{"u", "other", "c", Date::of(2026, 3, 2), 1, UseState::consumed, ""}}), 1);
}

TEST(Balance, of_a_right_and_of_the_quota_are_apart) {
  const Date day = Date::of(2026, 3, 2);
  model::Account account = account_with({{"u", "visit", "c", day, 1, UseState::consumed, "", "r"},
                                         {"v", "visit", "d", day, 1, UseState::held, "", "r"},
                                         {"w", "visit", "e", day, 1, UseState::released, "", "r"},
                                         {"x", "visit", "f", day, 1, UseState::consumed, ""}});
  account.rights.push_back({"r", "follow-up", "opinion", "o", "", "visit", 3, day, {}});
  const Balance quota = balance(account, "visit", once(model::QuotaPeriod::contract), day, effective);
  EXPECT_EQ(quota.used_by, std::vector<std::string>{"f"});
  EXPECT_EQ(quota.held, 0);
  const Balance right = balance_of_right(account, "r");
  EXPECT_EQ(right.allowed, 3);
  EXPECT_EQ(right.used_by, std::vector<std::string>{"c"});
  EXPECT_EQ(right.held_by, std::vector<std::string>{"d"});
  EXPECT_EQ(right.left, 1);
  EXPECT_TRUE(can_hold(right));
}

TEST(Balance, of_a_right_that_nobody_gave_leaves_nothing) {
  EXPECT_EQ(balance_of_right({}, "r").left, 0);
  EXPECT_FALSE(can_hold(balance_of_right({}, "r")));
}

TEST(Balance, a_policy_year_runs_from_anniversary_to_the_day_before_the_next) {
  const model::Account account = account_with({{"u", "visit", "c", Date::of(2027, 1, 9), 1, UseState::consumed, ""}});
  const model::Quota quota = once(model::QuotaPeriod::policy_year);
  EXPECT_EQ(balance(account, "visit", quota, Date::of(2027, 1, 9), effective).left, 0);
  EXPECT_EQ(balance(account, "visit", quota, Date::of(2027, 1, 10), effective).left, 1);
  EXPECT_EQ(window_of(quota.per, Date::of(2026, 1, 10), effective),
            (Window{Date::of(2026, 1, 10), Date::of(2027, 1, 9)}));
  EXPECT_EQ(window_of(quota.per, Date::of(2025, 2, 28), Date::of(2024, 2, 29)),
            (Window{Date::of(2025, 2, 28), Date::of(2026, 2, 27)}));
}

TEST(Balance, several_policy_years_follow_each_other_from_the_effective_date_on) {
  const auto window = [](Date on, Date effective_on, int years) {
    return window_of(model::QuotaPeriod::policy_year, on, effective_on, years);
  };
  const Window first{Date::of(2026, 1, 10), Date::of(2028, 1, 9)};
  EXPECT_EQ(window(Date::of(2026, 1, 10), effective, 2), first);
  EXPECT_EQ(window(Date::of(2028, 1, 9), effective, 2), first);
  EXPECT_EQ(window(Date::of(2028, 1, 10), effective, 2), (Window{Date::of(2028, 1, 10), Date::of(2030, 1, 9)}));
  EXPECT_EQ(window(Date::of(2028, 1, 10), effective, 3), (Window{Date::of(2026, 1, 10), Date::of(2029, 1, 9)}));
  EXPECT_EQ(window(Date::of(2026, 2, 28), Date::of(2024, 2, 29), 2),
            (Window{Date::of(2026, 2, 28), Date::of(2028, 2, 28)}));
}

TEST(Balance, of_a_pool_counts_what_any_of_its_services_takes) {
  model::Account account = account_with({{"u", "visit", "c", Date::of(2026, 3, 2), 1, UseState::held, ""},
                                         {"v", "opinion", "d", Date::of(2026, 3, 2), 1, UseState::consumed, ""},
                                         {"w", "opinion", "e", Date::of(2026, 3, 2), 1, UseState::consumed, "", "r"},
                                         {"x", "transport", "f", Date::of(2026, 3, 2), 1, UseState::consumed, ""}});
  model::Quota quota = once(model::QuotaPeriod::contract);
  quota.count = 3;
  quota.pool = "help";
  quota.counted = {"opinion"};
  const Balance result = balance(account, "visit", quota, Date::of(2026, 4, 1), effective);
  EXPECT_EQ(result.held_by, std::vector<std::string>{"c"});
  EXPECT_EQ(result.used_by, std::vector<std::string>{"d"});
  EXPECT_EQ(result.left, 1);
  account.adjustments.push_back({"opinion", Date::of(2026, 3, 3), 2, "goodwill"});
  EXPECT_EQ(balance(account, "visit", quota, Date::of(2026, 4, 1), effective).left, 3);
}

// Lines of two, here and abroad, of one service.
model::Quota two_lines(std::int32_t here, std::int32_t abroad) {
  model::Quota quota = once(model::QuotaPeriod::contract);
  quota.count = here + abroad;
  quota.lines.resize(2);
  quota.lines[0].id = "here";
  quota.lines[0].count = here;
  quota.lines[1].id = "abroad";
  quota.lines[1].count = abroad;
  return quota;
}

TEST(Balance, of_a_line_counts_what_was_kept_under_its_oldest_id) {
  const Date day = Date::of(2026, 3, 2);
  const model::Account account = account_with({{"u", "visit", "c", day, 1, UseState::consumed, "", "", "far"}});
  model::Quota quota = two_lines(1, 1);
  quota.lines[1].was = {"far", "overseas"};
  EXPECT_EQ(balance_of_line(account, "visit", quota, quota.lines[0], day, effective).left, 1);
  EXPECT_EQ(balance_of_line(account, "visit", quota, quota.lines[1], day, effective).left, 0);
}

// A version without lines, or with others, counted it on none of these.
TEST(Balance, of_lines_counts_a_use_of_none_of_them_on_the_first_with_room) {
  const Date day = Date::of(2026, 3, 2);
  const model::Account account = account_with({{"u", "visit", "c", day, 1, UseState::consumed, ""},
                                               {"v", "visit", "d", day, 1, UseState::held, "", "", "here"},
                                               {"w", "visit", "e", day, 1, UseState::released, ""},
                                               {"x", "visit", "f", day, 1, UseState::held, "", "", "gone"}});
  const model::Quota quota = two_lines(1, 3);
  const Balance here = balance_of_line(account, "visit", quota, quota.lines[0], day, effective);
  const Balance abroad = balance_of_line(account, "visit", quota, quota.lines[1], day, effective);
  EXPECT_EQ(here.left, 0);
  EXPECT_EQ(here.held_by, std::vector<std::string>{"d"});
  EXPECT_EQ(abroad.left, 1);
  EXPECT_EQ(abroad.used_by, std::vector<std::string>{"c"});
  EXPECT_EQ(abroad.held_by, std::vector<std::string>{"f"});
}

// One version has lines, the other one count; cases of both hold, consume and release in any order.
RC_GTEST_PROP(Balance, two_versions_grant_no_more_together_than_the_larger_allows, ()) {
  const model::Quota lines = two_lines(*rc::gen::inRange(0, 3), *rc::gen::inRange(0, 3));
  model::Quota plain = once(model::QuotaPeriod::contract);
  plain.count = *rc::gen::inRange(0, 5);
  const Date day = Date::of(2026, 3, 2);
  model::Account account;
  for (const int number : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 3'000))) {
    const std::size_t line = number % 2 == 0 ? 0 : 1;
    const model::QuotaLine& own = lines.lines[line];
    if (number % 3 == 0 && !account.uses.empty()) {
      model::Use& use = account.uses[static_cast<std::size_t>(number) % account.uses.size()];
      if (use.state == UseState::held) use.state = number % 2 == 0 ? UseState::consumed : UseState::released;
    } else if (number % 3 == 1 && can_hold(balance_of_line(account, "visit", lines, own, day, effective))) {
      account.uses.push_back({"u", "visit", "c", day, 1, UseState::held, "", "", own.id});
    } else if (number % 3 == 2 && can_hold(balance(account, "visit", plain, day, effective))) {
      account.uses.push_back({"u", "visit", "c", day, 1, UseState::held, ""});
    }
    const Balance all = balance(account, "visit", plain, day, effective);
    RC_ASSERT(all.held + all.used <= std::max(plain.count, lines.count));
  }
}

TEST(Balance, is_never_shown_below_zero) {
  model::Account account = account_with({{"u", "visit", "c", Date::of(2026, 3, 2), 1, UseState::consumed, ""}});
  account.adjustments.push_back({"visit", Date::of(2026, 3, 3), -1, "plan fell"});
  const Balance result = balance(account, "visit", once(model::QuotaPeriod::contract), Date::of(2026, 4, 1), effective);
  EXPECT_EQ(result.left, 0);
  EXPECT_EQ(result.over, 1);
  EXPECT_FALSE(can_hold(result));
}

TEST(Balance, names_the_cases_that_hold_and_that_used) {
  const model::Account account = account_with({{"u1", "visit", "c1", Date::of(2026, 3, 2), 1, UseState::held, ""},
                                               {"u2", "visit", "c2", Date::of(2026, 3, 2), 1, UseState::consumed, ""},
                                               {"u3", "visit", "c3", Date::of(2026, 3, 2), 1, UseState::expired, ""}});
  const Balance result = balance(account, "visit", once(model::QuotaPeriod::contract), Date::of(2026, 4, 1), effective);
  EXPECT_EQ(result.held_by, std::vector<std::string>{"c1"});
  EXPECT_EQ(result.used_by, std::vector<std::string>{"c2"});
}

TEST(Balance, a_correction_counts_in_the_window_of_its_date) {
  model::Account account;
  account.adjustments.push_back({"visit", Date::of(2026, 3, 3), 2, "goodwill"});
  const model::Quota quota = once(model::QuotaPeriod::policy_year);
  EXPECT_EQ(balance(account, "visit", quota, Date::of(2026, 4, 1), effective).left, 3);
  EXPECT_EQ(balance(account, "visit", quota, Date::of(2027, 4, 1), effective).left, 1);
}

// Holds asked for in any order, on any day, each then resolved once or still open.
RC_GTEST_PROP(Balance, no_hold_is_granted_when_nothing_is_left, ()) {
  model::Quota quota = once(*rc::gen::element(model::QuotaPeriod::contract, model::QuotaPeriod::policy_year));
  quota.count = *rc::gen::inRange(0, 3);
  model::Account account;
  for (const int number : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 3'000))) {
    const Date on = effective.plus_days(number);
    const Balance before = balance(account, "visit", quota, on, effective);
    RC_ASSERT(*before.left >= 0);
    RC_ASSERT(can_hold(before) == (before.held + before.used < quota.count));
    if (number % 3 == 0 && !account.uses.empty()) {
      model::Use& use = account.uses[static_cast<std::size_t>(number) % account.uses.size()];
      if (use.state == UseState::held) use.state = number % 2 == 0 ? UseState::consumed : UseState::released;
    } else if (can_hold(before)) {
      account.uses.push_back({"u", "visit", "c", on, 1, UseState::held, ""});
      RC_ASSERT(*balance(account, "visit", quota, on, effective).left == *before.left - 1);
    }
    RC_ASSERT(balance(account, "visit", quota, on, effective).over == 0);
  }
}

TEST(Balance, unlimited_is_no_number) {
  model::Quota quota = once(model::QuotaPeriod::unlimited);
  const Balance result = balance({}, "visit", quota, Date::of(2026, 4, 1), effective);
  EXPECT_EQ(result.left, std::nullopt);
  EXPECT_TRUE(can_hold(result));
}

}  // namespace
}  // namespace consilium::quota
