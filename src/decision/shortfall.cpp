#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "calendar/arithmetic.hpp"
#include "decision/evaluate.hpp"
#include "decision/finding.hpp"

namespace consilium::decision {
namespace {

using base::Date;
using model::Operation;
using model::Predicate;

// The part that decides a compound predicate: the first with the same answer.
const Predicate& deciding_leaf(const Predicate& predicate, const Moment& moment) {
  if (predicate.operation != Operation::all_of && predicate.operation != Operation::any_of) return predicate;
  const Truth answer = evaluate(predicate, moment);
  for (const Predicate& part : predicate.parts) {
    if (evaluate(part, moment) == answer) return deciding_leaf(part, moment);
  }
  return predicate;
}

std::string amount_text(std::int64_t amount, std::string_view unit) {
  return amount > 0 ? fmt::format("{} {}", amount, unit) : std::string{};
}

std::string days_text(Date from, Date to) { return amount_text(base::days_between(from, to), "natural_days"); }

std::string of_dates(const Predicate& leaf, const Moment& moment) {
  const auto date = date_of(leaf.date, moment);
  const auto other = date_of(leaf.other_date, moment);
  if (!date || !other) return {};
  if (leaf.operation == Operation::date_before) return days_text(other->plus_days(-1), *date);
  if (leaf.operation == Operation::date_on_or_before) return days_text(*other, *date);
  if (leaf.operation == Operation::date_after) return days_text(*date, other->plus_days(1));
  return days_text(*date, *other);
}

std::string of_period(const Predicate& leaf, const Moment& moment) {
  const auto date = date_of(leaf.date, moment);
  const auto days = days_of(moment.programme().periods[leaf.period], moment);
  if (!date || !days) return {};
  if (leaf.operation == Operation::date_within) return days_text(*date, days->first);
  return days->last ? days_text(*date, days->last->plus_days(1)) : std::string{};
}

// Working days are missed in working days: the longest lead that the dates do keep says how many are missing.
std::string of_lead(const Predicate& leaf, const Moment& moment) {
  const auto from = date_of(leaf.date, moment);
  const auto to = date_of(leaf.other_date, moment);
  if (!from || !to) return {};
  if (leaf.span->unit != base::Unit::working_days) {
    return days_text(calendar::latest_request(*to, *leaf.span, moment.calendar()), *from);
  }
  base::Span kept = *leaf.span;
  while (kept.amount > 0 && calendar::latest_request(*to, kept, moment.calendar()) < *from) --kept.amount;
  return amount_text(leaf.span->amount - kept.amount, base::to_string(leaf.span->unit));
}

std::string of_freshness(const Predicate& leaf, const Moment& moment) {
  const auto date = date_of(leaf.date, moment);
  const auto reference = date_of(leaf.other_date, moment);
  if (!date || !reference) return {};
  return days_text(*date, calendar::latest_request(*reference, *leaf.span, moment.calendar()));
}

std::string of_age(const Predicate& leaf, const Moment& moment) {
  const Date* born = moment.date(model::BuiltIn::member_birth_date);
  const auto on = date_of(leaf.date, moment);
  if (born == nullptr || !on) return {};
  return amount_text(leaf.low - base::full_years_between(*born, *on), "years");
}

std::string of_number(const Predicate& leaf, const Moment& moment) {
  const auto on = leaf.dated ? date_of(leaf.date, moment) : std::nullopt;
  const model::Value* value = on ? moment.facts->find(leaf.fact, *on) : moment.facts->find(leaf.fact);
  if (value == nullptr) return {};
  const std::int64_t sign = leaf.operation == Operation::at_least ? 1 : -1;
  const model::Value& need = leaf.values.front();
  const auto* number = std::get_if<std::int64_t>(value);
  const auto* needed = std::get_if<std::int64_t>(&need);
  if (number != nullptr && needed != nullptr && sign * (*needed - *number) > 0) {
    return std::to_string(sign * (*needed - *number));
  }
  const auto* money = std::get_if<base::Money>(value);
  const auto* money_needed = std::get_if<base::Money>(&need);
  if (money == nullptr || money_needed == nullptr || money->currency != money_needed->currency) return {};
  const std::int64_t missing = sign * (money_needed->minor - money->minor);
  return missing > 0 ? base::to_string(base::Money{missing, money->currency}) : std::string{};
}

std::string of_count(const Predicate& leaf, const Moment& moment) {
  const auto count = counted(leaf, moment);
  if (!count) return {};
  const std::int64_t missing = std::max(leaf.low - *count, *count - leaf.high);
  return missing > 0 ? std::to_string(missing) : std::string{};
}

}  // namespace

std::string short_by_text(const Predicate& predicate, const Moment& moment) {
  const Predicate& leaf = deciding_leaf(predicate, moment);
  switch (leaf.operation) {
    case Operation::date_before:
    case Operation::date_on_or_before:
    case Operation::date_after:
    case Operation::date_on_or_after:
      return of_dates(leaf, moment);
    case Operation::date_after_end_of:
    case Operation::date_within:
      return of_period(leaf, moment);
    case Operation::lead:
      return of_lead(leaf, moment);
    case Operation::fresh:
      return of_freshness(leaf, moment);
    case Operation::age_at_least:
      return of_age(leaf, moment);
    case Operation::at_least:
    case Operation::at_most:
      return of_number(leaf, moment);
    case Operation::count_between:
      return of_count(leaf, moment);
    case Operation::all_of:
    case Operation::any_of:
    case Operation::negation:
    case Operation::is:
    case Operation::is_not:
    case Operation::one_of:
    case Operation::in_list:
    case Operation::not_in_list:
    case Operation::flagged:
    case Operation::same_as:
    case Operation::among:
    case Operation::given:
    case Operation::not_given:
    case Operation::declined:
    case Operation::at_most_one:
    case Operation::in_network:
    case Operation::listed_in:
    case Operation::grade_at_least:
    case Operation::originals_required:
    case Operation::age_below:
    case Operation::reached:
    case Operation::not_yet:
    case Operation::date_in_hours:
    case Operation::same_period:
    case Operation::consented:
    case Operation::earlier_case:
    case Operation::column_has:
    case Operation::network_has:
    case Operation::ended:
    case Operation::branch:
    case Operation::decision_is_eligible:
    case Operation::quota_left:
    case Operation::allowance_left:
    case Operation::money_is_settled:
      break;
  }
  return {};
}

}  // namespace consilium::decision
