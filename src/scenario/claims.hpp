// Claims: whether what scenarios say they prove is proved by them. A scenario that names a clause has to have to do
// with a word that cites it, and each citation is shown by a scenario that names the clause and has to do with the
// word: otherwise a word may cite the wrong clause and nobody sees it. Citations of data that other words read (hours,
// networks, who insures) cannot be told apart and are taken to be shown.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "model/programme.hpp"
#include "scenario/involved.hpp"
#include "scenario/scenario.hpp"

namespace consilium::scenario {

// A scenario that passed, with what was seen and what was involved meanwhile.
struct Passed {
  const Scenario* scenario = nullptr;
  Sights seen{};
  Involved involved{};
};

// A scenario that names a clause, house rule or law and has to do with nothing that cites it.
struct HollowClaim {
  const Scenario* scenario = nullptr;
  std::string source;           // as scenarios name it: a clause id, or `house:` or `law:` and its id
  std::vector<base::Place> by;  // what cites it; each line once, in order
};

// A word that cites a clause, and no scenario that names the clause has to do with the word. A word that several
// services share is one.
struct UnshownCitation {
  base::Place at;
  std::string clause;
};

struct Claims {
  std::vector<HollowClaim> hollow;       // in the order of the scenarios
  std::vector<UnshownCitation> unshown;  // in the order of the words
};

Claims check_claims(const model::Programme& programme, const std::vector<Passed>& passed);

}  // namespace consilium::scenario
