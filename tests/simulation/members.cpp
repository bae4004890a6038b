#include "simulation/members.hpp"

#include <fmt/core.h>

#include "house/rosters.hpp"

namespace consilium::tests {

std::string roster_of(const model::Programme& programme, int members, base::Date as_of, std::mt19937& random) {
  std::vector<RosterLine> lines;
  for (int number = 0; number < members; ++number) {
    const base::Date effective = as_of.plus_days(-std::uniform_int_distribution(1, 730)(random));
    lines.push_back({fmt::format("K{:06}", number), effective, fmt::format("王芳{}", number),
                     fmt::format("E{:08}", number), fmt::format("138{:08}", number)});
  }
  return full_roster(programme, as_of, lines);
}

std::string news_of(const model::Programme& programme, const std::string& number, std::string_view state,
                    base::Date since) {
  return fmt::format("roster,1,{},delta,{}\ncontract,state\n{},{} {}\n", programme.insurer.id, base::to_string(since),
                     number, base::to_string(since), state);
}

}  // namespace consilium::tests
