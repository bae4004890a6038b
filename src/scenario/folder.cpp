#include "scenario/folder.hpp"

#include <algorithm>
#include <iterator>

namespace consilium::scenario {
namespace {

template <typename Item>
void move_to(std::vector<Item>& items, std::vector<Item>& all) {
  std::move(items.begin(), items.end(), std::back_inserter(all));
}

}  // namespace

bool is_scenario_file(std::string_view name) { return name.starts_with("scenarios/") && name.ends_with(".yaml"); }

Folder read_folder(const std::vector<compiler::SourceFile>& files) {
  std::vector<ScenarioFile> read;
  for (const compiler::SourceFile& file : files) {
    if (is_scenario_file(file.name)) read.push_back(read_scenarios(file.name, file.bytes));
  }
  return folder_of(std::move(read));
}

Folder folder_of(std::vector<ScenarioFile> read) {
  Folder folder;
  for (ScenarioFile& file : read) move_to(file.problems, folder.problems);
  std::vector<base::Diagnostic> unshared = share_sequences(read);
  move_to(unshared, folder.problems);
  for (ScenarioFile& file : read) {
    move_to(file.scenarios, folder.scenarios);
    move_to(file.explained, folder.explained);
    move_to(file.explained_unseen, folder.explained_unseen);
  }
  return folder;
}

}  // namespace consilium::scenario
