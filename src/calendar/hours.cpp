#include "calendar/hours.hpp"

#include <algorithm>

namespace consilium::calendar {
namespace {

constexpr int days_looked_at_max = 366;

bool closed_for_a_holiday(const base::OpeningHours& hours, base::Date date, const Edition& edition) {
  const NamedDay* day = edition.named(date);
  if (day == nullptr || day->kind != DayKind::holiday) return false;
  return hours.closed_on_all_holidays || std::find(hours.closed_festivals.begin(), hours.closed_festivals.end(),
                                                   day->festival) != hours.closed_festivals.end();
}

}  // namespace

std::optional<base::OpeningHours::Range> hours_of(const base::OpeningHours& hours, base::Date date,
                                                  const Edition& edition) {
  if (closed_for_a_holiday(hours, date, edition)) return std::nullopt;
  return hours.week[static_cast<std::size_t>(date.weekday()) - 1];
}

bool is_open(const base::OpeningHours& hours, base::Instant at, const Edition& edition, const base::Zone& zone) {
  const auto range = hours_of(hours, zone.date_of(at), edition);
  const base::ClockTime clock = zone.clock_of(at);
  return range && range->open <= clock && clock < range->close;
}

std::optional<base::Instant> next_open(const base::OpeningHours& hours, base::Instant at, const Edition& edition,
                                       const base::Zone& zone) {
  if (is_open(hours, at, edition, zone)) return at;
  base::Date date = zone.date_of(at);
  for (int i = 0; i < days_looked_at_max; ++i, date = date.plus_days(1)) {
    const auto range = hours_of(hours, date, edition);
    if (range && zone.at(date, range->open) >= at) return zone.at(date, range->open);
  }
  return std::nullopt;
}

std::optional<base::Date> last_open_day(const base::OpeningHours& hours, base::Date date, const Edition& edition) {
  for (int i = 0; i < days_looked_at_max; ++i) {
    const base::Date candidate = date.plus_days(-i);
    if (hours_of(hours, candidate, edition)) return candidate;
  }
  return std::nullopt;
}

}  // namespace consilium::calendar
