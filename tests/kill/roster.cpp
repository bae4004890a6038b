#include "kill/roster.hpp"

#include <fmt/core.h>

#include "house/rosters.hpp"

namespace consilium::tests {

std::string roster_of_round(const model::Programme& programme, int round) {
  std::vector<RosterLine> lines;
  for (int number = 0; number < contracts_per_roster; ++number) {
    lines.push_back({fmt::format("K{}-{:06}", round, number), base::Date::of(2026, 1, 10),
                     fmt::format("李华{}-{}", round, number), fmt::format("E{:03}{:05}", round, number),
                     fmt::format("139{:03}{:05}", round, number)});
  }
  return full_roster(programme, base::Date::of(2026, 3, 1), lines);
}

}  // namespace consilium::tests
