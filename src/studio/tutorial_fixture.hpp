// The programme of the tutorial as a draft, with the calendars of the project.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "compiler/data_files.hpp"
#include "studio/draft.hpp"

namespace consilium::studio::tests {

inline std::string read(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

inline std::vector<compiler::SourceFile> tutorial_files() {
  const std::filesystem::path folder = CONSILIUM_SOURCE_DIR "/docs/tutorial/moonbeam-care";
  std::vector<compiler::SourceFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      files.push_back({std::filesystem::relative(entry.path(), folder).generic_string(), read(entry.path())});
  }
  std::sort(files.begin(), files.end(), [](const auto& left, const auto& right) { return left.name < right.name; });
  return files;
}

struct House {
  std::map<std::string, model::Network, std::less<>> networks;
  std::map<std::string, calendar::Edition, std::less<>> calendars;

  House() {
    const std::string path = CONSILIUM_SOURCE_DIR "/calendars/hong-kong";
    auto read_calendar =
        compiler::read_calendar({"hong-kong.yaml", read(path + ".yaml")}, {{"hong-kong.csv", read(path + ".csv")}});
    calendars.emplace(read_calendar.id, std::move(read_calendar.edition.value()));
  }

  Draft draft(std::vector<compiler::SourceFile> files = tutorial_files()) const {
    return read_draft(std::move(files), {&networks, &calendars});
  }
};

// The files with one text in one of them replaced; the text must be there.
inline std::vector<compiler::SourceFile> with(std::string_view name, std::string_view old_text,
                                              std::string_view new_text) {
  std::vector<compiler::SourceFile> files = tutorial_files();
  for (compiler::SourceFile& file : files) {
    if (file.name == name) file.bytes.replace(file.bytes.find(old_text), old_text.size(), new_text);
  }
  return files;
}

}  // namespace consilium::studio::tests
