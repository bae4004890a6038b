#include <algorithm>

#include <fmt/core.h>

#include "apps/commands.hpp"
#include "compiler/schema.hpp"
#include "scenario/language.hpp"

namespace consilium::apps {
namespace {

std::vector<compiler::FileKind> kinds_of_files() {
  std::vector<compiler::FileKind> kinds = compiler::file_kinds();
  kinds.push_back(scenario::file_kind());
  return kinds;
}

int usage(const std::vector<compiler::FileKind>& kinds) {
  std::string names;
  for (const compiler::FileKind& kind : kinds) names += fmt::format(" {}", kind.name);
  fmt::print(stderr, "usage: consilium schema [--kind K] [--markdown]\n\nkinds:{}\n", names);
  return exit_usage;
}

}  // namespace

// Without `--kind` the kind is `programme`, and the reference holds all kinds.
int schema_command(const Arguments& arguments) {
  std::vector<compiler::FileKind> kinds = kinds_of_files();
  std::string wanted;
  bool markdown = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--markdown") {
      markdown = true;
    } else if (arguments[i] == "--kind" && i + 1 < arguments.size()) {
      wanted = arguments[++i];
    } else {
      return usage(kinds);
    }
  }
  if (!wanted.empty() || !markdown) {
    const std::string name = wanted.empty() ? "programme" : wanted;
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.name == name; });
    if (found == kinds.end()) return usage(kinds);
    kinds = {*found};
  }
  fmt::print("{}", markdown ? compiler::field_reference(kinds) : compiler::json_schema(kinds.front()));
  return exit_well;
}

}  // namespace consilium::apps
