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

TEST(Edition, saturday_is_a_setting) {
  EditionInfo info = march();
  info.saturday_works = true;
  EXPECT_TRUE(Edition::make(info, {}).value().is_working(Date::of(2026, 3, 7)));
}

}  // namespace
}  // namespace consilium::calendar
