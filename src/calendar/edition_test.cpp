#include "calendar/edition.hpp"

#include <gtest/gtest.h>

namespace consilium::calendar {
namespace {

using base::Date;

EditionInfo march() { return {"test", Date::of(2026, 1, 1), Date::of(2026, 1, 1), Date::of(2026, 12, 31), false, {}}; }

TEST(Edition, knows_weekends_holidays_and_make_up_days) {
  const Edition edition = Edition::make(march(), {{Date::of(2026, 3, 9), DayKind::holiday, "Festival", {}, true},
                                                  {Date::of(2026, 3, 14), DayKind::make_up, "Festival", {}, false}})
                              .value();
  EXPECT_TRUE(edition.is_working(Date::of(2026, 3, 6)));
  EXPECT_FALSE(edition.is_working(Date::of(2026, 3, 7)));
  EXPECT_EQ(edition.kind(Date::of(2026, 3, 9)), DayKind::holiday);
  EXPECT_TRUE(edition.is_working(Date::of(2026, 3, 14)));
}

TEST(Edition, assumes_monday_to_friday_past_the_last_published_day_and_says_so) {
  const Edition edition = Edition::make(march(), {}).value();
  EXPECT_TRUE(edition.is_working(Date::of(2027, 1, 4)));
  EXPECT_TRUE(edition.is_provisional(Date::of(2027, 1, 4)));
  EXPECT_FALSE(edition.is_provisional(Date::of(2026, 12, 31)));
}

TEST(Edition, refuses_days_that_cannot_be) {
  const Date friday = Date::of(2026, 3, 6);
  EXPECT_FALSE(Edition::make(march(), {{friday, DayKind::make_up, "", {}, false}}).has_value());
  EXPECT_FALSE(
      Edition::make(march(), {{friday, DayKind::holiday, "", {}, false}, {friday, DayKind::holiday, "", {}, false}})
          .has_value());
  EXPECT_FALSE(Edition::make(march(), {{Date::of(2027, 1, 1), DayKind::holiday, "", {}, false}}).has_value());
}

TEST(Edition, ends_after_it_begins) {
  EditionInfo info = march();
  info.last = Date::of(2025, 12, 31);
  EXPECT_FALSE(Edition::make(info, {}).has_value());
}

TEST(Edition, knows_nothing_of_the_days_before_its_first) {
  const Edition edition = Edition::make(march(), {}).value();
  EXPECT_TRUE(edition.is_before_first(Date::of(2025, 12, 31)));
  EXPECT_FALSE(edition.is_before_first(Date::of(2026, 1, 1)));
}

// Also where the count begins before the first published day or ends beyond the last.
TEST(Edition, counts_working_days_as_if_it_looked_at_each) {
  EditionInfo info = march();
  info.last = Date::of(2026, 4, 30);
  const Edition edition = Edition::make(info, {{Date::of(2026, 3, 9), DayKind::holiday, "Festival", {}, true},
                                               {Date::of(2026, 3, 14), DayKind::make_up, "Festival", {}, false}})
                              .value();
  for (Date start = Date::of(2025, 12, 1); start < Date::of(2026, 5, 20); start = start.plus_days(1)) {
    Date after = start;
    Date before = start;
    for (int count = 0; count < 30; ++count) {
      EXPECT_EQ(edition.working_days_after(start, count), after);
      EXPECT_EQ(edition.working_days_before(start, count), before);
      do after = after.plus_days(1);
      while (!edition.is_working(after));
      do before = before.plus_days(-1);
      while (!edition.is_working(before));
    }
  }
}

TEST(Edition, saturday_is_a_setting) {
  EditionInfo info = march();
  info.saturday_works = true;
  EXPECT_TRUE(Edition::make(info, {}).value().is_working(Date::of(2026, 3, 7)));
}

}  // namespace
}  // namespace consilium::calendar
