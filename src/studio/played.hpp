// Scenarios of a draft, played: those that are asked for, until there is no more time.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "scenario/coverage.hpp"
#include "scenario/scenario.hpp"
#include "studio/draft.hpp"

namespace consilium::studio {

struct Wanted {
  std::vector<std::string> names;  // empty: all
  std::string file;                // empty: every file
};

struct Played {
  const scenario::Scenario* scenario = nullptr;  // of the draft
  scenario::Result result;
};

struct PlayedAll {
  std::vector<Played> played;  // in the order of the files
  std::size_t not_played = 0;  // of those that were wanted
};

// Of a draft that can play. `goes_on` is asked before each step; once it says no, nothing more is played. Only the
// first can be stopped on its way; of another that was begun nothing is said. `on_played` is told of each scenario when
// it was played.
PlayedAll play(const Draft& draft, const Wanted& wanted, const std::function<bool()>& goes_on,
               const std::function<void(const Played&)>& on_played = {});

// Those that passed, for the reading copy.
std::vector<scenario::Passed> passed_of(const PlayedAll& all);

// By its name, or null.
const scenario::Scenario* find_scenario(const Draft& draft, std::string_view name);

}  // namespace consilium::studio
