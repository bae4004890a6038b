// Working-time arithmetic. The rules:
// - The day of the trigger is day 0. A working or natural day counts unless a stop was in force at its first instant.
//   Stops are united; a day stopped twice is stopped once. Both ends of a range move.
// - What is due in days, months or years is due by the end of its day: `due` is the first instant after it.
// - Minutes and hours run through nights and holidays and stand still only inside stops, to the instant. Service hours
//   also stand still while the line is closed.
// - Periods (waiting, validity, policy year) include their start day, which is day 1.
// - Lead times count back from the wished day, which is day 0.
// Laws: between(t, add(t, n).due) == n, and add(t, between(t, u)).due is the first such instant not after u.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "base/opening_hours.hpp"
#include "base/span.hpp"
#include "calendar/edition.hpp"
#include "calendar/stops.hpp"

namespace consilium::calendar {

// Why a day does not count, for derivations.
struct SkippedDay {
  base::Date date;
  DayKind kind = DayKind::weekend;  // weekend or holiday; of a stopped day the kind it has anyway
  std::string stop;                 // id of the stop in force at its first instant; empty: none
  bool closed = false;              // not counted out, but a day on which the line does not answer
};

struct Due {
  std::optional<base::Instant> due;     // exclusive; none while a stop stands open in front of it
  std::optional<base::Date> due_date;   // the last day, for spans in days, months and years
  std::optional<base::Date> from_date;  // of a range: the lower figure
  bool provisional = false;             // the calendar is not published as far as this
  bool before_edition = false;          // it needs days before the first one of the calendar; then there is no due
  std::vector<SkippedDay> skipped;
  std::vector<Stop> stood;  // united: what moved a due in hours or minutes, or the stop that stands open in front of it
};

// Service hours need the hours of the line; when it does not open within a year there is no due.
Due add(base::Instant trigger, const base::Span& span, const std::vector<Stop>& stops, const Edition& edition,
        const base::Zone& zone, const base::OpeningHours* hours = nullptr);

// How many whole units have passed, stops excluded. Not for months and years.
int between(base::Instant trigger, base::Instant at, base::Unit unit, const std::vector<Stop>& stops,
            const Edition& edition, const base::Zone& zone, const base::OpeningHours* hours = nullptr);

// The day that lies `span` after `start`, which is day 0; of a month without that day, its last one. Not for minutes
// and hours.
base::Date date_after(base::Date start, const base::Span& span, const Edition& edition);

// The last day on which a request for `wished` is in time. Not for units that are counted to the instant.
base::Date latest_request(base::Date wished, const base::Span& lead, const Edition& edition);
// The day that is offered to someone who asks on `request`: the first one (a working day, for a lead in working days)
// that does not count back to a day before `request`.
base::Date earliest_wished(base::Date request, const base::Span& lead, const Edition& edition);

// What is owed `lead` before the wished day: by the end of the last day that is early enough, which is `due_date`. With
// opening hours by the close of the last day on or before it on which the line is open. With a cut-off by that clock
// time.
Due count_back(base::Date wished, const base::Span& lead, const Edition& edition, const base::Zone& zone,
               const base::OpeningHours* hours = nullptr, std::optional<base::ClockTime> cut_off = {});

// The last day of a period that starts on `start` and lasts `span` (natural days, months or years).
base::Date last_day_of_period(base::Date start, const base::Span& span);

}  // namespace consilium::calendar
