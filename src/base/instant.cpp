#include "base/instant.hpp"

#include <array>
#include <cstdlib>

#include <fmt/core.h>

namespace consilium::base {
namespace {

constexpr std::int64_t milliseconds_per_minute = 60'000;
constexpr std::int64_t milliseconds_per_day = 86'400'000;

struct NamedZone {
  std::string_view name;
  int offset_minutes;
};
constexpr std::array<NamedZone, 6> known_zones{{{"UTC", 0},
                                                {"Asia/Shanghai", 480},
                                                {"Asia/Hong_Kong", 480},
                                                {"Asia/Macau", 480},
                                                {"Asia/Taipei", 480},
                                                {"Asia/Singapore", 480}}};

bool two_digits(std::string_view text, std::size_t at, int& value) {
  if (at + 2 > text.size()) return false;
  const char tens = text[at];
  const char ones = text[at + 1];
  if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return false;
  value = (tens - '0') * 10 + (ones - '0');
  return true;
}

std::int64_t floor_divide(std::int64_t value, std::int64_t by) { return value / by - (value % by < 0 ? 1 : 0); }

tl::unexpected<Error> not_a_time(std::string_view text) {
  return failure(Category::incorrect,
                 fmt::format("`{}` is not a time with its offset; write it as 2026-03-02T10:00:00+08:00", text));
}

}  // namespace

Result<Instant> Instant::parse(std::string_view text) {
  if (text.size() < 17 || text[10] != 'T') return not_a_time(text);
  auto date = Date::parse(text.substr(0, 10));
  if (!date) return tl::unexpected(date.error());
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::int64_t fraction = 0;
  if (!two_digits(text, 11, hour) || text[13] != ':' || !two_digits(text, 14, minute)) return not_a_time(text);
  std::size_t at = 16;
  if (at < text.size() && text[at] == ':') {
    if (!two_digits(text, 17, second)) return not_a_time(text);
    at = 19;
    if (at < text.size() && text[at] == '.') {
      ++at;
      std::int64_t scale = 100;
      const std::size_t first = at;
      while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        fraction += (text[at] - '0') * scale;
        scale /= 10;
        ++at;
      }
      if (at == first) return not_a_time(text);
    }
  }
  if (hour > 23 || minute > 59 || second > 59 || at >= text.size()) return not_a_time(text);
  std::int64_t offset = 0;
  if (text[at] == 'Z' && at + 1 == text.size()) {
    offset = 0;
  } else if ((text[at] == '+' || text[at] == '-') && at + 6 == text.size() && text[at + 3] == ':') {
    int offset_hours = 0;
    int offset_minutes = 0;
    if (!two_digits(text, at + 1, offset_hours) || !two_digits(text, at + 4, offset_minutes) || offset_hours > 14 ||
        offset_minutes > 59) {
      return not_a_time(text);
    }
    offset = (offset_hours * 60 + offset_minutes) * (text[at] == '-' ? -1 : 1);
  } else {
    return not_a_time(text);
  }
  const std::int64_t minutes = hour * 60 + minute - offset;
  return Instant{date->days_since_epoch * milliseconds_per_day + minutes * milliseconds_per_minute + second * 1000 +
                 fraction};
}

Result<ClockTime> ClockTime::parse(std::string_view text) {
  int hour = 0;
  int minute = 0;
  if (text.size() != 5 || text[2] != ':' || !two_digits(text, 0, hour) || !two_digits(text, 3, minute) || minute > 59 ||
      hour > 24 || (hour == 24 && minute != 0)) {
    return failure(Category::incorrect, fmt::format("`{}` is not a clock time; write it as 08:00", text));
  }
  return ClockTime{hour * 60 + minute};
}

Result<Zone> Zone::find(std::string_view iana_name) {
  std::string known;
  for (const NamedZone& zone : known_zones) {
    if (zone.name == iana_name) return Zone{std::string(zone.name), zone.offset_minutes};
    known += fmt::format("{}{}", known.empty() ? "" : ", ", zone.name);
  }
  return failure(Category::incorrect, fmt::format("zone `{}` is not known; use one of {}", iana_name, known));
}

ClockTime Zone::clock_of(Instant instant) const {
  const std::int64_t local = instant.milliseconds + offset_minutes * milliseconds_per_minute;
  const std::int64_t of_day = local - floor_divide(local, milliseconds_per_day) * milliseconds_per_day;
  return ClockTime{static_cast<int>(of_day / milliseconds_per_minute)};
}

Instant Zone::at(Date date, ClockTime clock) const {
  return Instant{date.days_since_epoch * milliseconds_per_day +
                 (clock.minutes - offset_minutes) * milliseconds_per_minute};
}

std::string to_string(Instant instant) { return to_string(instant, Zone{}); }

std::string to_string(Instant instant, const Zone& zone) {
  const Date date = zone.date_of(instant);
  const std::int64_t of_day = instant.milliseconds + zone.offset_minutes * milliseconds_per_minute -
                              date.days_since_epoch * milliseconds_per_day;
  std::string text = fmt::format("{}T{:02}:{:02}:{:02}", to_string(date), of_day / 3'600'000, of_day / 60'000 % 60,
                                 of_day / 1000 % 60);
  if (of_day % 1000 != 0) text += fmt::format(".{:03}", of_day % 1000);
  if (zone.offset_minutes == 0) return text + "Z";
  const int offset = std::abs(zone.offset_minutes);
  return text + fmt::format("{}{:02}:{:02}", zone.offset_minutes < 0 ? '-' : '+', offset / 60, offset % 60);
}

std::string to_string(ClockTime clock) { return fmt::format("{:02}:{:02}", clock.minutes / 60, clock.minutes % 60); }

}  // namespace consilium::base
