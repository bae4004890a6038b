// Run-off: what becomes of an open case when its contract is no longer in force. A case that has begun is carried to
// its end or closed, as the programme says of each state; one that has not begun ends with the contract. A child goes
// the way of the case it belongs to. A stopped case waits for whoever decides on the stop. Worked out from the roster
// as it is known; what was closed stays closed.
#pragma once

#include <optional>
#include <string>

#include "base/instant.hpp"
#include "cases/world.hpp"

namespace consilium::cases {

// The state of the contract that ends the case at `at`; none while it may go on.
std::optional<std::string> ended_by_contract(const World& world, const CaseState& state, base::Instant at);

// The first instant from which the contract ends the case as it stands now, which may be past; for a timer.
std::optional<base::Instant> contract_ends_at(const World& world, const CaseState& state, base::Instant now);

}  // namespace consilium::cases
