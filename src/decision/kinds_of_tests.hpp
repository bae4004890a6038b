// The kinds of tests that a predicate can be, each answered in a file of its own. Used by evaluate() alone.
#pragma once

#include "base/calendar_date.hpp"
#include "decision/evaluate.hpp"
#include "decision/moment.hpp"
#include "model/predicate.hpp"
#include "model/value.hpp"

namespace consilium::decision {

inline Truth truth(bool yes) { return yes ? Truth::yes : Truth::no; }

inline Truth negate(Truth value) { return static_cast<Truth>(static_cast<int>(Truth::yes) - static_cast<int>(value)); }

inline bool is_declined(const model::Value& value) { return std::holds_alternative<model::Declined>(value); }

// The value to compare, or null: a declined one compares with nothing.
inline const model::Value* known(const model::Value* value) {
  return value != nullptr && !is_declined(*value) ? value : nullptr;
}

// About the value of one fact.
Truth is_any_of(const model::Predicate& predicate, const Moment& moment);      // is, is_not, one_of
Truth compares_rank(const model::Predicate& predicate, const Moment& moment);  // at_least, at_most
Truth is_in_list(const model::Predicate& predicate, const Moment& moment);     // in_list, not_in_list, flagged
Truth is_same_as(const model::Predicate& predicate, const Moment& moment);     // same_as, among

// About what is known.
Truth is_given(const model::Predicate& predicate, const Moment& moment);  // given
Truth is_declined(const model::Predicate& predicate, const Moment& moment);
Truth at_most_one_given(const model::Predicate& predicate, const Moment& moment);

// About institutions: in_network, listed_in, grade_at_least, originals_required; and how many there are.
Truth about_institutions(const model::Predicate& predicate, const Moment& moment);
Truth counts_between(const model::Predicate& predicate, const Moment& moment);

// About time.
Truth compares_dates(const model::Predicate& predicate, const Moment& moment);   // before, on or before, after, …
Truth against_period(const model::Predicate& predicate, const Moment& moment);   // after the end of, within
Truth is_early_enough(const model::Predicate& predicate, const Moment& moment);  // lead
Truth is_fresh(const model::Predicate& predicate, const Moment& moment);
Truth compares_age(const model::Predicate& predicate, const Moment& moment);  // age_below, age_at_least
Truth is_in_hours(const model::Predicate& predicate, const Moment& moment);   // a day: some hours of it are open
// Two dates that lie in different policy years decide it, whatever else is open.
Truth in_same_period(const model::Predicate& predicate, const Moment& moment);

// About columns: of each institution's row, or of some row of a network that the service may use.
Truth about_columns(const model::Predicate& predicate, const Moment& moment);  // column_has, network_has

// About other cases of the account.
// Whether the network lets a service use it. An edition may call the service as it was called when the edition was
// made.
bool is_usable(const model::Institution& institution, const model::Service& service);

// Whether it is a case of the service, under whatever id that was opened.
bool is_asked_about(const model::EarlierCase& candidate, const model::Predicate& predicate, const Moment& moment);
Truth has_earlier_case(const model::Predicate& predicate, const Moment& moment);

// About the account and the books of the case.
Truth has_quota_left(const model::Predicate& predicate, const Moment& moment);
Truth has_allowance_left(const model::Predicate& predicate, const Moment& moment);

// About the branch of the case.
Truth takes_branch(const model::Predicate& predicate, const Moment& moment);

// Whether a value is this one or, where it is several codes or texts, holds it.
bool holds(const model::Value& value, const model::Value& wanted);

// The same, and institutions are compared by id, unlisted ones by name.
bool is_same(const model::Value& left, const model::Value& right);

}  // namespace consilium::decision
