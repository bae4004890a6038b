#include <algorithm>
#include <filesystem>

#include <fmt/core.h>

#include "apps/command_line.hpp"
#include "apps/files.hpp"
#include "compiler/schema.hpp"
#include "compiler/uses.hpp"
#include "scenario/kinds.hpp"

namespace consilium::apps {
namespace {

std::string names_of(const std::vector<compiler::FileKind>& kinds) {
  std::string names;
  for (const compiler::FileKind& kind : kinds) names += fmt::format("{}{}", names.empty() ? "" : ", ", kind.name);
  return names;
}

// Networks and calendars are no programme's own.
std::vector<compiler::FileKind> kinds_of_programmes() {
  std::vector<compiler::FileKind> kinds = scenario::kinds_of_files();
  std::erase_if(kinds, [](const compiler::FileKind& kind) { return !kind.where.starts_with("programmes/"); });
  return kinds;
}

int print_uses(const std::vector<std::string>& folders) {
  const std::vector<compiler::FileKind> kinds = kinds_of_programmes();
  std::vector<compiler::ProgrammeUses> programmes;
  for (const std::string& folder : folders) {
    const auto files = read_folder(folder);
    if (!files) return fail(files.error());
    const std::filesystem::path path = std::filesystem::path(folder) / "";
    programmes.push_back(compiler::uses_of(path.parent_path().filename().string(), *files, kinds));
  }
  fmt::print("{}", compiler::table_of_uses(kinds, programmes));
  return exit_well;
}

}  // namespace

// Without `--kind` the kind is `programme`, and the reference holds all kinds.
int schema_command(const Arguments& arguments) {
  std::vector<compiler::FileKind> kinds = scenario::kinds_of_files();
  std::string wanted;
  bool markdown = false;
  std::vector<std::string> users;
  CommandLine line("consilium schema",
                   "Prints the language of one kind of file as JSON Schema, or the field reference");
  line.option("--kind", wanted, fmt::format("one of {}", names_of(kinds)));
  line.flag("--markdown", markdown, "the field reference, of every kind unless one is given");
  line.list("--uses", users, "programme folders: a table of the words and of those that use them");
  if (const auto exit = line.read(arguments)) return *exit;
  if (!users.empty()) return print_uses(users);
  if (!wanted.empty() || !markdown) {
    const std::string name = wanted.empty() ? "programme" : wanted;
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.name == name; });
    if (found == kinds.end()) {
      fmt::print(stderr, "`{}` is no kind of file; kinds are {}\n", name, names_of(kinds));
      return exit_usage;
    }
    kinds = {*found};
  }
  fmt::print("{}", markdown ? compiler::field_reference(kinds) : compiler::json_schema(kinds.front()));
  return exit_well;
}

}  // namespace consilium::apps
