#include "base/calendar_date.hpp"

#include <gtest/gtest.h>

namespace consilium::base {
namespace {

TEST(Date, reads_and_writes_iso_8601) {
  EXPECT_EQ(to_string(Date::parse("2026-03-02").value()), "2026-03-02");
  EXPECT_EQ(Date::parse("1970-01-01").value().days_since_epoch, 0);
  EXPECT_EQ(Date::of(2026, 3, 2).weekday(), Weekday::monday);
}

TEST(Date, refuses_what_is_not_a_day) {
  for (const char* text : {"2026-02-30", "2026-2-3", "20260302", "2026-03-02T", "1899-12-31", "2200-01-01", ""}) {
    EXPECT_FALSE(Date::parse(text).has_value()) << text;
  }
}

TEST(Date, months_clip_to_the_last_day) {
  EXPECT_EQ(to_string(Date::of(2026, 8, 31).plus_months(-6)), "2026-02-28");
  EXPECT_EQ(to_string(Date::of(2024, 1, 31).plus_months(1)), "2024-02-29");
  EXPECT_EQ(to_string(Date::of(2026, 12, 15).plus_months(1)), "2027-01-15");
}

TEST(Date, a_year_is_full_on_the_birthday) {
  EXPECT_EQ(full_years_between(Date::of(2008, 3, 2), Date::of(2026, 3, 1)), 17);
  EXPECT_EQ(full_years_between(Date::of(2008, 3, 2), Date::of(2026, 3, 2)), 18);
  EXPECT_EQ(full_years_between(Date::of(2008, 2, 29), Date::of(2026, 2, 28)), 17);
}

}  // namespace
}  // namespace consilium::base
