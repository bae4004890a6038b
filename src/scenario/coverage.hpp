// Coverage: what became of each clause of a handbook in its programme, which scenarios prove it, and what the scenarios
// show of the programme. A pure view of a programme and of scenarios that passed: one that failed proves nothing and is
// not given.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/programme.hpp"
#include "scenario/behaviour.hpp"
#include "scenario/claims.hpp"
#include "scenario/scenario.hpp"

namespace consilium::scenario {

enum class ClauseStatus : unsigned char { enforced, noticed, not_enforced, missing };

inline constexpr std::array clause_statuses{ClauseStatus::enforced, ClauseStatus::noticed, ClauseStatus::not_enforced,
                                            ClauseStatus::missing};

std::string_view to_string(ClauseStatus status);

struct ClauseCoverage {
  const model::Clause* clause = nullptr;
  ClauseStatus status = ClauseStatus::missing;
  std::vector<base::Place> by{};             // what cites it, or the row that leaves it out; each line once, in order
  std::string reason{};                      // not_enforced: fact, outside or repeats
  std::vector<const Scenario*> scenarios{};  // those that prove it
  bool later = false;                        // its service is one the programme does not have yet, and says so

  // Something in the programme follows from it, and no scenario shows that it does.
  bool unproved() const;
};

// A house rule or a law, counted apart from the clauses.
struct SourceCoverage {
  std::string id;
  std::vector<base::Place> by;
  std::vector<const Scenario*> scenarios{};
};

// A scenario that claims to prove a clause, house rule or law the programme does not have.
struct UnknownClaim {
  std::string scenario;
  std::string source;  // as the scenario names it
  base::Place place;
};

struct BehaviourCoverage {
  Behaviour behaviour;
  std::vector<const Scenario*> scenarios{};  // those that show it
};

struct Coverage {
  std::vector<ClauseCoverage> clauses;  // in the order of the programme's clauses; points into the programme
  std::vector<SourceCoverage> house;    // every house rule, those that nothing cites too
  std::vector<SourceCoverage> law;      // those that are cited
  std::vector<UnknownClaim> unknown;
  std::vector<BehaviourCoverage> behaviours{};  // in the order of the programme's words
  Claims claims{};
};

// Points to the scenarios given. They name a house rule or a law as citations do: `house:` or `law:` and its id.
Coverage cover(const model::Programme& programme, const std::vector<Passed>& passed);

}  // namespace consilium::scenario
