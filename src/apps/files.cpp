#include "apps/files.hpp"

#include <algorithm>
#include <fstream>

#include <fmt/core.h>

#include "compiler/data_files.hpp"

namespace consilium::apps {
namespace {

namespace fs = std::filesystem;

std::vector<compiler::SourceFile> tables_of(const std::vector<compiler::SourceFile>& files) {
  std::vector<compiler::SourceFile> tables;
  std::copy_if(files.begin(), files.end(), std::back_inserter(tables),
               [](const auto& file) { return file.name.ends_with(".csv"); });
  return tables;
}

void keep(std::vector<base::Diagnostic>& problems, std::vector<base::Diagnostic> found, const std::string& folder) {
  for (base::Diagnostic& problem : found) {
    problem.place.file = folder + "/" + problem.place.file;
    for (base::Label& label : problem.also) label.place.file = folder + "/" + label.place.file;
    problems.push_back(std::move(problem));
  }
}

}  // namespace

base::Result<std::string> read_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return base::failure(base::Category::not_found, fmt::format("cannot read {}", path.string()));
  // A file of unknown size, such as a pipe, is read in pieces that grow.
  constexpr std::size_t spare = 4096;
  std::error_code error;
  const std::uintmax_t known = fs::file_size(path, error);
  std::string bytes((error ? 0 : static_cast<std::size_t>(known)) + spare, '\0');
  std::size_t filled = 0;
  while (stream) {
    if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
    stream.read(bytes.data() + filled, static_cast<std::streamsize>(bytes.size() - filled));
    filled += static_cast<std::size_t>(stream.gcount());
  }
  bytes.resize(filled);
  return bytes;
}

base::Result<std::vector<compiler::SourceFile>> read_folder(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return base::failure(base::Category::not_found, fmt::format("{} is not a folder", folder.string()));
  }
  std::vector<compiler::SourceFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
    if (!entry.is_regular_file()) continue;
    BASE_TRY(std::string bytes, read_file(entry.path()));
    files.push_back({fs::relative(entry.path(), folder).generic_string(), std::move(bytes)});
  }
  if (error)
    return base::failure(base::Category::unavailable,
                         fmt::format("cannot list {}: {}", folder.string(), error.message()));
  std::sort(files.begin(), files.end(), [](const auto& left, const auto& right) { return left.name < right.name; });
  return files;
}

fs::path data_root(const fs::path& programme_folder) {
  for (fs::path folder = fs::absolute(programme_folder); folder.has_relative_path(); folder = folder.parent_path()) {
    if (fs::is_directory(folder / "calendars")) return folder;
  }
  return fs::current_path();
}

base::Result<Data> read_data(const fs::path& root, std::vector<base::Diagnostic>& problems) {
  Data data;
  if (fs::is_directory(root / "networks")) {
    for (const auto& entry : fs::directory_iterator(root / "networks")) {
      if (!entry.is_directory()) continue;
      BASE_TRY(const auto files, read_folder(entry.path()));
      const auto head =
          std::find_if(files.begin(), files.end(), [](const auto& file) { return file.name == "network.yaml"; });
      if (head == files.end()) continue;
      auto read = compiler::read_network(*head, tables_of(files));
      keep(problems, std::move(read.problems), "networks/" + entry.path().filename().string());
      if (read.network) {
        data.networks.emplace(read.id, std::move(*read.network));
      } else {
        data.refused.push_back(read.id);
      }
    }
  }
  BASE_TRY(const auto files, read_folder(root / "calendars"));
  for (const auto& file : files) {
    if (!file.name.ends_with(".yaml")) continue;
    auto read = compiler::read_calendar(file, tables_of(files));
    keep(problems, std::move(read.problems), "calendars");
    if (read.edition) {
      data.calendars.emplace(read.id, std::move(*read.edition));
    } else {
      data.refused.push_back(read.id);
    }
  }
  return data;
}

compiler::Surroundings surroundings_of(const Data& data) {
  compiler::Surroundings surroundings;
  for (const auto& [id, network] : data.networks) surroundings.add(network);
  for (const auto& [id, calendar] : data.calendars) surroundings.add(calendar);
  surroundings.refused = data.refused;
  return surroundings;
}

void print_problems(const std::vector<base::Diagnostic>& problems, const fs::path& folder) {
  std::map<std::string, std::string> sources;
  for (base::Diagnostic problem : problems) {
    const auto [source, is_new] = sources.try_emplace(problem.place.file);
    if (is_new) source->second = read_file(folder / problem.place.file).value_or("");
    problem.place.file = fs::proximate(folder / problem.place.file).generic_string();
    for (base::Label& label : problem.also)
      label.place.file = fs::proximate(folder / label.place.file).generic_string();
    fmt::print(stderr, "{}\n", base::render(problem, source->second));
  }
}

}  // namespace consilium::apps
