// A roster file on disk as service/ imports it, with a progress bar on a terminal and problems with their excerpts.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"
#include "service/importing.hpp"

namespace consilium::apps {

struct RosterFileOptions {
  std::string actor = "command line";
  bool quiet = false;  // no progress bar
};

base::Result<service::ImportReport> import_file(service::House& house, service::InstitutionFinder& words,
                                                const std::filesystem::path& path, const RosterFileOptions& options);

// Problems to standard error, each with its line and column.
void print_import_problems(const service::ImportReport& report);

}  // namespace consilium::apps
