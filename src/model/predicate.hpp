// Predicate: one typed question about facts, dates, points and quota, compiled from a programme. A tree of these is all
// the logic a programme has; there are no expressions in text. What a predicate answers (yes, no, unknown) is decided
// by decision/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/span.hpp"
#include "model/value.hpp"

namespace consilium::model {

// An index into Service::facts, Service::points and so on. Indexes are only valid for the service they were compiled
// for; `none` means "not set".
using Index = std::uint16_t;
inline constexpr Index none = 0xFFFF;

enum class Operation : std::uint8_t {
  all_of,
  any_of,
  negation,
  // About one fact.
  is,             // value
  is_not,         // value
  one_of,         // values
  at_least,       // value, on the fact's scale or as a number
  at_most,        // value
  in_list,        // list
  not_in_list,    // list
  flagged,        // list flag of the fact's code
  same_as,        // other fact
  among,          // other fact, of type institutions
  given,          // the fact is known and not declined
  not_given,      // the fact is not known, or declined
  declined,       // the person chose not to say
  at_most_one,    // of several facts
  count_between,  // institutions, or those with a flag: low to high
  // About institutions; for a set, about each of them.
  in_network,          // listed in the network's edition and usable for the service that asks
  listed_in,           // listed in the network's edition
  grade_at_least,      // value
  originals_required,  // flag
  column_has,          // column, and values or other fact
  // About a network: some row of it that the service may use.
  network_has,  // network, column, and values or other fact
  // About time.
  date_before,  // date, other date
  date_on_or_before,
  date_after,
  date_on_or_after,
  date_after_end_of,  // date, period
  date_within,        // date, period
  date_in_hours,      // date, hours; with a span, all of it from the date on
  lead,               // from date, to date, span
  fresh,              // date, span back from the other date, both ends included
  age_below,          // years, on the date
  age_at_least,
  same_period,  // dates, all in one policy year
  // About the case.
  reached,       // point
  not_yet,       // point
  ended,         // end
  branch,        // branch
  consented,     // consent
  earlier_case,  // service, point and facts of it, some the same as here
  decision_is_eligible,
  quota_left,      // service, at least
  allowance_left,  // allowance, at least
  money_is_settled
};

// A date to test: a fact of type date or instant, a point of the case, the moment of the question, or a fixed day.
struct DateTerm {
  enum class Kind : std::uint8_t { fact, point, now, day } kind = Kind::now;
  Index index = none;
  base::Date day{};  // of a fixed day

  bool operator==(const DateTerm&) const = default;
};

// A fact of another case that must be known there, and what it may be.
struct FactThere {
  std::string fact;
  std::vector<Value> values;

  bool operator==(const FactThere&) const = default;
};

struct Predicate {
  Operation operation = Operation::all_of;
  Index fact = none;
  Index other_fact = none;
  std::vector<Index> facts;  // at_most_one
  DateTerm date{};           // the date tested; for dated facts the day on which the fact is read
  bool dated = false;        // `date` says on which day `fact` is read
  DateTerm other_date{};
  std::vector<DateTerm> dates;      // same_period
  std::vector<Value> values;        // one for `is`, several for `one_of`
  std::vector<std::int32_t> ranks;  // of `values` on the fact's scale, where there is one
  Index list = none;                // Programme::lists
  Index scale = none;               // grade_at_least: Programme::scales
  std::string flag;                 // column of the list or, for institutions and networks, of the network
  Index network = none;             // Programme::networks
  Index period = none;              // Programme::periods
  Index hours = none;               // Programme::hours
  Index point = none;
  Index end = none;
  Index branch = none;
  Index consent = none;
  std::string service;                 // quota_left, earlier_case: id of the service
  std::string point_there;             // earlier_case: of that service
  std::vector<Index> same_there;       // earlier_case: facts that it must have as this case has them
  std::vector<FactThere> facts_there;  // earlier_case
  Index allowance = none;
  std::optional<base::Span> span{};
  std::int64_t low = 0;
  std::int64_t high = 0;
  bool yes = true;  // originals_required
  std::vector<Predicate> parts;

  bool operator==(const Predicate&) const = default;
};

}  // namespace consilium::model
