// Files: programme folders, networks and calendars as they lie on disk.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "calendar/edition.hpp"
#include "compiler/compile.hpp"
#include "model/network.hpp"
#include "model/programme.hpp"

namespace consilium::apps {

base::Result<std::string> read_file(const std::filesystem::path& path);

// Every file below a folder, by its name relative to the folder, in order.
base::Result<std::vector<compiler::SourceFile>> read_folder(const std::filesystem::path& folder);

struct Data {
  std::map<std::string, model::Network, std::less<>> networks;
  std::map<std::string, calendar::Edition, std::less<>> calendars;
  std::vector<std::string> refused;  // ids of those with problems
};

// `networks/` and `calendars/` beside the folder `programmes/`, or below the current folder.
std::filesystem::path data_root(const std::filesystem::path& programme_folder);
base::Result<Data> read_data(const std::filesystem::path& root, std::vector<base::Diagnostic>& problems);

compiler::Surroundings surroundings_of(const Data& data);

// Prints problems with their excerpts to standard error. Names of files are shown relative to the current folder.
void print_problems(const std::vector<base::Diagnostic>& problems, const std::filesystem::path& folder);

}  // namespace consilium::apps
