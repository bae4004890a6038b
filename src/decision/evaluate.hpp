// Evaluation of predicates in three values. A missing fact makes an answer unknown unless the rest decides it; it never
// makes a yes or a no by itself, and neither does a fact that the person declined to give. `given`, `not_given`,
// `declined`, `at_most_one`, `reached`, `not_yet`, `consented` and `earlier_case` ask what is known now and so are
// never unknown, but for an `earlier_case` about the same when that is not known of this one.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/calendar_date.hpp"
#include "decision/moment.hpp"
#include "model/predicate.hpp"
#include "quota/balance.hpp"

namespace consilium::decision {

enum class Truth : std::uint8_t { no, unknown, yes };

Truth evaluate(const model::Predicate& predicate, const Moment& moment);

// The date a term stands for; none while it is not known.
std::optional<base::Date> date_of(const model::DateTerm& term, const Moment& moment);
std::optional<base::Instant> instant_of(const model::DateTerm& term, const Moment& moment);

// First and last day of a period of the programme; none while its start is not known.
struct PeriodDays {
  base::Date first;
  std::optional<base::Date> last;
};
std::optional<PeriodDays> days_of(const model::Period& period, const Moment& moment);

// The branch the facts lead to; `none` while that is open.
model::Index branch_of(const Moment& moment);

// What the case that asks would draw on: the right it uses, or the quota of its service.
quota::Balance own_balance(const Moment& moment);
// The line of its own quota that is drawn on now: the first that holds and has something left, or the first that holds.
// Unknown where that rests on what is not known; no where none of them holds. Of a quota with lines only.
struct DrawnLine {
  Truth truth = Truth::unknown;
  model::Index line = model::none;
};
DrawnLine drawn_line(const Moment& moment);
// Of another service, by its figures: their conditions ask for facts that every service has.
DrawnLine drawn_line(const model::Service& service, base::Date on, const Moment& moment);
// What one line has of its own quota, when it would be charged.
quota::Balance balance_of_line(const model::QuotaLine& line, const Moment& moment);
quota::Balance balance_of_line(const model::Service& service, const model::QuotaLine& line, base::Date on,
                               const Moment& moment);
// Adds the facts that are needed to tell which line it is.
void collect_facts_for_line(const Moment& moment, std::vector<model::Index>& facts);
Truth has_own_left(const Moment& moment);

// The date the use of a service would be charged on, and whether so many uses are left of it then: unknown when the
// policy year is needed and the effective date is not known.
base::Date charged_on(const model::Service& service, const Moment& moment);
// The effective date whose anniversaries begin the policy years, as it is on a day; none where no contract is known.
std::optional<base::Date> years_from(base::Date on, const Moment& moment);
quota::Balance balance_of(const model::Service& service, base::Date on, const Moment& moment);
Truth has_left(const model::Service& service, base::Date on, std::int64_t amount, const Moment& moment);

// What is left of a metered allowance of the case.
std::int64_t allowance_left(model::Index allowance, const Moment& moment);

// How many different institutions a test of their number counts; none while they are not known.
std::optional<std::int64_t> counted(const model::Predicate& predicate, const Moment& moment);

// The latest case of the account and service that has come to the point an `earlier_case` names, and is about the same
// where it says so; null: there is none.
const model::EarlierCase* latest_case(const model::Predicate& predicate, const Moment& moment);

// The day whose edition of a network of the programme counts: that of the point it is taken as of, or today.
base::Date edition_day(model::Index network, const Moment& moment);
// A network of the programme; null while it is not known.
const model::Network* network_of(model::Index network, const Moment& moment);

// Facts whose value could still change the answer of a predicate that is unknown; declined ones too.
void collect_unknown_facts(const model::Predicate& predicate, const Moment& moment, std::vector<model::Index>& facts);

// Facts that are not known and on which the branch of the case still depends; none when it is decided.
std::vector<model::Index> facts_for_branch(const Moment& moment);

}  // namespace consilium::decision
