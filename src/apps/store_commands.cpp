#include <boost/json.hpp>
#include <fmt/core.h>

#include "apps/command_line.hpp"
#include "apps/installation.hpp"
#include "base/json.hpp"
#include "store/backup.hpp"
#include "store/verify.hpp"

namespace consilium::apps {
namespace {

namespace json = boost::json;

int tell(const base::Result<store::VerifyReport>& report, bool as_json, std::string_view done) {
  if (!report) return fail(report.error());
  if (as_json) {
    json::array problems;
    for (const std::string& problem : report->problems) problems.push_back(json::value(problem));
    fmt::print("{}\n", base::to_pretty_text(json::object{{"ok", report->ok()},
                                                         {"events", report->events},
                                                         {"streams", report->streams},
                                                         {"last_position", report->last_position},
                                                         {"documents", report->documents},
                                                         {"digest", report->digest},
                                                         {"problems", std::move(problems)}}));
    return report->ok() ? exit_well : exit_problems;
  }
  for (const std::string& problem : report->problems) fmt::print(stderr, "{}\n", problem);
  fmt::print("{}: {} events in {} streams, {} documents, digest {}\n", report->ok() ? done : "damaged", report->events,
             report->streams, report->documents, report->digest);
  return report->ok() ? exit_well : exit_problems;
}

}  // namespace

int backup_command(const Arguments& arguments) {
  std::string target;
  std::string data = default_data_folder;
  bool as_json = false;
  CommandLine line("consilium backup",
                   "Writes one consistent point of the database to a new file; the server may run. The key file is not "
                   "in it and must be kept apart");
  line.word("TARGET", target, "the file to write");
  line.option("--data", data, "folder of the house").flag("--json", as_json, "the report as JSON");
  if (const auto exit = line.read(arguments)) return *exit;
  return tell(store::backup(database_path(data).string(), target), as_json, "backed up");
}

int restore_command(const Arguments& arguments) {
  std::string from;
  std::string data = default_data_folder;
  bool as_json = false;
  CommandLine line("consilium restore", "Puts a backup where a house can open it; never over a database that is there");
  line.word("BACKUP", from, "the file that `consilium backup` wrote");
  line.option("--data", data, "folder of the house").flag("--json", as_json, "the report as JSON");
  if (const auto exit = line.read(arguments)) return *exit;
  std::error_code error;
  std::filesystem::create_directories(data, error);
  return tell(store::restore(from, database_path(data).string()), as_json, "restored");
}

int audit_command(const Arguments& arguments) {
  std::string data = default_data_folder;
  bool as_json = false;
  CommandLine line(
      "consilium audit",
      "Checks the pages of the database, the hash chain of every stream, the order of all events and the bytes "
      "of all documents");
  line.option("--data", data, "folder of the house").flag("--json", as_json, "the report as JSON");
  if (const auto exit = line.read(arguments)) return *exit;
  return tell(store::verify(database_path(data).string()), as_json, "whole");
}

}  // namespace consilium::apps
