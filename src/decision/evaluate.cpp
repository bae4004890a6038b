#include "decision/evaluate.hpp"

#include <algorithm>

#include "decision/kinds_of_tests.hpp"

namespace consilium::decision {
namespace {

using model::Operation;
using model::Predicate;

Truth all_of(const Predicate& predicate, const Moment& moment) {
  Truth result = Truth::yes;
  for (const Predicate& part : predicate.parts) {
    result = std::min(result, evaluate(part, moment));
    if (result == Truth::no) break;
  }
  return result;
}

Truth any_of(const Predicate& predicate, const Moment& moment) {
  Truth result = Truth::no;
  for (const Predicate& part : predicate.parts) {
    result = std::max(result, evaluate(part, moment));
    if (result == Truth::yes) break;
  }
  return result;
}

Truth about_time(const Predicate& predicate, const Moment& moment) {
  switch (predicate.operation) {
    case Operation::date_before:
    case Operation::date_on_or_before:
    case Operation::date_after:
    case Operation::date_on_or_after:
      return compares_dates(predicate, moment);
    case Operation::date_after_end_of:
    case Operation::date_within:
      return against_period(predicate, moment);
    case Operation::date_in_hours:
      return is_in_hours(predicate, moment);
    case Operation::lead:
      return is_early_enough(predicate, moment);
    case Operation::fresh:
      return is_fresh(predicate, moment);
    case Operation::age_below:
    case Operation::age_at_least:
      return compares_age(predicate, moment);
    case Operation::same_period:
      return in_same_period(predicate, moment);
    default:
      return Truth::unknown;
  }
}

Truth about_case(const Predicate& predicate, const Moment& moment) {
  switch (predicate.operation) {
    case Operation::reached:
      return truth(moment.point(predicate.point).has_value());
    case Operation::not_yet:
      return truth(!moment.point(predicate.point).has_value());
    case Operation::ended:
      return truth(moment.end() == predicate.end);
    case Operation::branch:
      return takes_branch(predicate, moment);
    case Operation::earlier_case:
      return has_earlier_case(predicate, moment);
    case Operation::consented:
      return truth(moment.has_consented(predicate.consent));
    case Operation::decision_is_eligible:
      return moment.eligible() ? truth(*moment.eligible()) : Truth::unknown;
    case Operation::quota_left:
      return has_quota_left(predicate, moment);
    case Operation::allowance_left:
      return has_allowance_left(predicate, moment);
    case Operation::money_is_settled:
      return truth(moment.is_settled());
    default:
      return Truth::unknown;
  }
}

}  // namespace

Truth evaluate(const Predicate& predicate, const Moment& moment) {
  switch (predicate.operation) {
    case Operation::all_of:
      return all_of(predicate, moment);
    case Operation::any_of:
      return any_of(predicate, moment);
    case Operation::negation:
      return negate(evaluate(predicate.parts.front(), moment));
    case Operation::is:
    case Operation::is_not:
    case Operation::one_of:
      return is_any_of(predicate, moment);
    case Operation::at_least:
    case Operation::at_most:
      return compares_rank(predicate, moment);
    case Operation::in_list:
    case Operation::not_in_list:
    case Operation::flagged:
      return is_in_list(predicate, moment);
    case Operation::same_as:
    case Operation::among:
      return is_same_as(predicate, moment);
    case Operation::given:
      return is_given(predicate, moment);
    case Operation::not_given:
      return negate(is_given(predicate, moment));
    case Operation::declined:
      return is_declined(predicate, moment);
    case Operation::at_most_one:
      return at_most_one_given(predicate, moment);
    case Operation::count_between:
      return counts_between(predicate, moment);
    case Operation::in_network:
    case Operation::listed_in:
    case Operation::grade_at_least:
    case Operation::originals_required:
      return about_institutions(predicate, moment);
    case Operation::column_has:
    case Operation::network_has:
      return about_columns(predicate, moment);
    case Operation::date_before:
    case Operation::date_on_or_before:
    case Operation::date_after:
    case Operation::date_on_or_after:
    case Operation::date_after_end_of:
    case Operation::date_within:
    case Operation::date_in_hours:
    case Operation::lead:
    case Operation::fresh:
    case Operation::age_below:
    case Operation::age_at_least:
    case Operation::same_period:
      return about_time(predicate, moment);
    case Operation::reached:
    case Operation::not_yet:
    case Operation::ended:
    case Operation::branch:
    case Operation::earlier_case:
    case Operation::consented:
    case Operation::decision_is_eligible:
    case Operation::quota_left:
    case Operation::allowance_left:
    case Operation::money_is_settled:
      return about_case(predicate, moment);
  }
  return Truth::unknown;
}

}  // namespace consilium::decision
