#include "apps/programme_folder.hpp"

#include <atomic>
#include <future>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "scenario/folder.hpp"

namespace consilium::apps {
namespace {

// The scenario files of a folder, each read by whoever comes to it first.
class ScenarioFiles {
 public:
  explicit ScenarioFiles(const std::vector<compiler::SourceFile>& files) {
    for (const compiler::SourceFile& file : files) {
      if (scenario::is_scenario_file(file.name)) files_.push_back(&file);
    }
    read_.resize(files_.size());
  }

  void read_on() {
    for (std::size_t at = next_++; at < files_.size(); at = next_++)
      read_[at] = scenario::read_scenarios(files_[at]->name, files_[at]->bytes);
  }

  // Once everybody who reads has ended.
  std::vector<scenario::ScenarioFile> take() && { return std::move(read_); }

 private:
  std::vector<const compiler::SourceFile*> files_;
  std::vector<scenario::ScenarioFile> read_;
  std::atomic<std::size_t> next_ = 0;
};

}  // namespace

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
  // The scenarios are more text than the programme, and neither is read with the other: who has compiled helps.
  ScenarioFiles scenarios(folder.files);
  auto reading = std::async(std::launch::async, [&] { scenarios.read_on(); });
  auto compiled = compiler::compile(folder.files, surroundings_of(folder.data));
  scenarios.read_on();
  reading.get();
  scenario::Folder read = scenario::folder_of(std::move(scenarios).take());
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
