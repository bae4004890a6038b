#include "studio/played.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace consilium::studio {

PlayedAll play(const Draft& draft, const Wanted& wanted, const std::function<bool()>& goes_on,
               const std::function<void(const Played&)>& on_played) {
  const std::set<std::string_view> names(wanted.names.begin(), wanted.names.end());
  scenario::Setting setting = draft.setting();
  setting.goes_on = goes_on;
  PlayedAll all;
  for (const scenario::Scenario& scenario : draft.scenarios) {
    if (!wanted.file.empty() && scenario.place.file != wanted.file) continue;
    if (!names.empty() && !names.contains(scenario.name)) continue;
    if (!goes_on()) {
      ++all.not_played;
      continue;
    }
    scenario::Result result = scenario::run(setting, scenario);
    // Those before it took the time, so that nothing can be said of it.
    if (result.stopped && !all.played.empty()) {
      ++all.not_played;
      continue;
    }
    all.played.push_back({&scenario, std::move(result)});
    if (on_played) on_played(all.played.back());
  }
  return all;
}

std::vector<scenario::Passed> passed_of(const PlayedAll& all) {
  std::vector<scenario::Passed> passed;
  for (const Played& one : all.played) {
    if (one.result.failures.empty()) passed.push_back({one.scenario, {}});
  }
  return passed;
}

const scenario::Scenario* find_scenario(const Draft& draft, std::string_view name) {
  const auto found = std::find_if(draft.scenarios.begin(), draft.scenarios.end(),
                                  [&](const scenario::Scenario& scenario) { return scenario.name == name; });
  return found == draft.scenarios.end() ? nullptr : &*found;
}

}  // namespace consilium::studio
