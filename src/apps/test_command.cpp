#include <boost/json.hpp>
#include <fmt/core.h>

#include "apps/command_line.hpp"
#include "apps/programme_folder.hpp"
#include "apps/side_by_side.hpp"
#include "base/json.hpp"

namespace consilium::apps {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

json::object result_json(const scenario::Scenario& scenario, const scenario::Result& result) {
  json::array failures;
  for (const scenario::Failure& failure : result.failures) {
    failures.push_back(json::object{{"file", failure.place.file},
                                    {"line", failure.place.line},
                                    {"column", failure.place.column},
                                    {"message", failure.message}});
  }
  json::array clauses;
  for (const std::string& clause : scenario.clauses) clauses.push_back(json::value(clause));
  return json::object{{"name", scenario.name},
                      {"clauses", std::move(clauses)},
                      {"passed", result.failures.empty()},
                      {"expectations", result.expectations},
                      {"failures", std::move(failures)}};
}

void print_failures(const ProgrammeFolder& folder, const scenario::Scenario& scenario, const scenario::Result& result) {
  if (result.failures.empty()) return;
  fmt::print("FAILED {}\n", scenario.name);
  for (const scenario::Failure& failure : result.failures) {
    fmt::print("  {}:{}:{}: {}\n", fs::proximate(folder.path / failure.place.file).generic_string(), failure.place.line,
               failure.place.column, failure.message);
  }
}

}  // namespace

int test_command(const Arguments& arguments) {
  std::vector<std::string> folders;
  bool as_json = false;
  CommandLine line("consilium test", "Plays the scenarios of programme folders; ends with `N passed, N failed`");
  line.words("FOLDER", folders, "programme folders").flag("--json", as_json, "every scenario with its outcome as JSON");
  if (const auto exit = line.read(arguments)) return *exit;
  int passed = 0;
  int failed = 0;
  json::array all;
  for (const std::string& path : folders) {
    const auto folder = open_folder(path);
    if (!folder) return exit_problems;
    const std::vector<scenario::Result> results = play_side_by_side(folder->setting(), folder->scenarios);
    for (std::size_t at = 0; at < results.size(); ++at) {
      const scenario::Scenario& scenario = folder->scenarios[at];
      const scenario::Result& result = results[at];
      ++(result.failures.empty() ? passed : failed);
      if (as_json) {
        all.push_back(result_json(scenario, result));
      } else {
        print_failures(*folder, scenario, result);
      }
    }
  }
  if (as_json) {
    fmt::print("{}\n", base::to_pretty_text(
                           json::object{{"scenarios", std::move(all)}, {"passed", passed}, {"failed", failed}}));
  } else {
    fmt::print("{} passed, {} failed\n", passed, failed);
  }
  if (passed + failed == 0) fmt::print(stderr, "no scenario was found\n");
  return failed == 0 && passed > 0 ? exit_well : exit_problems;
}

}  // namespace consilium::apps
