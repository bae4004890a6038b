#include <boost/json.hpp>
#include <fmt/core.h>

#include "apps/command_line.hpp"
#include "apps/installation.hpp"
#include "apps/roster_file.hpp"
#include "base/json.hpp"

namespace consilium::apps {
namespace {

void print_report(const service::ImportReport& report) {
  if (report.was_done) {
    fmt::print("this file was imported before; nothing changed\n");
    return;
  }
  if (report.refused) {
    fmt::print("the file was refused; nothing was imported\n");
    return;
  }
  if (report.resumed_after > 0) fmt::print("went on after row {}\n", report.resumed_after);
  fmt::print("{} rows good, {} repeated, {} bad; contracts: {} new, {} changed, {} unchanged", report.rows_good,
             report.rows_repeated, report.rows_bad, report.contracts_new, report.contracts_changed,
             report.contracts_unchanged);
  if (report.kind == "full") fmt::print(", {} not mentioned (they stay as they are)", report.not_mentioned);
  fmt::print("\n");
}

int import_roster(const std::string& file, const std::string& data, bool as_json) {
  auto installation = open_installation(data);
  if (!installation) return fail(installation.error());
  auto words = service::InstitutionFinder::create();
  if (!words) return fail(words.error());
  const auto report = import_file(*installation->house, **words, file, {"command line", as_json});
  if (!report) return fail(report.error());
  if (as_json) {
    fmt::print("{}\n", base::to_pretty_text(service::report_json(*report)));
  } else {
    print_import_problems(*report);
    print_report(*report);
  }
  return report->refused || report->rows_bad > 0 ? exit_problems : exit_well;
}

}  // namespace

int import_command(const Arguments& arguments) {
  std::string what;
  std::string file;
  std::string data = default_data_folder;
  bool as_json = false;
  CommandLine line("consilium import", "Reads an insurer's file into the house");
  line.word("WHAT", what, "roster").word("FILE", file, "the file");
  line.option("--data", data, "folder of the house").flag("--json", as_json, "the report as JSON");
  if (const auto exit = line.read(arguments)) return *exit;
  if (what != "roster") {
    fmt::print(stderr, "`{}` cannot be imported; write `consilium import roster FILE.csv`\n", what);
    return exit_usage;
  }
  return import_roster(file, data, as_json);
}

}  // namespace consilium::apps
