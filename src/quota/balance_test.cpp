#include "quota/balance.hpp"

#include <gtest/gtest.h>

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

TEST(Balance, is_never_shown_below_zero) {
  model::Account account = account_with({{"u", "visit", "c", Date::of(2026, 3, 2), 1, UseState::consumed, ""}});
  account.adjustments.push_back({"visit", Date::of(2026, 3, 3), -1, "plan fell"});
  const Balance result = balance(account, "visit", once(model::QuotaPeriod::contract), Date::of(2026, 4, 1), effective);
  EXPECT_EQ(result.left, 0);
  EXPECT_EQ(result.over, 1);
  EXPECT_FALSE(can_hold(result));
}

TEST(Balance, unlimited_is_no_number) {
  model::Quota quota = once(model::QuotaPeriod::unlimited);
  const Balance result = balance({}, "visit", quota, Date::of(2026, 4, 1), effective);
  EXPECT_EQ(result.left, std::nullopt);
  EXPECT_TRUE(can_hold(result));
}

}  // namespace
}  // namespace consilium::quota
