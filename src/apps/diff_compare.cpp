#include <iterator>

#include "apps/diff_report.hpp"
#include "apps/side_by_side.hpp"

namespace consilium::apps {

reading::Version version_of(const ProgrammeFolder& folder) {
  return {&folder.programme, folder.setting().calendar, &folder.data.networks};
}

std::vector<reading::Difference> all_differences(const ProgrammeFolder& before, const ProgrammeFolder& after) {
  std::vector<reading::Difference> all = reading::differences(before.programme, after.programme);
  const auto add = [&](std::vector<reading::Difference> more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
  };
  add(reading::differences_of_networks(before.programme, before.data.networks, after.programme, after.data.networks));
  add(reading::differences_of_calendars(*before.setting().calendar, *after.setting().calendar));
  return all;
}

PlayedScenarios play_under(const ProgrammeFolder& before, const ProgrammeFolder& after) {
  PlayedScenarios played;
  const std::vector<scenario::Result> results = play_side_by_side(after.setting(), before.scenarios);
  for (std::size_t at = 0; at < results.size(); ++at) {
    const scenario::Scenario& scenario = before.scenarios[at];
    ++played.played;
    if (results[at].failures.empty()) continue;
    if (!scenario::run(before.setting(), scenario).failures.empty()) {
      ++played.failed_before;
      continue;
    }
    played.fail_now.push_back({scenario.name, scenario.clauses, results[at].failures});
  }
  return played;
}

}  // namespace consilium::apps
