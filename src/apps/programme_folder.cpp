#include "apps/programme_folder.hpp"

#include <future>

#include <fmt/core.h>

#include "scenario/folder.hpp"

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
  // The scenarios are as much text as the programme, and neither is read with the other.
  auto reading = std::async(std::launch::async, [&] { return scenario::read_folder(folder.files); });
  auto compiled = compiler::compile(folder.files, surroundings_of(folder.data));
  scenario::Folder read = reading.get();
  print_problems(compiled.problems, path);
  print_problems(read.problems, path);
  if (!problems.empty() || !compiled.programme || !read.problems.empty()) return std::nullopt;
  folder.scenarios = std::move(read.scenarios);
  folder.explained = std::move(read.explained);
  folder.explained_unseen = std::move(read.explained_unseen);
  folder.programme = std::move(*compiled.programme);
  return folder;
}

}  // namespace consilium::apps
