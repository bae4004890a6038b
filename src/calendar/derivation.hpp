// The derivation of a due date, for people who have to defend it: the trigger, each day that did not count and why,
// each weekend day that counted, the stops, the edition of the calendar, and whether the date may still move because
// the calendar is not published so far.
#pragma once

#include <string>
#include <vector>

#include "base/localised.hpp"
#include "calendar/arithmetic.hpp"

namespace consilium::calendar {

// One sentence a line, in the order of the days. Days in a row with the same reason share a line. `due` is what `add`
// gave for the same trigger and span.
std::vector<std::string> derivation(base::Instant trigger, const base::Span& span, const Due& due,
                                    const Edition& edition, const base::Zone& zone, base::Language language);

// The same for what `count_back` gave; the days in the order in which they are counted, the latest first.
std::vector<std::string> derivation_back(base::Date wished, const base::Span& lead, const Due& due,
                                         const Edition& edition, const base::Zone& zone, base::Language language);

}  // namespace consilium::calendar
