// A programme folder with everything around it, ready to be run.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "apps/files.hpp"
#include "model/programme.hpp"
#include "scenario/scenario.hpp"

namespace consilium::apps {

struct ProgrammeFolder {
  std::filesystem::path path;
  Data data;
  std::vector<compiler::SourceFile> files;
  model::Programme programme;
  std::vector<scenario::Scenario> scenarios;
  std::vector<scenario::Explanation> explained{};         // mutants
  std::vector<scenario::Explanation> explained_unseen{};  // behaviours

  scenario::Setting setting() const;
};

// A place in it as people call it: its file from where they stand, and the line.
std::string where(const ProgrammeFolder& folder, const base::Place& place);

// Prints the problems and returns nothing when the folder cannot be run.
std::optional<ProgrammeFolder> open_folder(const std::filesystem::path& path);

}  // namespace consilium::apps
