// Opening hours on a calendar: whether a line answers, when it opens next, and the last open day before a date. A
// holiday of a festival is every day the calendar gives that festival, shifted rest days included; make-up working days
// are no holidays.
#pragma once

#include <optional>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "base/opening_hours.hpp"
#include "calendar/edition.hpp"

namespace consilium::calendar {

// Whether the days on which the line is closed depend on the holidays of a calendar.
bool closes_on_holidays(const base::OpeningHours& hours);

// The clock range of a day, or none when the line is closed all day.
std::optional<base::OpeningHours::Range> hours_of(const base::OpeningHours& hours, base::Date date,
                                                  const Edition& edition);

bool is_open(const base::OpeningHours& hours, base::Instant at, const Edition& edition, const base::Zone& zone);

// Whether the line is open from one instant up to the other without a break; closing at that very instant is none.
bool is_open_until(const base::OpeningHours& hours, base::Instant from, base::Instant until, const Edition& edition,
                   const base::Zone& zone);

// `at` itself while open, else the next opening; none when the line does not open within a year.
std::optional<base::Instant> next_open(const base::OpeningHours& hours, base::Instant at, const Edition& edition,
                                       const base::Zone& zone);

// The last day on or before `date` on which the line is open; none when there is none within a year.
std::optional<base::Date> last_open_day(const base::OpeningHours& hours, base::Date date, const Edition& edition);

}  // namespace consilium::calendar
