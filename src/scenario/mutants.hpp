// Mutants: a programme with one small mistake made on purpose, to see whether a scenario notices. A figure is one too
// many or one too few; a step at which something changes is the one before or after it; what an end does to the use is
// swapped. A mutant that no scenario fails on stands for a mistake that would go unseen.
//
// Pure: the list depends on the programme alone and is in the order of its words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/programme.hpp"
#include "scenario/scenario.hpp"

namespace consilium::scenario {

enum class Mutation : unsigned char {
  deadline,      // the figure of a deadline
  quota,         // how often a service may be used
  period,        // the length or the start of a period
  lead,          // how far ahead a date must lie
  figure,        // an age, a count, a grade or a level in a condition
  cancellation,  // the step at which cancelling changes its meaning, or what it means
  hold,          // the step at which a use is held
  grant,         // how many uses of another service a case gives, and from which step
  branch,        // the step at which the branch is fixed
  end,           // from or until which step an end may be used
  use            // whether an end consumes the use or releases it
};

std::string_view to_string(Mutation mutation);

struct Mutant {
  std::size_t number = 0;  // its place in the list
  Mutation mutation = Mutation::deadline;
  std::string service{};               // empty: of the whole programme
  std::string name{};                  // says what was changed, and stays the same while the words do
  base::Place place{};                 // of the word that was changed
  std::vector<std::string> clauses{};  // that the word cites
};

std::vector<Mutant> mutants_of(const model::Programme& programme);

// The programme with the mistake in it. `mutant` comes from the list of this very programme.
model::Programme mutated(const model::Programme& programme, const Mutant& mutant);

// The first scenario that fails on the mutant, or nothing: it survives. Scenarios that claim one of the mutant's
// clauses are played first, then those that speak of its service, then the others. `setting` holds the programme
// without the mistake, on which every scenario has to pass.
const Scenario* noticed_by(const Setting& setting, const Mutant& mutant, const std::vector<Scenario>& scenarios);

}  // namespace consilium::scenario
