#include "apps/handbook_file.hpp"

#include <fmt/core.h>

#include "text/yaml.hpp"

namespace consilium::apps {
namespace {

std::string text_at(const text::Node& node, std::string_view key) {
  const text::Node* found = node.find(key);
  return found == nullptr ? std::string() : found->text;
}

}  // namespace

std::string handbook_hash(const ProgrammeFolder& folder) {
  for (const compiler::SourceFile& file : folder.files) {
    if (file.name != "clauses.yaml") continue;
    const text::Document read = text::read_yaml(file.name, file.bytes);
    const text::Node* handbook = read.root ? read.root->find("handbook") : nullptr;
    if (handbook != nullptr) return text_at(*handbook, "sha256");
  }
  return {};
}

base::Result<std::map<std::string, std::string>> read_handbook(const std::string& path, const std::string& wanted_hash,
                                                               const model::Programme& programme) {
  BASE_TRY(const std::string bytes, read_file(path));
  const text::Document read = text::read_yaml(path, bytes);
  if (!read.root || !read.problems.empty()) {
    const std::string why = read.problems.empty() ? "it is empty" : read.problems.front().message;
    return base::failure(base::Category::incorrect, why, path);
  }
  if (text_at(*read.root, "format") != "handbook/1")
    return base::failure(base::Category::incorrect, "it does not say `format: handbook/1`", path);
  const std::string hash = text_at(*read.root, "sha256");
  if (wanted_hash.empty() || hash != wanted_hash) {
    return base::failure(
        base::Category::incorrect,
        fmt::format("it is of the handbook {}, and the programme was written from {}",
                    hash.empty() ? "without a hash" : hash, wanted_hash.empty() ? "one without a hash" : wanted_hash),
        path);
  }
  std::map<std::string, std::string> texts;
  const text::Node* rows = read.root->find("texts");
  if (rows == nullptr) return base::failure(base::Category::incorrect, "it has no `texts`", path);
  for (const text::Entry& row : rows->entries) {
    if (programme.clause(row.key) == nullptr) {
      return base::failure(base::Category::incorrect, fmt::format("`{}` is no clause of the programme", row.key),
                           fmt::format("{}:{}", path, row.key_place.line));
    }
    texts.emplace(row.key, row.value.text);
  }
  return texts;
}

}  // namespace consilium::apps
