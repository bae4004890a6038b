#include <algorithm>

#include <fmt/core.h>

#include "apps/command_line.hpp"
#include "compiler/schema.hpp"
#include "scenario/language.hpp"

namespace consilium::apps {
namespace {

std::vector<compiler::FileKind> kinds_of_files() {
  std::vector<compiler::FileKind> kinds = compiler::file_kinds();
  kinds.push_back(scenario::file_kind());
  return kinds;
}

std::string names_of(const std::vector<compiler::FileKind>& kinds) {
  std::string names;
  for (const compiler::FileKind& kind : kinds) names += fmt::format("{}{}", names.empty() ? "" : ", ", kind.name);
  return names;
}

}  // namespace

// Without `--kind` the kind is `programme`, and the reference holds all kinds.
int schema_command(const Arguments& arguments) {
  std::vector<compiler::FileKind> kinds = kinds_of_files();
  std::string wanted;
  bool markdown = false;
  CommandLine line("consilium schema",
                   "Prints the language of one kind of file as JSON Schema, or the field reference");
  line.option("--kind", wanted, fmt::format("one of {}", names_of(kinds)));
  line.flag("--markdown", markdown, "the field reference, of every kind unless one is given");
  if (const auto exit = line.read(arguments)) return *exit;
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
