// Instant: a point in time, in milliseconds since 1970-01-01T00:00Z. Zone: how a programme reads instants as days and
// clock times. Zones are fixed offsets from UTC under their IANA name (mainland China and Hong Kong have had no summer
// time since 1991 and 1979).
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/calendar_date.hpp"
#include "base/result.hpp"

namespace consilium::base {

struct Instant {
  std::int64_t milliseconds = 0;

  // RFC 3339 with seconds or minutes and an offset: `2026-03-02T10:00:00+08:00`, `2026-03-02T02:00Z`.
  static Result<Instant> parse(std::string_view text);

  Instant plus_minutes(std::int64_t minutes) const { return Instant{milliseconds + minutes * 60'000}; }

  auto operator<=>(const Instant&) const = default;
};

inline std::int64_t minutes_between(Instant from, Instant to) { return (to.milliseconds - from.milliseconds) / 60'000; }

// A clock time of a day, in minutes after midnight: 0 to 1440, where 1440 is the end of the day.
struct ClockTime {
  int minutes = 0;

  static Result<ClockTime> parse(std::string_view text);  // `08:00`, up to `24:00`

  auto operator<=>(const ClockTime&) const = default;
};

struct Zone {
  std::string name = "UTC";
  int offset_minutes = 0;

  static Result<Zone> find(std::string_view iana_name);

  Date date_of(Instant instant) const {
    constexpr std::int64_t milliseconds_per_day = 86'400'000;
    const std::int64_t local = instant.milliseconds + offset_minutes * std::int64_t{60'000};
    const std::int64_t day = local / milliseconds_per_day - (local % milliseconds_per_day < 0 ? 1 : 0);
    return Date{static_cast<std::int32_t>(day)};
  }
  ClockTime clock_of(Instant instant) const;  // seconds cut off
  Instant at(Date date, ClockTime clock = {}) const;

  bool operator==(const Zone&) const = default;
};

// RFC 3339 in UTC with seconds: `2026-03-02T02:00:00Z`; milliseconds only when there are any.
std::string to_string(Instant instant);
// RFC 3339 as read in a zone: `2026-03-02T10:00:00+08:00`.
std::string to_string(Instant instant, const Zone& zone);
std::string to_string(ClockTime clock);

}  // namespace consilium::base
