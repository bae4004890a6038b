#include <fmt/core.h>

#include "apps/commands.hpp"
#include "apps/files.hpp"

namespace consilium::apps {

int check_command(const Arguments& arguments) {
  if (arguments.empty()) {
    fmt::print(stderr, "usage: consilium check FOLDER …\n");
    return exit_usage;
  }
  bool well = true;
  for (const std::string& folder : arguments) {
    std::vector<base::Diagnostic> problems;
    const auto root = data_root(folder);
    const auto data = read_data(root, problems);
    const auto files = read_folder(folder);
    if (!data || !files) {
      fmt::print(stderr, "{}\n", (!files ? files.error() : data.error()).message);
      return exit_usage;
    }
    print_problems(problems, root);
    const auto compiled = compiler::compile(*files, surroundings_of(*data));
    print_problems(compiled.problems, folder);
    if (compiled.programme && problems.empty()) {
      fmt::print("{} {}: {} services, {} clauses, no problems\n", compiled.programme->id, compiled.programme->version,
                 compiled.programme->services.size(), compiled.programme->clauses.size());
    } else {
      fmt::print("{}: {} problems\n", folder, problems.size() + compiled.problems.size());
      well = false;
    }
  }
  return well ? exit_well : exit_problems;
}

}  // namespace consilium::apps
