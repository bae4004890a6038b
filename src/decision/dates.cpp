// Tests of dates, and the dates that terms and periods stand for.
#include "calendar/arithmetic.hpp"
#include "calendar/hours.hpp"
#include "decision/kinds_of_tests.hpp"

namespace consilium::decision {

using base::Date;
using base::Instant;
using model::DateTerm;
using model::Operation;
using model::Predicate;

namespace {

constexpr int minutes_per_hour = 60;

int minutes_of(const base::Span& span) {
  return span.unit == base::Unit::hours ? span.amount * minutes_per_hour : span.amount;
}

}  // namespace

std::optional<Instant> instant_of(const DateTerm& term, const Moment& moment) {
  switch (term.kind) {
    case DateTerm::Kind::now:
      return moment.now;
    case DateTerm::Kind::point:
      return moment.point(term.index);
    case DateTerm::Kind::fact: {
      const model::Value* value = moment.facts->find(term.index);
      const auto* instant = value == nullptr ? nullptr : std::get_if<Instant>(value);
      return instant == nullptr ? std::nullopt : std::optional(*instant);
    }
    case DateTerm::Kind::day:
      break;  // a day is no moment: what is compared with it is compared by days
  }
  return std::nullopt;
}

std::optional<Date> date_of(const DateTerm& term, const Moment& moment) {
  switch (term.kind) {
    case DateTerm::Kind::now:
      return moment.today;
    case DateTerm::Kind::point: {
      const auto& stamp = moment.point(term.index);
      return stamp ? std::optional(moment.date_of(*stamp)) : std::nullopt;
    }
    case DateTerm::Kind::fact: {
      if (const Date* date = moment.date(term.index)) return *date;
      const auto instant = instant_of(term, moment);
      return instant ? std::optional(moment.date_of(*instant)) : std::nullopt;
    }
    case DateTerm::Kind::day:
      return term.day;
  }
  return std::nullopt;
}

std::optional<PeriodDays> days_of(const model::Period& period, const Moment& moment) {
  const Date* start = moment.date(period.starts_on);
  if (start == nullptr) return std::nullopt;
  Date first = *start;
  if (period.plus) first = calendar::date_after(first, *period.plus, moment.calendar());
  if (!period.lasts) return PeriodDays{first, std::nullopt};
  return PeriodDays{first, calendar::last_day_of_period(first, *period.lasts)};
}

// Two dates compare as days unless both are instants.
Truth compares_dates(const Predicate& predicate, const Moment& moment) {
  const auto compare = [&](auto left, auto right) {
    switch (predicate.operation) {
      case Operation::date_before:
        return truth(left < right);
      case Operation::date_on_or_before:
        return truth(left <= right);
      case Operation::date_after:
        return truth(left > right);
      default:
        return truth(left >= right);
    }
  };
  const auto left_instant = instant_of(predicate.date, moment);
  const auto right_instant = instant_of(predicate.other_date, moment);
  if (left_instant && right_instant) return compare(*left_instant, *right_instant);
  const auto left = date_of(predicate.date, moment);
  const auto right = date_of(predicate.other_date, moment);
  if (!left || !right) return Truth::unknown;
  return compare(*left, *right);
}

Truth against_period(const Predicate& predicate, const Moment& moment) {
  const auto date = date_of(predicate.date, moment);
  const auto days = days_of(moment.programme().periods[predicate.period], moment);
  if (!date || !days) return Truth::unknown;
  if (predicate.operation == Operation::date_after_end_of) return truth(days->last && *date > *days->last);
  return truth(*date >= days->first && (!days->last || *date <= *days->last));
}

Truth is_in_hours(const Predicate& predicate, const Moment& moment) {
  const base::OpeningHours& hours = moment.programme().hours[predicate.hours].opening;
  const base::Zone& zone = moment.programme().zone;
  if (const auto at = instant_of(predicate.date, moment)) {
    if (!predicate.span) return truth(calendar::is_open(hours, *at, moment.calendar(), zone));
    const base::Instant until = at->plus_minutes(minutes_of(*predicate.span));
    return truth(calendar::is_open_until(hours, *at, until, moment.calendar(), zone));
  }
  const auto day = date_of(predicate.date, moment);
  return day ? truth(calendar::hours_of(hours, *day, moment.calendar()).has_value()) : Truth::unknown;
}

Truth is_early_enough(const Predicate& predicate, const Moment& moment) {
  const auto from = date_of(predicate.date, moment);
  const auto to = date_of(predicate.other_date, moment);
  if (!from || !to) return Truth::unknown;
  return truth(*from <= calendar::latest_request(*to, *predicate.span, moment.calendar()));
}

Truth is_fresh(const Predicate& predicate, const Moment& moment) {
  const auto date = date_of(predicate.date, moment);
  const auto reference = date_of(predicate.other_date, moment);
  if (!date || !reference) return Truth::unknown;
  return truth(*date >= calendar::latest_request(*reference, *predicate.span, moment.calendar()));
}

Truth compares_age(const Predicate& predicate, const Moment& moment) {
  const Date* born = moment.date(model::BuiltIn::member_birth_date);
  const auto on = date_of(predicate.date, moment);
  if (born == nullptr || !on) return Truth::unknown;
  const int years = base::full_years_between(*born, *on);
  return truth(predicate.operation == Operation::age_below ? years < predicate.low : years >= predicate.low);
}

Truth in_same_period(const Predicate& predicate, const Moment& moment) {
  std::optional<quota::Window> year;
  Truth result = Truth::yes;
  for (const DateTerm& term : predicate.dates) {
    const auto date = date_of(term, moment);
    if (!date) {
      result = Truth::unknown;
      continue;
    }
    const auto effective = years_from(*date, moment);
    if (!effective) return Truth::unknown;
    const quota::Window own = quota::window_of(model::QuotaPeriod::policy_year, *date, *effective);
    if (*date < *effective || (year && own != *year)) return Truth::no;
    year = own;
  }
  return result;
}

}  // namespace consilium::decision
