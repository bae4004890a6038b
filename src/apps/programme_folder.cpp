#include "apps/programme_folder.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/core.h>

namespace consilium::apps {

scenario::Setting ProgrammeFolder::setting() const {
  return {&programme, &data.calendars.find(programme.calendar)->second, &data.networks};
}

std::string where(const ProgrammeFolder& folder, const base::Place& place) {
  return fmt::format("{}:{}", std::filesystem::proximate(folder.path / place.file).generic_string(), place.line);
}

std::optional<ProgrammeFolder> open_folder(const std::filesystem::path& path) {
  ProgrammeFolder folder;
  folder.path = path;
  std::vector<base::Diagnostic> problems;
  const auto root = data_root(path);
  auto data = read_data(root, problems);
  auto files = read_folder(path);
  if (!data || !files) {
    fmt::print(stderr, "{}\n", (!files ? files.error() : data.error()).message);
    return std::nullopt;
  }
  print_problems(problems, root);
  folder.data = std::move(*data);
  folder.files = std::move(*files);
  auto compiled = compiler::compile(folder.files, surroundings_of(folder.data));
  print_problems(compiled.problems, path);
  bool well = problems.empty() && compiled.programme.has_value();
  std::vector<scenario::ScenarioFile> read;
  for (const compiler::SourceFile& file : folder.files) {
    if (!file.name.starts_with("scenarios/") || !file.name.ends_with(".yaml")) continue;
    read.push_back(scenario::read_scenarios(file.name, file.bytes));
    print_problems(read.back().problems, path);
    well = well && read.back().problems.empty();
  }
  const auto unshared = scenario::share_sequences(read);
  print_problems(unshared, path);
  well = well && unshared.empty();
  for (scenario::ScenarioFile& file : read) {
    std::move(file.scenarios.begin(), file.scenarios.end(), std::back_inserter(folder.scenarios));
    std::move(file.explained.begin(), file.explained.end(), std::back_inserter(folder.explained));
    std::move(file.explained_unseen.begin(), file.explained_unseen.end(), std::back_inserter(folder.explained_unseen));
  }
  if (!well) return std::nullopt;
  folder.programme = std::move(*compiled.programme);
  return folder;
}

}  // namespace consilium::apps
