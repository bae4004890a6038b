// What becomes of an open case under another version of its programme: which of its deadlines, tasks, papers and quota
// would be others, and what cancelling would mean. Nothing moves: both states are given, folded from the same events.
#pragma once

#include <string>
#include <vector>

#include "base/instant.hpp"
#include "cases/world.hpp"

namespace consilium::reading {

struct MovedThing {
  std::string kind;  // deadline, task, paper, referral, … as obligations are called; quota, cancelling
  std::string id;
  std::string from;  // empty: it was not there
  std::string to;    // empty: it is gone

  bool operator==(const MovedThing&) const = default;
};

struct CaseDifference {
  std::string case_id;
  std::string service;
  std::string version;                   // under which it runs
  std::vector<std::string> cannot_move;  // why; then nothing is said of what would move
  std::vector<MovedThing> moved;

  bool empty() const { return cannot_move.empty() && moved.empty(); }
};

// `before` is the world of the case as it is, `after` the same under the other version; both hold the case.
CaseDifference compare_case(const cases::World& before, const cases::World& after, std::string_view case_id,
                            base::Instant now);

}  // namespace consilium::reading
