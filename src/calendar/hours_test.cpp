#include "calendar/hours.hpp"

#include <gtest/gtest.h>

namespace consilium::calendar {
namespace {

using base::Date;

class Hours : public testing::Test {
 protected:
  Hours() {
    for (auto& day : line.week) day = base::OpeningHours::Range{{8 * 60}, {20 * 60}};
    line.closed_festivals = {"Spring Festival"};
  }

  base::Instant at(const char* text) const { return base::Instant::parse(text).value(); }

  base::Zone zone = base::Zone::find("Asia/Shanghai").value();
  base::OpeningHours line;
  Edition edition =
      Edition::make({"test", Date::of(2026, 1, 1), Date::of(2026, 1, 1), Date::of(2026, 12, 31), false, {}},
                    {{Date::of(2026, 2, 16), DayKind::holiday, "Spring Festival", {}, true},
                     {Date::of(2026, 2, 17), DayKind::holiday, "Spring Festival", {}, false},
                     {Date::of(2026, 5, 1), DayKind::holiday, "Labour Day", {}, true},
                     {Date::of(2026, 10, 1), DayKind::holiday, "National Day and Mid-Autumn Festival", {}, true}})
          .value();
};

TEST_F(Hours, are_open_from_the_first_to_before_the_last_minute) {
  EXPECT_TRUE(is_open(line, at("2026-03-08T08:00+08:00"), edition, zone));
  EXPECT_TRUE(is_open(line, at("2026-03-08T19:59+08:00"), edition, zone));
  EXPECT_FALSE(is_open(line, at("2026-03-08T20:00+08:00"), edition, zone));
}

TEST_F(Hours, stay_open_up_to_the_minute_of_closing_and_through_midnight_where_they_never_close) {
  const auto until = [&](const char* from, const char* to) {
    return is_open_until(line, at(from), at(to), edition, zone);
  };
  EXPECT_TRUE(until("2026-03-08T19:00+08:00", "2026-03-08T20:00+08:00"));
  EXPECT_FALSE(until("2026-03-08T19:01+08:00", "2026-03-08T20:01+08:00"));
  EXPECT_FALSE(until("2026-03-08T07:59+08:00", "2026-03-08T08:59+08:00"));
  EXPECT_FALSE(until("2026-03-08T19:00+08:00", "2026-03-09T09:00+08:00"));
  for (auto& day : line.week) day = base::OpeningHours::Range{{0}, {24 * 60}};
  EXPECT_TRUE(until("2026-03-08T23:30+08:00", "2026-03-09T00:30+08:00"));
  EXPECT_FALSE(until("2026-02-15T23:30+08:00", "2026-02-16T00:30+08:00"));
}

TEST_F(Hours, next_opening_is_the_next_morning_after_closing) {
  EXPECT_EQ(next_open(line, at("2026-03-08T20:00+08:00"), edition, zone), at("2026-03-09T08:00+08:00"));
  EXPECT_EQ(next_open(line, at("2026-03-08T07:00+08:00"), edition, zone), at("2026-03-08T08:00+08:00"));
  EXPECT_EQ(next_open(line, at("2026-02-15T20:30+08:00"), edition, zone), at("2026-02-18T08:00+08:00"));
}

TEST_F(Hours, close_on_the_festivals_named_and_on_no_other) {
  EXPECT_FALSE(is_open(line, at("2026-02-17T10:00+08:00"), edition, zone));
  EXPECT_TRUE(is_open(line, at("2026-05-01T10:00+08:00"), edition, zone));
}

TEST_F(Hours, close_on_a_holiday_that_two_festivals_share) {
  EXPECT_TRUE(is_open(line, at("2026-10-01T10:00+08:00"), edition, zone));
  line.closed_festivals = {"Mid-Autumn Festival"};
  EXPECT_FALSE(is_open(line, at("2026-10-01T10:00+08:00"), edition, zone));
  line.closed_festivals = {"National Day"};
  EXPECT_FALSE(is_open(line, at("2026-10-01T10:00+08:00"), edition, zone));
  line.closed_festivals = {"Day"};
  EXPECT_TRUE(is_open(line, at("2026-10-01T10:00+08:00"), edition, zone));
}

TEST_F(Hours, a_call_that_falls_on_a_closed_day_moves_to_the_last_open_day_before) {
  EXPECT_EQ(last_open_day(line, Date::of(2026, 2, 17), edition), Date::of(2026, 2, 15));
  EXPECT_EQ(last_open_day(line, Date::of(2026, 3, 22), edition), Date::of(2026, 3, 22));
  EXPECT_EQ(last_open_day(base::OpeningHours{}, Date::of(2026, 3, 22), edition), std::nullopt);
}

}  // namespace
}  // namespace consilium::calendar
