// Turning days: the days on which the answer to a predicate can change by itself, because time passes for someone who
// applies on that day. Every test of dates has an exact inverse, so the list is complete up to the end of the quota
// window in force; nothing else in a predicate moves with time.
#pragma once

#include <vector>

#include "base/calendar_date.hpp"
#include "base/span.hpp"
#include "decision/decide.hpp"
#include "decision/situation.hpp"
#include "model/predicate.hpp"

namespace consilium::decision {

// Adds days, unordered and repeated as they come, past ones too.
void collect_turning_days(const model::Predicate& predicate, const Situation& situation, std::vector<base::Date>& days);
void collect_turning_days(const model::Rule& rule, const Situation& situation, std::vector<base::Date>& days);

// Of everything the decision rests on: after today, in order, without repetition.
std::vector<base::Date> turning_days(const Question& question);
// The same for one list of days.
std::vector<base::Date> after_today(std::vector<base::Date> days, const Situation& situation);

// The first day, worked or not, for which a request on `request` is early enough.
base::Date first_in_time(base::Date request, const base::Span& lead, const Situation& situation);

// The same person asking on another day at the same time of day, applying then.
Situation at_date(const Situation& situation, base::Date date);
Question at_date(const Question& question, base::Date date);

}  // namespace consilium::decision
