#include <boost/json.hpp>
#include <fmt/core.h>

#include "apps/command_line.hpp"
#include "apps/installation.hpp"
#include "apps/publications.hpp"
#include "base/diagnostic_json.hpp"
#include "base/json.hpp"

namespace consilium::apps {
namespace {

namespace json = boost::json;

json::object published_json(const Published& published) {
  return json::object{{"kind", published.kind},
                      {"folder", published.folder.generic_string()},
                      {"id", published.now.id},
                      {"version", published.now.version},
                      {"hash", published.now.hash},
                      {"was_there", published.now.was_there},
                      {"problems", base::to_json(published.now.problems)}};
}

}  // namespace

int publish_command(const Arguments& arguments) {
  std::vector<std::string> folders;
  std::string data = default_data_folder;
  bool as_json = false;
  CommandLine line("consilium publish",
                   "Keeps programmes, with the networks and calendars beside them, in the house, by their content");
  line.words("FOLDER", folders, "programme folders");
  line.option("--data", data, "folder of the house").flag("--json", as_json, "what was published as JSON");
  if (const auto exit = line.read(arguments)) return *exit;
  auto installation = open_installation(data);
  if (!installation) return fail(installation.error());
  json::array all;
  bool well = true;
  for (const std::string& folder : folders) {
    const auto published = publish_folder(*installation->house, folder, "command line");
    if (!published) return fail(published.error());
    for (const Published& one : *published) {
      well = well && !one.now.id.empty();
      all.push_back(published_json(one));
      if (as_json) continue;
      print_problems(one.now.problems, one.folder);
      if (!one.now.id.empty())
        fmt::print("{} {} {} {}{}\n", one.kind, one.now.id, one.now.version, one.now.hash.substr(0, 12),
                   one.now.was_there ? " (was there)" : "");
    }
  }
  if (as_json) fmt::print("{}\n", base::to_pretty_text(all));
  return well ? exit_well : exit_problems;
}

}  // namespace consilium::apps
