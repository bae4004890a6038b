#include "calendar/hours.hpp"

#include <algorithm>

namespace consilium::calendar {
namespace {

constexpr int days_looked_at_max = 366;

bool is_of(std::string_view festivals, std::string_view wanted) {
  constexpr std::string_view joint = " and ";
  for (;;) {
    const std::size_t end = festivals.find(joint);
    if (festivals.substr(0, end) == wanted) return true;
    if (end == std::string_view::npos) return false;
    festivals.remove_prefix(end + joint.size());
  }
}

bool closed_for_a_holiday(const base::OpeningHours& hours, base::Date date, const Edition& edition) {
  const NamedDay* day = edition.named(date);
  if (day == nullptr || day->kind != DayKind::holiday) return false;
  return hours.closed_on_all_holidays ||
         std::any_of(hours.closed_festivals.begin(), hours.closed_festivals.end(),
                     [&](const std::string& festival) { return is_of(day->festival, festival); });
}

}  // namespace

bool closes_on_holidays(const base::OpeningHours& hours) {
  return hours.closed_on_all_holidays || !hours.closed_festivals.empty();
}

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

bool is_open_until(const base::OpeningHours& hours, base::Instant from, base::Instant until, const Edition& edition,
                   const base::Zone& zone) {
  while (is_open(hours, from, edition, zone)) {
    const base::Date day = zone.date_of(from);
    from = zone.at(day, hours_of(hours, day, edition)->close);
    if (until <= from) return true;
  }
  return false;
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
