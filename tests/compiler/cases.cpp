#include "cases.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <regex>
#include <sstream>

#include <gtest/gtest.h>

#include "compiler/continuity.hpp"
#include "compiler/data_files.hpp"
#include "text/yaml.hpp"

namespace consilium::checks {
namespace {

namespace fs = std::filesystem;

const fs::path root = fs::path(CONSILIUM_SOURCE_DIR) / "tests/compiler";

std::string value_of(const text::Node& change, std::string_view key) {
  const text::Node* node = change.find(key);
  return node == nullptr ? std::string{} : node->text;
}

std::string bytes_of(const std::string& hexadecimal) {
  std::string bytes;
  std::istringstream words(hexadecimal);
  for (std::string word; words >> word;) bytes.push_back(static_cast<char>(std::stoi(word, nullptr, 16)));
  return bytes;
}

void replace_once(std::string& text, const std::string& old_text, const std::string& new_text) {
  const std::size_t at = text.find(old_text);
  ASSERT_NE(at, std::string::npos) << "not there: " << old_text;
  ASSERT_EQ(text.find(old_text, at + 1), std::string::npos) << "more than once: " << old_text;
  text.replace(at, old_text.size(), new_text);
}

void rename(const std::string& from, const std::string& to, Files& files) {
  auto file = files.extract("services/" + from + ".yaml");
  ASSERT_FALSE(file.empty()) << from;
  file.key() = "services/" + to + ".yaml";
  files.insert(std::move(file));
  const std::regex word("\\b" + from + "\\b");
  for (auto& [name, bytes] : files) bytes = std::regex_replace(bytes, word, to);
}

void apply(const text::Node& change, Files& files) {
  const std::string file = value_of(change, "file");
  if (change.find("rename") != nullptr) return rename(value_of(change, "rename"), value_of(change, "to"), files);
  if (change.find("delete") != nullptr) {
    EXPECT_EQ(files.erase(file), 1U) << file;
  } else if (change.find("write") != nullptr) {
    files[file] = value_of(change, "write");
  } else if (change.find("append") != nullptr) {
    const int times = change.find("times") == nullptr ? 1 : std::stoi(value_of(change, "times"));
    const std::string line = value_of(change, "append") + (value_of(change, "line_end") == "no" ? "" : "\n");
    for (int i = 0; i < times; ++i) files[file] += line;
  } else if (change.find("bytes") != nullptr) {
    const std::string before = value_of(change, "before");
    replace_once(files[file], before, bytes_of(value_of(change, "bytes")) + before);
  } else {
    replace_once(files[file], value_of(change, "replace"), value_of(change, "by"));
  }
}

std::vector<compiler::SourceFile> files_below(const Files& files, const std::string& folder) {
  std::vector<compiler::SourceFile> found;
  for (const auto& [name, bytes] : files) {
    if (name.starts_with(folder)) found.push_back({name.substr(folder.size()), bytes});
  }
  return found;
}

void add_files(Files& files, const fs::path& folder, const fs::path& named_from) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      files.emplace(fs::relative(entry.path(), named_from).generic_string(), read(entry.path()));
  }
}

void keep(std::vector<base::Diagnostic>& problems, std::vector<base::Diagnostic> found, const std::string& folder) {
  for (base::Diagnostic& problem : found) {
    problem.place.file = folder + problem.place.file;
    for (base::Label& label : problem.also) label.place.file = folder + label.place.file;
    problems.push_back(std::move(problem));
  }
}

}  // namespace

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

void expect_file(const fs::path& path, const std::string& text) {
  if (std::getenv("CONSILIUM_UPDATE") != nullptr) std::ofstream(path, std::ios::binary) << text;
  EXPECT_EQ(text, read(path)) << path << " differs; read the difference, then run with CONSILIUM_UPDATE=1";
}

std::vector<Case> cases_in(const std::string& folder) {
  std::vector<Case> cases;
  for (const auto& entry : fs::directory_iterator(root / folder)) {
    if (entry.path().extension() == ".yaml") cases.push_back({entry.path().stem().string(), entry.path()});
  }
  std::sort(cases.begin(), cases.end(), [](const Case& left, const Case& right) { return left.name < right.name; });
  return cases;
}

Files base_files() {
  Files files;
  add_files(files, root / "base", root / "base");
  return files;
}

Files programme_files(const fs::path& folder) {
  Files files;
  add_files(files, folder, folder);
  for (const char* data : {"networks", "calendars"})
    add_files(files, fs::path(CONSILIUM_SOURCE_DIR) / data, CONSILIUM_SOURCE_DIR);
  return files;
}

namespace {

// The base folder with the changes under a key, or nothing where the case has no such key.
std::optional<Files> changed(const Case& one, std::string_view key) {
  const text::Document document = text::read_yaml(one.path.filename().string(), read(one.path));
  EXPECT_TRUE(document.root && document.problems.empty()) << one.path;
  const text::Node* changes = document.root ? document.root->find(key) : nullptr;
  if (changes == nullptr) return std::nullopt;
  Files files = base_files();
  for (const text::Node& change : changes->items) apply(change, files);
  return files;
}

}  // namespace

Files files_of(const Case& one) {
  std::optional<Files> files = changed(one, "changes");
  if (!files) ADD_FAILURE() << one.path << " has no changes";
  return files.value_or(base_files());
}

std::vector<base::Diagnostic> check_between(const Case& one) {
  const std::optional<Files> files = changed(one, "before");
  if (!files) return {};
  const compiler::Compiled before = compiled(*files);
  const compiler::Compiled after = compiled(files_of(one));
  EXPECT_TRUE(before.programme) << one.path;
  if (!before.programme || !after.programme) return {};
  return compiler::check_continuity(*before.programme, *after.programme);
}

namespace {

compiler::Surroundings surroundings_of(const Files& files, std::vector<base::Diagnostic>& problems) {
  compiler::Surroundings surroundings;
  for (const auto& [name, bytes] : files) {
    const std::string folder = name.substr(0, name.rfind('/') + 1);
    if (name.starts_with("networks/") && name.ends_with("/network.yaml")) {
      auto network = compiler::read_network({"network.yaml", bytes}, files_below(files, folder));
      keep(problems, std::move(network.problems), folder);
      if (!network.network) surroundings.refused.push_back(network.id);
      if (network.network) surroundings.add(*network.network);
    }
    if (name.starts_with("calendars/") && name.ends_with(".yaml")) {
      auto calendar = compiler::read_calendar({name.substr(folder.size()), bytes}, files_below(files, folder));
      keep(problems, std::move(calendar.problems), folder);
      if (!calendar.edition) surroundings.refused.push_back(calendar.id);
      if (calendar.edition) surroundings.add(*calendar.edition);
    }
  }
  return surroundings;
}

}  // namespace

bool is_read_as_published(const Files& files) {
  std::vector<base::Diagnostic> problems;
  const compiler::Surroundings surroundings = surroundings_of(files, problems);
  return compiler::compile(files_below(files, ""), surroundings, compiler::Checks::none_but_reading)
      .programme.has_value();
}

compiler::Compiled compiled(const Files& files) {
  std::vector<base::Diagnostic> problems;
  return compiler::compile(files_below(files, ""), surroundings_of(files, problems));
}

std::vector<base::Diagnostic> check(const Files& files) {
  std::vector<base::Diagnostic> problems;
  const compiler::Surroundings surroundings = surroundings_of(files, problems);
  auto compiled = compiler::compile(files_below(files, ""), surroundings);
  keep(problems, std::move(compiled.problems), "");
  const bool any_error = std::any_of(problems.begin(), problems.end(),
                                     [](const auto& problem) { return problem.severity == base::Severity::error; });
  if (!any_error) {
    EXPECT_TRUE(compiled.programme);
  }
  return problems;
}

std::string rendered(const std::vector<base::Diagnostic>& problems, const Files& files) {
  std::string text;
  for (const base::Diagnostic& problem : problems) {
    const auto source = files.find(problem.place.file);
    text += base::render(problem, source == files.end() ? std::string_view{} : source->second);
  }
  return text;
}

}  // namespace consilium::checks
