// The derivation of a due date, for people who have to defend it: the trigger, each day that did not count and why, the
// edition of the calendar, and whether the date may still move because the calendar is not published so far.
#pragma once

#include <string>
#include <vector>

#include "base/localised.hpp"
#include "calendar/arithmetic.hpp"

namespace consilium::calendar {

// One sentence a line, in the order of the days. Days skipped for the same reason in a row share a line.
std::vector<std::string> derivation(base::Instant trigger, const base::Span& span, const Due& due,
                                    const Edition& edition, const base::Zone& zone, base::Language language);

}  // namespace consilium::calendar
