// Merging a row into the history of its contract. Pure; merging the same row again changes nothing.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "roster/history.hpp"
#include "roster/row.hpp"

namespace consilium::roster {

struct Merged {
  ContractHistory history;
  bool changed = false;
  // Code R140: the row says something else than an earlier file about the same day, known on the same day. Both are in
  // the history.
  std::vector<base::Diagnostic> contradictions;
};

// What a row says with a known date (its own or that of an entry) is added as it stands: the order of such rows does
// not matter. What it says without one is known from the day of the file, and is added only when it is news by then, so
// files without known dates must be merged in the order of their days.
//
// Without an old history the row must say what a contract needs: product, effective date, state and insured. Else the
// error (`incorrect`) names what is missing, as happens when a delta speaks of a contract that no full file had.
base::Result<Merged> merge(const std::optional<ContractHistory>& old, const RosterRow& row);

// What the row says of a person, over what was known; empty cells keep what was there.
RosterPerson merge_person(const RosterPerson& old, const RosterPerson& stated);

}  // namespace consilium::roster
