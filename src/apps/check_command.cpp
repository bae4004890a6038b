#include <boost/json.hpp>
#include <fmt/core.h>

#include "apps/command_line.hpp"
#include "apps/files.hpp"
#include "base/diagnostic_json.hpp"
#include "base/json.hpp"

namespace consilium::apps {
namespace {

namespace json = boost::json;

struct Checked {
  std::vector<base::Diagnostic> of_data;  // networks and calendars; places relative to `root`
  std::filesystem::path root;
  compiler::Compiled compiled;

  std::size_t problems() const { return of_data.size() + compiled.problems.size(); }
  bool well() const { return compiled.programme && of_data.empty(); }
};

base::Result<Checked> check(const std::string& folder) {
  Checked checked;
  checked.root = data_root(folder);
  BASE_TRY(const auto files, read_folder(folder));
  BASE_TRY(const auto data, read_data(checked.root, checked.of_data));
  checked.compiled = compiler::compile(files, surroundings_of(data));
  return checked;
}

json::object checked_json(const std::string& folder, const Checked& checked) {
  json::object object{{"folder", folder}, {"well", checked.well()}};
  if (checked.compiled.programme) {
    object["programme"] = checked.compiled.programme->id;
    object["version"] = checked.compiled.programme->version;
    object["hash"] = checked.compiled.programme->hash;
  }
  json::array problems = base::to_json(checked.of_data);
  for (const base::Diagnostic& problem : checked.compiled.problems) problems.push_back(base::to_json(problem));
  object["problems"] = std::move(problems);
  return object;
}

std::string counted(std::size_t count, std::string_view one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

void print(const std::string& folder, const Checked& checked) {
  print_problems(checked.of_data, checked.root);
  print_problems(checked.compiled.problems, folder);
  if (checked.well()) {
    const model::Programme& programme = *checked.compiled.programme;
    fmt::print("{} {}: {}, {}, {}\n", programme.id, programme.version, counted(programme.services.size(), "service"),
               counted(programme.clauses.size(), "clause"),
               checked.problems() == 0 ? "no problems" : counted(checked.problems(), "warning"));
  } else {
    fmt::print("{}: {}\n", folder, counted(checked.problems(), "problem"));
  }
}

}  // namespace

int check_command(const Arguments& arguments) {
  std::vector<std::string> folders;
  bool as_json = false;
  CommandLine line("consilium check", "Reads programme folders and tells every problem with its place");
  line.words("FOLDER", folders, "programme folders").flag("--json", as_json, "the problems as JSON");
  if (const auto exit = line.read(arguments)) return *exit;
  bool well = true;
  json::array all;
  for (const std::string& folder : folders) {
    const auto checked = check(folder);
    if (!checked) {
      fail(checked.error());
      return exit_usage;
    }
    well = well && checked->well();
    if (as_json) {
      all.push_back(checked_json(folder, *checked));
    } else {
      print(folder, *checked);
    }
  }
  if (as_json) fmt::print("{}\n", base::to_pretty_text(all));
  return well ? exit_well : exit_problems;
}

}  // namespace consilium::apps
