#include "studio/draft.hpp"

#include <algorithm>
#include <iterator>

#include "scenario/folder.hpp"

namespace consilium::studio {

Draft read_draft(std::vector<compiler::SourceFile> files, const Around& around) {
  Draft draft;
  draft.files = std::move(files);
  draft.around = around;
  draft.hash = compiler::content_hash(draft.files);
  compiler::Surroundings surroundings;
  for (const auto& [id, network] : *around.networks) surroundings.add(network);
  for (const auto& [id, calendar] : *around.calendars) surroundings.add(calendar);
  compiler::Compiled compiled = compiler::compile(draft.files, surroundings);
  scenario::Folder scenarios = scenario::read_folder(draft.files);
  draft.programme = std::move(compiled.programme);
  draft.problems = std::move(compiled.problems);
  draft.can_play = draft.programme && scenarios.problems.empty();
  std::move(scenarios.problems.begin(), scenarios.problems.end(), std::back_inserter(draft.problems));
  draft.scenarios = std::move(scenarios.scenarios);
  return draft;
}

}  // namespace consilium::studio
