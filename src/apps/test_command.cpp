#include <fmt/core.h>

#include "apps/commands.hpp"
#include "apps/programme_folder.hpp"

namespace consilium::apps {
namespace {

namespace fs = std::filesystem;

bool run_one(const ProgrammeFolder& folder, const scenario::Scenario& scenario) {
  const scenario::Result result = scenario::run(folder.setting(), scenario);
  if (result.failures.empty()) return true;
  fmt::print("FAILED {}\n", scenario.name);
  for (const scenario::Failure& failure : result.failures) {
    fmt::print("  {}:{}:{}: {}\n", fs::proximate(folder.path / failure.place.file).generic_string(), failure.place.line,
               failure.place.column, failure.message);
  }
  return false;
}

}  // namespace

int test_command(const Arguments& arguments) {
  if (arguments.empty()) {
    fmt::print(stderr, "usage: consilium test FOLDER …\n");
    return exit_usage;
  }
  int passed = 0;
  int failed = 0;
  for (const std::string& path : arguments) {
    const auto folder = open_folder(path);
    if (!folder) return exit_problems;
    for (const scenario::Scenario& scenario : folder->scenarios) ++(run_one(*folder, scenario) ? passed : failed);
  }
  fmt::print("{} passed, {} failed\n", passed, failed);
  if (passed + failed == 0) fmt::print(stderr, "no scenario was found\n");
  return failed == 0 && passed > 0 ? exit_well : exit_problems;
}

}  // namespace consilium::apps
