#include "calendar/service_hours.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace consilium::calendar {
namespace {

using base::Date;
using base::Instant;
using base::Unit;

const base::Zone zone = base::Zone::find("Asia/Shanghai").value();

Edition edition() {
  return Edition::make({"test", Date::of(2026, 1, 1), Date::of(2026, 1, 1), Date::of(2026, 12, 31), false, {}},
                       {{Date::of(2026, 3, 19), DayKind::holiday, "Festival", {}, true},
                        {Date::of(2026, 3, 20), DayKind::holiday, "Festival", {}, false}})
      .value();
}

// 08:00 to 20:00 from Monday to Saturday, closed in the festival.
base::OpeningHours line() {
  base::OpeningHours hours;
  for (auto& day : hours.week) day = base::OpeningHours::Range{{8 * 60}, {20 * 60}};
  hours.week[6].reset();
  hours.closed_festivals = {"Festival"};
  return hours;
}

Instant at(int day, int hour) { return zone.at(Date::of(2026, 3, day), {hour * 60}); }

Due due_of(Instant trigger, int amount, const std::vector<Stop>& stops = {}) {
  const base::OpeningHours hours = line();
  return add(trigger, {Unit::service_hours, amount, {}}, stops, edition(), zone, &hours);
}

TEST(ServiceHours, pass_only_while_the_line_is_open) {
  EXPECT_EQ(due_of(at(2, 10), 4).due, at(2, 14));
  EXPECT_EQ(due_of(at(2, 18), 4).due, at(3, 10));
  EXPECT_EQ(due_of(at(2, 22), 1).due, at(3, 9));
  EXPECT_EQ(due_of(at(7, 19), 2).due, at(9, 9));
  EXPECT_EQ(due_of(at(18, 19), 2).due, at(21, 9));
}

TEST(ServiceHours, are_full_at_the_close_and_not_next_morning) { EXPECT_EQ(due_of(at(2, 18), 2).due, at(2, 20)); }

TEST(ServiceHours, stand_still_in_stops) {
  EXPECT_EQ(due_of(at(2, 16), 5, {{at(2, 17), at(3, 10), "a"}}).due, at(3, 14));
  EXPECT_EQ(due_of(at(2, 16), 5, {{at(2, 21), at(3, 7), "night"}}).due, at(3, 9));
  const Due open = due_of(at(2, 16), 5, {{at(2, 17), {}, "a"}});
  EXPECT_FALSE(open.due.has_value());
  ASSERT_EQ(open.stood.size(), 1U);
}

TEST(ServiceHours, list_the_days_on_which_the_line_is_closed) {
  const Due due = due_of(at(18, 19), 2);
  ASSERT_EQ(due.skipped.size(), 2U);
  EXPECT_TRUE(due.skipped[0].closed);
  EXPECT_EQ(due.skipped[0].kind, DayKind::holiday);
}

TEST(ServiceHours, have_no_due_when_the_line_never_opens) {
  const base::OpeningHours never;
  EXPECT_FALSE(add(at(2, 10), {Unit::service_hours, 1, {}}, {}, edition(), zone, &never).due.has_value());
}

TEST(ServiceHours, need_the_calendar_only_for_a_line_that_closes_on_holidays) {
  base::OpeningHours hours = line();
  const Instant before = zone.at(Date::of(2025, 12, 30), {10 * 60});
  const Instant after = zone.at(Date::of(2027, 1, 4), {10 * 60});
  const base::Span one{Unit::service_hours, 1, {}};
  EXPECT_TRUE(add(before, one, {}, edition(), zone, &hours).before_edition);
  EXPECT_TRUE(add(after, one, {}, edition(), zone, &hours).provisional);
  hours.closed_festivals.clear();
  EXPECT_EQ(add(before, one, {}, edition(), zone, &hours).due, before.plus_minutes(60));
  EXPECT_FALSE(add(after, one, {}, edition(), zone, &hours).provisional);
}

RC_GTEST_PROP(ServiceHoursLaws, between_is_the_inverse_of_add, ()) {
  const base::OpeningHours hours = line();
  const int amount = *rc::gen::inRange(1, 100);
  const Instant trigger = at(1, 0).plus_minutes(*rc::gen::inRange(0, 20'000));
  std::vector<Stop> stops;
  for (int count = *rc::gen::inRange(0, 4); count > 0; --count) {
    const Instant from = at(1, 0).plus_minutes(*rc::gen::inRange(0, 40'000));
    stops.push_back({from, from.plus_minutes(*rc::gen::inRange(0, 7'000)), "stop"});
  }
  const Due due = add(trigger, {Unit::service_hours, amount, {}}, stops, edition(), zone, &hours);
  RC_ASSERT(due.due.has_value());
  const auto passed = [&](Instant moment) {
    return between(trigger, moment, Unit::service_hours, stops, edition(), zone, &hours);
  };
  RC_ASSERT(passed(*due.due) == amount);
  RC_ASSERT(passed(Instant{due.due->milliseconds - 1}) == amount - 1);
}

}  // namespace
}  // namespace consilium::calendar
