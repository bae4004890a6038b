// A real programme, and itself with one change made to a copy of its files.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "apps/programme_folder.hpp"
#include "house/disk_house.hpp"

namespace consilium {

// As it stands in programmes/; read once.
const apps::ProgrammeFolder& real(const std::string& folder);

using Edit = tests::FileEdit;

struct ChangedWord {
  std::string change;  // added, removed, changed
  std::string kind;
  std::string id;
  std::string aspect{};
  std::string from{};
  std::string to{};
};

// One prepared change and what of it has to be told.
struct Prepared {
  std::string name;
  std::string folder;
  std::vector<Edit> edits{};
  std::function<void(apps::ProgrammeFolder&)> further{};  // other files, and what lies beside the programme
  ChangedWord told{};
  bool backwards = false;  // the copy is the old version
};

// Waiting, quota, list, deadline, point of no return, new service, removed rule, changed reading, plan threshold and
// calendar edition.
const std::vector<Prepared>& ten_changes();

struct Versions {
  apps::ProgrammeFolder before;
  apps::ProgrammeFolder after;
};

// Fails the test where the change does not compile.
Versions versions(const Prepared& prepared);

}  // namespace consilium
