#include "calendar/arithmetic.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "calendar/derivation.hpp"

namespace consilium::calendar {
namespace {

using base::Date;
using base::Instant;
using base::Span;
using base::Unit;

const base::Zone zone = base::Zone::find("Asia/Shanghai").value();

Edition edition() {
  return Edition::make({"test", Date::of(2026, 1, 1), Date::of(2026, 1, 1), Date::of(2026, 12, 31), false, {}},
                       {{Date::of(2026, 3, 19), DayKind::holiday, "Festival", {{"", "", "Festival"}}, true},
                        {Date::of(2026, 3, 21), DayKind::make_up, "Festival", {{"", "", "Festival make-up"}}, false}})
      .value();
}

Instant noon(int month, int day) { return zone.at(Date::of(2026, month, day), {12 * 60}); }

TEST(Add, counts_from_the_day_after_the_trigger_to_the_end_of_the_last_day) {
  const Due due = add(noon(3, 2), {Unit::working_days, 3, {}}, {}, edition(), zone);
  EXPECT_EQ(due.due_date, Date::of(2026, 3, 5));
  EXPECT_EQ(due.due, zone.at(Date::of(2026, 3, 6)));
}

TEST(Add, moves_both_ends_of_a_range) {
  const Due due = add(noon(3, 2), {Unit::working_days, 10, 8}, {}, edition(), zone);
  EXPECT_EQ(due.from_date, Date::of(2026, 3, 12));
  EXPECT_EQ(due.due_date, Date::of(2026, 3, 16));
}

TEST(Add, a_day_counts_unless_a_stop_was_in_force_at_its_first_instant) {
  const std::vector<Stop> stops{{noon(3, 4), noon(3, 6), "supplement"}};
  // 3 and 4 March count, 5 and 6 March began inside the stop, 9 March is the third day.
  const Due due = add(noon(3, 2), {Unit::working_days, 3, {}}, stops, edition(), zone);
  EXPECT_EQ(due.due_date, Date::of(2026, 3, 9));
  ASSERT_EQ(due.skipped.size(), 4U);
  EXPECT_EQ(due.skipped.front().stop, "supplement");
}

TEST(Add, has_no_date_while_a_stop_stands_open) {
  const Due due = add(noon(3, 2), {Unit::working_days, 3, {}}, {{noon(3, 3), {}, "supplement"}}, edition(), zone);
  EXPECT_FALSE(due.due.has_value());
}

TEST(Add, hours_stand_still_inside_stops_only) {
  const std::vector<Stop> stops{{noon(3, 2).plus_minutes(60), noon(3, 2).plus_minutes(120), "a"},
                                {noon(3, 2).plus_minutes(90), noon(3, 2).plus_minutes(150), "b"}};
  EXPECT_EQ(add(noon(3, 2), {Unit::hours, 24, {}}, stops, edition(), zone).due, noon(3, 3).plus_minutes(90));
}

TEST(Add, months_end_on_the_last_day_that_exists) {
  EXPECT_EQ(add(zone.at(Date::of(2026, 1, 31)), {Unit::months, 1, {}}, {}, edition(), zone).due_date,
            Date::of(2026, 2, 28));
}

TEST(Add, marks_a_working_day_past_the_published_calendar) {
  EXPECT_TRUE(add(noon(12, 30), {Unit::working_days, 5, {}}, {}, edition(), zone).provisional);
  EXPECT_FALSE(add(noon(12, 30), {Unit::natural_days, 5, {}}, {}, edition(), zone).provisional);
}

TEST(Lead, counts_back_from_the_wished_day_as_day_0) {
  const Span five{Unit::working_days, 5, {}};
  // 19 March is a holiday and 21 March, a Saturday, is worked.
  EXPECT_EQ(latest_request(Date::of(2026, 3, 13), five, edition()), Date::of(2026, 3, 6));
  EXPECT_EQ(earliest_wished(Date::of(2026, 3, 16), five, edition()), Date::of(2026, 3, 23));
  EXPECT_EQ(earliest_wished(Date::of(2026, 3, 7), five, edition()), Date::of(2026, 3, 16));
  EXPECT_EQ(latest_request(Date::of(2026, 3, 31), {Unit::months, 1, {}}, edition()), Date::of(2026, 2, 28));
}

TEST(Add, refuses_working_days_before_the_calendar) {
  const Instant before = zone.at(Date::of(2025, 12, 30));
  const Due due = add(before, {Unit::working_days, 1, {}}, {}, edition(), zone);
  EXPECT_TRUE(due.before_edition);
  EXPECT_FALSE(due.due.has_value());
  // The trigger is day 0 and need not be known.
  EXPECT_TRUE(add(zone.at(Date::of(2025, 12, 31)), {Unit::working_days, 1, {}}, {}, edition(), zone).due.has_value());
  EXPECT_TRUE(add(before, {Unit::natural_days, 1, {}}, {}, edition(), zone).due.has_value());
}

TEST(Add, bears_stops_and_spans_of_any_length) {
  const std::vector<Stop> stops{{Instant{0}, zone.at(Date::of(2090, 1, 1)), "long"}};
  EXPECT_EQ(add(noon(3, 2), {Unit::working_days, 1, {}}, stops, edition(), zone).due_date, Date::of(2090, 1, 2));
  EXPECT_EQ(add(noon(3, 2), {Unit::natural_days, 1, {}}, stops, edition(), zone).due_date, Date::of(2090, 1, 1));
  for (const Unit unit : {Unit::minutes, Unit::hours, Unit::natural_days, Unit::working_days}) {
    EXPECT_TRUE(add(noon(3, 2), {unit, 3650, {}}, stops, edition(), zone).due > noon(3, 2));
  }
  EXPECT_EQ(add(noon(3, 2), {Unit::years, 3650, {}}, {}, edition(), zone).due_date, Date::of(5676, 3, 2));
}

TEST(Add, says_which_stops_moved_a_due_in_hours) {
  const std::vector<Stop> stops{{noon(3, 2).plus_minutes(60), noon(3, 2).plus_minutes(120), "a"},
                                {noon(3, 2).plus_minutes(90), noon(3, 2).plus_minutes(150), "b"},
                                {noon(3, 9), noon(3, 10), "later"}};
  const Due due = add(noon(3, 2), {Unit::hours, 24, {}}, stops, edition(), zone);
  EXPECT_EQ(due.stood, (std::vector<Stop>{{noon(3, 2).plus_minutes(60), noon(3, 2).plus_minutes(150), "a, b"}}));
}

TEST(CountBack, is_due_by_the_close_of_the_last_open_day) {
  base::OpeningHours hours;
  for (auto& day : hours.week) day = base::OpeningHours::Range{{8 * 60}, {20 * 60}};
  hours.closed_on_all_holidays = true;
  const Span one{Unit::natural_days, 1, {}};
  EXPECT_EQ(count_back(Date::of(2026, 3, 19), one, edition(), zone, &hours).due,
            zone.at(Date::of(2026, 3, 18), {20 * 60}));
  const Due moved = count_back(Date::of(2026, 3, 20), one, edition(), zone, &hours);
  EXPECT_EQ(moved.due, zone.at(Date::of(2026, 3, 18), {20 * 60}));
  EXPECT_EQ(moved.due_date, Date::of(2026, 3, 18));
  ASSERT_EQ(moved.skipped.size(), 1U);
  EXPECT_TRUE(moved.skipped.front().closed);
}

TEST(CountBack, is_provisional_only_when_it_counts_past_the_published_calendar) {
  const Span one{Unit::working_days, 1, {}};
  EXPECT_FALSE(count_back(Date::of(2027, 1, 1), one, edition(), zone).provisional);
  EXPECT_TRUE(count_back(Date::of(2027, 1, 2), one, edition(), zone).provisional);
  EXPECT_FALSE(count_back(Date::of(2027, 1, 2), {Unit::natural_days, 1, {}}, edition(), zone).provisional);
  EXPECT_TRUE(count_back(Date::of(2026, 1, 1), one, edition(), zone).before_edition);
}

TEST(DateAfter, counts_from_the_start_as_day_0) {
  EXPECT_EQ(date_after(Date::of(2026, 3, 14), {Unit::working_days, 1, {}}, edition()), Date::of(2026, 3, 16));
  EXPECT_EQ(date_after(Date::of(2026, 3, 18), {Unit::working_days, 1, {}}, edition()), Date::of(2026, 3, 20));
  EXPECT_EQ(date_after(Date::of(2026, 3, 14), {Unit::natural_days, 1, {}}, edition()), Date::of(2026, 3, 15));
  EXPECT_EQ(date_after(Date::of(2026, 1, 31), {Unit::months, 1, {}}, edition()), Date::of(2026, 2, 28));
  EXPECT_EQ(date_after(Date::of(2028, 2, 29), {Unit::years, 1, {}}, edition()), Date::of(2029, 2, 28));
}

TEST(Lead, a_month_that_has_no_such_day_does_not_shorten_it) {
  const Span month{Unit::months, 1, {}};
  // 28 February counts back to 28 January; only 1 March leaves a month after 31 January.
  EXPECT_EQ(earliest_wished(Date::of(2026, 1, 31), month, edition()), Date::of(2026, 3, 1));
  EXPECT_EQ(earliest_wished(Date::of(2026, 1, 28), month, edition()), Date::of(2026, 2, 28));
  EXPECT_EQ(earliest_wished(Date::of(2024, 2, 29), {Unit::years, 1, {}}, edition()), Date::of(2025, 3, 1));
}

TEST(Period, includes_its_start_day) {
  EXPECT_EQ(last_day_of_period(Date::of(2026, 1, 11), {Unit::natural_days, 30, {}}), Date::of(2026, 2, 9));
  EXPECT_EQ(last_day_of_period(Date::of(2025, 2, 1), {Unit::years, 3, {}}), Date::of(2028, 1, 31));
}

TEST(Derivation, names_each_day_that_did_not_count) {
  const Span span{Unit::working_days, 3, {}};
  const Due due = add(noon(3, 17), span, {}, edition(), zone);
  const auto lines = derivation(noon(3, 17), span, due, edition(), zone, base::Language::en);
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[0], "from 2026-03-17T12:00:00+08:00, 3 working days");
  EXPECT_EQ(lines[1], "2026-03-19: not counted (Festival)");
  EXPECT_EQ(lines[2], "2026-03-21: counted (Festival make-up)");
  EXPECT_EQ(lines[3], "due by the end of 2026-03-21");
}

std::vector<Stop> random_stops() {
  std::vector<Stop> stops;
  for (const auto& [start, length] : *rc::gen::container<std::vector<std::pair<int, int>>>(
           rc::gen::pair(rc::gen::inRange(0, 40 * 24), rc::gen::inRange(1, 120)))) {
    const Instant from = noon(3, 1).plus_minutes(start * 60);
    stops.push_back({from, from.plus_minutes(length * 60), "stop"});
  }
  return stops;
}

RC_GTEST_PROP(Laws, between_is_the_inverse_of_add, ()) {
  const Unit unit = *rc::gen::element(Unit::working_days, Unit::natural_days, Unit::hours, Unit::minutes);
  const int amount = *rc::gen::inRange(1, 40);
  const Instant trigger = noon(3, 1).plus_minutes(*rc::gen::inRange(0, 20'000));
  const std::vector<Stop> stops = random_stops();
  const Due due = add(trigger, {unit, amount, {}}, stops, edition(), zone);
  RC_ASSERT(due.due.has_value());
  RC_ASSERT(between(trigger, *due.due, unit, stops, edition(), zone) == amount);
  // And it is the first such instant.
  RC_ASSERT(between(trigger, Instant{due.due->milliseconds - 1}, unit, stops, edition(), zone) == amount - 1);
}

RC_GTEST_PROP(Laws, adding_what_has_passed_never_goes_past_the_moment, ()) {
  const Unit unit = *rc::gen::element(Unit::working_days, Unit::natural_days, Unit::hours, Unit::minutes);
  const Instant trigger = noon(3, 1).plus_minutes(*rc::gen::inRange(0, 20'000));
  const Instant at = trigger.plus_minutes(*rc::gen::inRange(0, 60'000));
  const std::vector<Stop> stops = random_stops();
  const int passed = between(trigger, at, unit, stops, edition(), zone);
  RC_PRE(passed > 0);
  const Due due = add(trigger, {unit, passed, {}}, stops, edition(), zone);
  RC_ASSERT(*due.due <= at);
  RC_ASSERT(between(trigger, at, unit, stops, edition(), zone) == passed);
}

RC_GTEST_PROP(Laws, what_is_offered_is_the_first_day_in_time, ()) {
  const Unit unit = *rc::gen::element(Unit::working_days, Unit::natural_days, Unit::months, Unit::years);
  const Span lead{unit, *rc::gen::inRange(0, 30), {}};
  // Days near the ends of months, where months of different lengths meet.
  const Date request = Date::of(2026, *rc::gen::inRange(2, 13), 1).plus_days(*rc::gen::inRange(-4, 4));
  const Date offered = earliest_wished(request, lead, edition());
  RC_ASSERT(latest_request(offered, lead, edition()) >= request);
  for (Date day = std::max(request, offered.plus_days(-40)); day < offered; day = day.plus_days(1)) {
    const bool is_offered = unit != Unit::working_days || edition().is_working(day);
    RC_ASSERT(!is_offered || latest_request(day, lead, edition()) < request);
  }
}

}  // namespace
}  // namespace consilium::calendar
