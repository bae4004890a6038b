// Scenarios played on several cores. They know nothing of one another, so that it makes no difference who plays which.
#pragma once

#include <vector>

#include "scenario/scenario.hpp"

namespace consilium::apps {

// On all but one where something else is busy meanwhile.
enum class Cores : unsigned char { all, all_but_one };

// In the order of the scenarios.
std::vector<scenario::Result> play_side_by_side(const scenario::Setting& setting,
                                                const std::vector<scenario::Scenario>& scenarios,
                                                Cores cores = Cores::all);

}  // namespace consilium::apps
