// Clocks: the state of one deadline of a case.
#pragma once

#include "cases/due.hpp"
#include "decision/situation.hpp"

namespace consilium::cases {

Clock clock_of(const World& world, const CaseState& state, const decision::Situation& situation, model::Index deadline,
               base::Instant now);

}  // namespace consilium::cases
