// The roster that a worker of the kill test imports: the same for the same round.
#pragma once

#include <string>

#include "model/programme.hpp"

namespace consilium::tests {

inline constexpr int contracts_per_roster = 1'000;

std::string roster_of_round(const model::Programme& programme, int round);

}  // namespace consilium::tests
