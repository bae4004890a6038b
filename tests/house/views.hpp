// Views: whether the rows of cases are what a rebuild from their events would make.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "service/house.hpp"

namespace consilium::tests {

// Folds every case anew and compares its row, obligations, places in lines, timeline and timers with those that are
// stored; what differs, and where. A timer that is due by now may have been taken away.
base::Result<std::vector<std::string>> view_problems(service::House& house);

}  // namespace consilium::tests
