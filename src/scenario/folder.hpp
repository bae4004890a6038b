// All scenario files of a programme folder, read together, because files may run the sequences of others.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/compile.hpp"
#include "scenario/scenario.hpp"

namespace consilium::scenario {

struct Folder {
  std::vector<Scenario> scenarios;            // in the order of the files
  std::vector<Explanation> explained;         // mutants
  std::vector<Explanation> explained_unseen;  // behaviours
  std::vector<base::Diagnostic> problems;     // the scenarios cannot be run where there is one
};

bool is_scenario_file(std::string_view name);

// Other files are passed over.
Folder read_folder(const std::vector<compiler::SourceFile>& files);

// The same of files that were read one by one, in their order.
Folder folder_of(std::vector<ScenarioFile> read);

}  // namespace consilium::scenario
