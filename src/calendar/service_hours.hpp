// Service hours: a clock that runs only while a line is open and no stop stands. Reached through add and between of
// arithmetic.hpp.
#pragma once

#include "calendar/arithmetic.hpp"

namespace consilium::calendar {

Due add_service_hours(base::Instant trigger, int amount, const std::vector<Stop>& stops, const Edition& edition,
                      const base::Zone& zone, const base::OpeningHours& hours);

int service_hours_between(base::Instant trigger, base::Instant at, const std::vector<Stop>& stops,
                          const Edition& edition, const base::Zone& zone, const base::OpeningHours& hours);

}  // namespace consilium::calendar
