// Riders: whether a rider that the programme names is in force, and since when. The roster is the authority: of a rider
// of which it has no row the answer is no, never unknown.
//
// Counted are the riders of the contracts that bring the services: of the contract of the case where the account is the
// contract's, of all contracts of the person where it is the person's. A rider is in force on the days on which its own
// state says so, whatever its contract is; with several, on each day on which one of them is. Its effective date is
// that of the earliest that is in force on the day of the question; while none is, of the next that will be, else of
// the one that was last. It is not known where the insurer has said none.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/calendar_date.hpp"
#include "cases/world.hpp"
#include "decision/situation.hpp"
#include "model/rider.hpp"
#include "model/value.hpp"

namespace consilium::cases {

// A row of the roster, read as a rider.
RiderFacts as_rider(const RosterFacts& row);

// The riders of a kind, of the contracts that count.
std::vector<const RiderFacts*> riders_of(const World& world, const model::Rider& rider);

// Yes or no, from each day on which it changes; from the beginning of all days on.
std::vector<model::DatedValue> in_force_over_time(std::span<const RiderFacts* const> riders);

std::optional<base::Date> effective_on(std::span<const RiderFacts* const> riders, base::Date day);

// The facts of every rider that the programme names.
void set_riders(const World& world, decision::FactSet& facts);

}  // namespace consilium::cases
