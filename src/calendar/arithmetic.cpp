#include "calendar/arithmetic.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "calendar/hours.hpp"
#include "calendar/service_hours.hpp"

namespace consilium::calendar {
namespace {

using base::Date;
using base::Instant;
using base::Span;
using base::Unit;

constexpr int months_per_year = 12;

bool is_due_day(Unit unit, const Edition& edition, Date date) {
  return unit != Unit::working_days || edition.is_working(date);
}

Due add_days(Instant trigger, const Span& span, const std::vector<Stop>& stops, const Edition& edition,
             const base::Zone& zone) {
  Due due;
  Date day = zone.date_of(trigger);
  int counted = 0;
  if (span.from_amount && *span.from_amount == 0) due.from_date = day;
  while (counted < span.amount) {
    day = day.plus_days(1);
    if (span.unit == Unit::working_days && edition.is_before_first(day)) {
      due.before_edition = true;
      return due;
    }
    const Instant first_instant = zone.at(day);
    if (const Stop* stop = stop_at(stops, first_instant)) {
      if (const Stop* open = open_stop_at(stops, first_instant)) {
        due.stood.push_back(*open);
        return due;
      }
      due.skipped.push_back({day, edition.kind(day), stop->id, false});
      continue;
    }
    if (!is_due_day(span.unit, edition, day)) {
      due.skipped.push_back({day, edition.kind(day), {}, false});
      continue;
    }
    ++counted;
    if (span.from_amount && counted == *span.from_amount) due.from_date = day;
  }
  due.due_date = day;
  due.due = zone.at(day.plus_days(1));
  due.provisional = span.unit == Unit::working_days && edition.is_provisional(day);
  return due;
}

Due add_months(Instant trigger, const Span& span, const std::vector<Stop>& stops, const Edition& edition,
               const base::Zone& zone) {
  Due due;
  const Date start = zone.date_of(trigger);
  const int months = span.unit == Unit::years ? span.amount * months_per_year : span.amount;
  Date last = start.plus_months(months);
  // Each stopped day in front of the due day moves it by one day.
  for (Date day = start.plus_days(1); day <= last; day = day.plus_days(1)) {
    const Instant first_instant = zone.at(day);
    const Stop* stop = stop_at(stops, first_instant);
    if (stop == nullptr) continue;
    if (const Stop* open = open_stop_at(stops, first_instant)) {
      due.stood.push_back(*open);
      return due;
    }
    due.skipped.push_back({day, edition.kind(day), stop->id, false});
    last = last.plus_days(1);
  }
  due.due_date = last;
  due.due = zone.at(last.plus_days(1));
  return due;
}

std::int64_t milliseconds_of(const Span& span) {
  return static_cast<std::int64_t>(span.amount) * (span.unit == Unit::hours ? 3'600'000 : 60'000);
}

Due add_instants(Instant trigger, const Span& span, const std::vector<Stop>& stops) {
  Due due;
  Instant end{trigger.milliseconds + milliseconds_of(span)};
  for (const Stop& stop : united(stops)) {
    if (stop.to && *stop.to <= trigger) continue;
    const Instant from = std::max(stop.from, trigger);
    if (from >= end) break;
    due.stood.push_back(stop);
    if (!stop.to) return due;
    end.milliseconds += stop.to->milliseconds - from.milliseconds;
  }
  due.due = end;
  return due;
}

// The day that lies the span after `start`, or before it when the direction is -1.
Date counted_from(Date start, const Span& span, int direction, const Edition& edition) {
  switch (span.unit) {
    case Unit::natural_days:
      return start.plus_days(direction * span.amount);
    case Unit::months:
      return start.plus_months(direction * span.amount);
    case Unit::years:
      return start.plus_months(direction * span.amount * months_per_year);
    case Unit::working_days:
      return direction > 0 ? edition.working_days_after(start, span.amount)
                           : edition.working_days_before(start, span.amount);
    case Unit::minutes:
    case Unit::hours:
    case Unit::service_hours:
      break;
  }
  CHECK(false);
}

}  // namespace

Due add(Instant trigger, const Span& span, const std::vector<Stop>& stops, const Edition& edition,
        const base::Zone& zone, const base::OpeningHours* hours) {
  switch (span.unit) {
    case Unit::minutes:
    case Unit::hours:
      return add_instants(trigger, span, stops);
    case Unit::service_hours:
      CHECK(hours != nullptr);
      return add_service_hours(trigger, span.amount, stops, edition, zone, *hours);
    case Unit::natural_days:
    case Unit::working_days:
      return add_days(trigger, span, stops, edition, zone);
    case Unit::months:
    case Unit::years:
      return add_months(trigger, span, stops, edition, zone);
  }
  CHECK(false);
}

int between(Instant trigger, Instant at, Unit unit, const std::vector<Stop>& stops, const Edition& edition,
            const base::Zone& zone, const base::OpeningHours* hours) {
  CHECK(unit != Unit::months && unit != Unit::years);
  if (at <= trigger) return 0;
  if (unit == Unit::service_hours) {
    CHECK(hours != nullptr);
    return service_hours_between(trigger, at, stops, edition, zone, *hours);
  }
  if (unit == Unit::minutes || unit == Unit::hours) {
    std::int64_t passed = at.milliseconds - trigger.milliseconds;
    for (const Stop& stop : united(stops)) {
      const Instant from = std::max(stop.from, trigger);
      const Instant to = stop.to ? std::min(*stop.to, at) : at;
      if (to > from) passed -= to.milliseconds - from.milliseconds;
    }
    return static_cast<int>(passed / (unit == Unit::hours ? 3'600'000 : 60'000));
  }
  int counted = 0;
  for (Date day = zone.date_of(trigger).plus_days(1); zone.at(day.plus_days(1)) <= at; day = day.plus_days(1)) {
    if (stop_at(stops, zone.at(day)) == nullptr && is_due_day(unit, edition, day)) ++counted;
  }
  return counted;
}

Date latest_request(Date wished, const Span& lead, const Edition& edition) {
  return counted_from(wished, lead, -1, edition);
}

Date date_after(Date start, const Span& span, const Edition& edition) { return counted_from(start, span, 1, edition); }

Date earliest_wished(Date request, const Span& lead, const Edition& edition) {
  // The day that counts forward may count back to a day before the request: after a request on a day that is not
  // worked, and at the end of a month that is longer than the one counted into.
  Date day = date_after(request, lead, edition);
  while (!is_due_day(lead.unit, edition, day) || latest_request(day, lead, edition) < request) day = day.plus_days(1);
  return day;
}

Due count_back(Date wished, const Span& lead, const Edition& edition, const base::Zone& zone,
               const base::OpeningHours* hours, std::optional<base::ClockTime> cut_off) {
  Due due;
  Date day = latest_request(wished, lead, edition);
  if (lead.unit == Unit::working_days && lead.amount > 0) {
    if (edition.is_before_first(day)) {
      due.before_edition = true;
      return due;
    }
    const Date nearest = wished.plus_days(-1);
    due.provisional = edition.is_provisional(nearest);
    for (Date between = nearest; between > day; between = between.plus_days(-1)) {
      if (!edition.is_working(between)) due.skipped.push_back({between, edition.kind(between), {}, false});
    }
  }
  std::optional<base::ClockTime> close = cut_off;
  if (hours != nullptr) {
    due.provisional = due.provisional || (closes_on_holidays(*hours) && edition.is_provisional(day));
    if (const auto open = last_open_day(*hours, day, edition)) {
      for (; day > *open; day = day.plus_days(-1)) due.skipped.push_back({day, edition.kind(day), {}, true});
      if (!cut_off) close = hours_of(*hours, day, edition)->close;
    }
  }
  due.due_date = day;
  due.due = close ? zone.at(day, *close) : zone.at(day.plus_days(1));
  return due;
}

Date last_day_of_period(Date start, const Span& span) {
  switch (span.unit) {
    case Unit::natural_days:
      return start.plus_days(span.amount - 1);
    case Unit::months:
      return start.plus_months(span.amount).plus_days(-1);
    case Unit::years:
      return start.plus_months(span.amount * months_per_year).plus_days(-1);
    case Unit::working_days:
    case Unit::minutes:
    case Unit::hours:
    case Unit::service_hours:
      break;
  }
  CHECK(false);
}

}  // namespace consilium::calendar
