// Working-time arithmetic. The rules:
// - The day of the trigger is day 0. A working or natural day counts unless a stop was in force at its first instant.
//   Stops are united; a day stopped twice is stopped once. Both ends of a range move.
// - What is due in days, months or years is due by the end of its day: `due` is the first instant after it.
// - Minutes and hours run through nights and holidays and stand still only inside stops, to the instant.
// - Periods (waiting, validity, policy year) include their start day, which is day 1.
// - Lead times count back from the wished day, which is day 0.
// Laws: between(t, add(t, n).due) == n, and add(t, between(t, u)).due is the first such instant not after u.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "base/span.hpp"
#include "calendar/edition.hpp"

namespace consilium::calendar {

// A clock stop: half-open from the instant it began to the instant it ended; without an end it still stands.
struct Stop {
  base::Instant from;
  std::optional<base::Instant> to;
  std::string id;
};

// Why a day does not count, for derivations.
struct SkippedDay {
  base::Date date;
  DayKind kind = DayKind::weekend;  // weekend or holiday; of a stopped day the kind it has anyway
  std::string stop;                 // id of the stop in force at its first instant; empty: none
};

struct Due {
  std::optional<base::Instant> due;     // exclusive; none while a stop stands open in front of it
  std::optional<base::Date> due_date;   // the last day, for spans in days, months and years
  std::optional<base::Date> from_date;  // of a range: the lower figure
  bool provisional = false;             // the calendar is not published as far as this
  std::vector<SkippedDay> skipped;
};

Due add(base::Instant trigger, const base::Span& span, const std::vector<Stop>& stops, const Edition& edition,
        const base::Zone& zone);

// How many whole units have passed, stops excluded. Not for months and years.
int between(base::Instant trigger, base::Instant at, base::Unit unit, const std::vector<Stop>& stops,
            const Edition& edition, const base::Zone& zone);

// The day that lies `span` after `start`, which is day 0; of a month without that day, its last one. Not for minutes
// and hours.
base::Date date_after(base::Date start, const base::Span& span, const Edition& edition);

// The last day on which a request for `wished` is in time. Not for minutes and hours.
base::Date latest_request(base::Date wished, const base::Span& lead, const Edition& edition);
// The day that is offered to someone who asks on `request`: the first one (a working day, for a lead in working days)
// that does not count back to a day before `request`.
base::Date earliest_wished(base::Date request, const base::Span& lead, const Edition& edition);

// The last day of a period that starts on `start` and lasts `span` (natural days, months or years).
base::Date last_day_of_period(base::Date start, const base::Span& span);

}  // namespace consilium::calendar
