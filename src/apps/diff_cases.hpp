// What becomes of the open cases of a house under another version of their programme.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "apps/programme_folder.hpp"
#include "apps/roster_table.hpp"
#include "base/result.hpp"
#include "reading/difference_cases.hpp"
#include "service/house.hpp"

namespace consilium::apps {

struct CasesCompared {
  base::Instant at;
  std::size_t open = 0;                         // cases of the programme
  std::vector<reading::CaseDifference> differ;  // that move or cannot move, earliest due first
};

// Each case beside the version under which it runs, whichever that is, at one moment.
base::Result<CasesCompared> compare_cases(service::House& house, const ProgrammeFolder& after, base::Instant at,
                                          const Progress& progress);

}  // namespace consilium::apps
