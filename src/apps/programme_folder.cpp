#include "apps/programme_folder.hpp"

#include <fmt/core.h>

namespace consilium::apps {

scenario::Setting ProgrammeFolder::setting() const {
  return {&programme, &data.calendars.find(programme.calendar)->second, &data.networks};
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
  for (const compiler::SourceFile& file : folder.files) {
    if (!file.name.starts_with("scenarios/") || !file.name.ends_with(".yaml")) continue;
    auto read = scenario::read_scenarios(file.name, file.bytes);
    print_problems(read.problems, path);
    well = well && read.problems.empty();
    for (auto& scenario : read.scenarios) folder.scenarios.push_back(std::move(scenario));
    for (auto& explained : read.explained) folder.explained.push_back(std::move(explained));
  }
  if (!well) return std::nullopt;
  folder.programme = std::move(*compiled.programme);
  return folder;
}

}  // namespace consilium::apps
