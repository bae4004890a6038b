#include "base/instant.hpp"

#include <gtest/gtest.h>

namespace consilium::base {
namespace {

TEST(Instant, reads_rfc_3339_with_its_offset) {
  const Instant instant = Instant::parse("2026-03-02T10:00:00+08:00").value();
  EXPECT_EQ(to_string(instant), "2026-03-02T02:00:00Z");
  EXPECT_EQ(to_string(instant, Zone::find("Asia/Shanghai").value()), "2026-03-02T10:00:00+08:00");
  EXPECT_EQ(Instant::parse("2026-03-02T02:00Z").value(), instant);
  EXPECT_EQ(to_string(Instant::parse("2026-03-02T02:00:00.25Z").value()), "2026-03-02T02:00:00.250Z");
}

TEST(Instant, refuses_a_time_without_offset) {
  for (const char* text : {"2026-03-02T10:00:00", "2026-03-02", "2026-03-02T24:00:00Z", "2026-03-02T10:60Z", "x"}) {
    EXPECT_FALSE(Instant::parse(text).has_value()) << text;
  }
}

TEST(Zone, a_day_starts_at_local_midnight) {
  const Zone zone = Zone::find("Asia/Shanghai").value();
  const Instant midnight = zone.at(Date::of(2026, 3, 2));
  EXPECT_EQ(to_string(midnight), "2026-03-01T16:00:00Z");
  EXPECT_EQ(zone.date_of(midnight), Date::of(2026, 3, 2));
  EXPECT_EQ(zone.date_of(midnight.plus_minutes(-1)), Date::of(2026, 3, 1));
  EXPECT_EQ(zone.clock_of(midnight.plus_minutes(-1)).minutes, 1439);
  EXPECT_FALSE(Zone::find("Europe/Nowhere").has_value());
}

}  // namespace
}  // namespace consilium::base
