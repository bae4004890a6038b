#include "calendar/service_hours.hpp"

#include <algorithm>

#include "calendar/hours.hpp"

namespace consilium::calendar {
namespace {

using base::Date;
using base::Instant;

constexpr std::int64_t milliseconds_per_hour = 3'600'000;
// A line that is closed for longer than this does not open again.
constexpr int closed_days_max = 366;

struct Piece {
  Instant from;
  Instant to;

  std::int64_t length() const { return to.milliseconds - from.milliseconds; }
};

// What is left of a range of time outside the stops, which are united.
std::vector<Piece> outside(Piece range, const std::vector<Stop>& stops) {
  std::vector<Piece> pieces;
  for (const Stop& stop : stops) {
    if (stop.from > range.from && range.from < range.to) pieces.push_back({range.from, std::min(stop.from, range.to)});
    range.from = stop.to ? std::max(range.from, *stop.to) : range.to;
  }
  if (range.from < range.to) pieces.push_back(range);
  return pieces;
}

// The open hours of a day after the trigger, without what is stopped.
std::vector<Piece> pieces_of(const base::OpeningHours::Range& open, Date day, Instant trigger,
                             const std::vector<Stop>& stops, const base::Zone& zone) {
  return outside({std::max(zone.at(day, open.open), trigger), zone.at(day, open.close)}, stops);
}

std::vector<Stop> stood_between(Instant trigger, std::optional<Instant> due, const std::vector<Stop>& stops) {
  std::vector<Stop> stood;
  for (const Stop& stop : stops) {
    if ((!due || stop.from < *due) && (!stop.to || *stop.to > trigger)) stood.push_back(stop);
  }
  return stood;
}

}  // namespace

Due add_service_hours(Instant trigger, int amount, const std::vector<Stop>& stops, const Edition& edition,
                      const base::Zone& zone, const base::OpeningHours& hours) {
  Due due;
  const std::vector<Stop> stopped = united(stops);
  std::int64_t left = amount * milliseconds_per_hour;
  if (left == 0) due.due = trigger;
  int closed_days = 0;
  for (Date day = zone.date_of(trigger); !due.due && closed_days < closed_days_max; day = day.plus_days(1)) {
    if (closes_on_holidays(hours) && edition.is_before_first(day)) {
      due.before_edition = true;
      return due;
    }
    const auto open = hours_of(hours, day, edition);
    if (!open) {
      due.skipped.push_back({day, edition.kind(day), {}, true});
      ++closed_days;
      continue;
    }
    closed_days = 0;
    for (const Piece& piece : pieces_of(*open, day, trigger, stopped, zone)) {
      if (left <= piece.length()) {
        due.due = Instant{piece.from.milliseconds + left};
        due.provisional = closes_on_holidays(hours) && edition.is_provisional(day);
        break;
      }
      left -= piece.length();
    }
    if (!due.due && open_stop_at(stopped, zone.at(day, open->close)) != nullptr) break;
  }
  due.stood = stood_between(trigger, due.due, stopped);
  return due;
}

int service_hours_between(Instant trigger, Instant at, const std::vector<Stop>& stops, const Edition& edition,
                          const base::Zone& zone, const base::OpeningHours& hours) {
  const std::vector<Stop> stopped = united(stops);
  std::int64_t passed = 0;
  for (Date day = zone.date_of(trigger); zone.at(day) < at; day = day.plus_days(1)) {
    const auto open = hours_of(hours, day, edition);
    if (!open) continue;
    for (const Piece& piece : pieces_of(*open, day, trigger, stopped, zone)) {
      passed += std::max<std::int64_t>(0, Piece{piece.from, std::min(piece.to, at)}.length());
    }
  }
  return static_cast<int>(passed / milliseconds_per_hour);
}

}  // namespace consilium::calendar
