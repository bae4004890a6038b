#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "compiler/compile.hpp"
#include "golden_rows.hpp"

// What a programme may not say about time. Each programme of the house that says the first text is read with the
// second.
namespace consilium::calendar {
namespace {

namespace fs = std::filesystem;

std::vector<compiler::SourceFile> files_of(const fs::path& folder) {
  std::vector<compiler::SourceFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files.push_back({fs::relative(entry.path(), folder).generic_string(),
                     read_source_file(fs::relative(entry.path(), CONSILIUM_SOURCE_DIR).generic_string())});
  }
  std::sort(files.begin(), files.end(), [](const auto& left, const auto& right) { return left.name < right.name; });
  return files;
}

bool replace(std::vector<compiler::SourceFile>& files, const std::string& text, const std::string& with) {
  bool replaced = false;
  for (compiler::SourceFile& file : files) {
    const std::size_t at = file.bytes.find(text);
    if (at == std::string::npos || !file.name.ends_with(".yaml")) continue;
    file.bytes.replace(at, text.size(), with);
    replaced = true;
  }
  return replaced;
}

// How many programmes said the text, and how many of them are refused with the code once it is replaced.
std::pair<int, int> refusals(const std::string& code, const std::string& text, const std::string& with) {
  std::pair<int, int> result;
  for (const auto& entry : fs::directory_iterator(fs::path(CONSILIUM_SOURCE_DIR) / "programmes")) {
    if (!entry.is_directory()) continue;
    std::vector<compiler::SourceFile> files = files_of(entry.path());
    if (!replace(files, text, with)) continue;
    const auto problems = compiler::compile(files, {{"cn-mainland", "hong-kong"}, {}}).problems;
    ++result.first;
    result.second +=
        std::any_of(problems.begin(), problems.end(), [&](const auto& found) { return found.code == code; });
  }
  return result;
}

TEST(Units, that_cannot_be_counted_are_refused) {
  const std::vector<std::array<std::string, 3>> cases{
      {"C331", "by: { natural_days: 1 }", "by: { minutes: 30 }"},
      {"C331", "by: { natural_days: 1 }", "by: { service_hours: 2 }"},
      {"C336", "within: { working_days: 1 }", "within: { service_hours: 4 }"},
      {"C354", "plus: { natural_days: 1 }", "plus: { hours: 24 }"},
      {"C111", "within: { working_days: 1 }", "within: { working_days: 4294967297 }"},
      {"C111", "within: { working_days: 1 }", "within: { working_days: -1 }"},
      {"C111", "within: { working_days: 1 }", "within: { working_days: { from: -3, to: 1 } }"}};
  for (const auto& [code, text, with] : cases) {
    const auto [said, refused] = refusals(code, text, with);
    EXPECT_GE(said, 1) << text;
    EXPECT_EQ(refused, said) << with;
  }
}

}  // namespace
}  // namespace consilium::calendar
