// Turning days: the days on which the answer to a predicate can change by itself, because time passes for someone who
// applies on that day. Every test of dates has an exact inverse, so the list is complete up to the end of the quota
// window in force; nothing else in a predicate moves with time.
#pragma once

#include <vector>

#include "base/calendar_date.hpp"
#include "base/span.hpp"
#include "decision/moment.hpp"
#include "model/predicate.hpp"
#include "model/service.hpp"

namespace consilium::decision {

// Adds days, unordered and repeated as they come, past ones too.
void collect_turning_days(const model::Predicate& predicate, const Moment& moment, std::vector<base::Date>& days);
void collect_turning_days(const model::Rule& rule, const Moment& moment, std::vector<base::Date>& days);

// Of everything the decision rests on: after today, in order, without repetition.
std::vector<base::Date> turning_days(const Moment& moment);
// Leaves of a list of days those after today, in order, without repetition.
void keep_days_to_come(std::vector<base::Date>& days, const Moment& moment);

// The first day, worked or not, for which a request on `request` is early enough.
base::Date first_in_time(base::Date request, const base::Span& lead, const Moment& moment);

}  // namespace consilium::decision
