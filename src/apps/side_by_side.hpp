// Scenarios played on all cores. They know nothing of one another, so that it makes no difference who plays which.
#pragma once

#include <vector>

#include "scenario/scenario.hpp"

namespace consilium::apps {

// In the order of the scenarios.
std::vector<scenario::Result> play_side_by_side(const scenario::Setting& setting,
                                                const std::vector<scenario::Scenario>& scenarios);

}  // namespace consilium::apps
