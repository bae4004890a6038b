// What becomes of the open cases of a house under another version of their programme.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "apps/programme_folder.hpp"
#include "apps/roster_table.hpp"
#include "base/result.hpp"
#include "cases/moving.hpp"
#include "service/house.hpp"
#include "service/load.hpp"

namespace consilium::apps {

struct CaseDifference {
  std::string case_id;
  std::string service;
  std::string version;                   // under which it runs
  std::vector<std::string> cannot_move;  // why; then nothing is said of what would move
  std::vector<cases::MovedThing> moved;

  bool empty() const { return cannot_move.empty() && moved.empty(); }
};

struct CasesCompared {
  base::Instant at;
  std::size_t open = 0;                // cases of the programme
  std::vector<CaseDifference> differ;  // that move or cannot move, earliest due first
};

// The draft is published nowhere, so it is read with what lies beside it; points into the folder.
service::Version version_to_come(const ProgrammeFolder& folder);

// Each case beside the version under which it runs, whichever that is, at one moment.
base::Result<CasesCompared> compare_cases(service::House& house, const ProgrammeFolder& after, base::Instant at,
                                          const Progress& progress);

}  // namespace consilium::apps
