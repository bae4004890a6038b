#include <boost/json.hpp>
#include <fmt/core.h>

#include "apps/command_line.hpp"
#include "apps/diff_report.hpp"
#include "base/json.hpp"

namespace consilium::apps {

int diff_command(const Arguments& arguments) {
  std::string before;
  std::string after;
  bool as_json = false;
  std::uint16_t first = 20;
  CommandLine line("consilium diff", "Tells what changed between two versions of a programme, rule by rule");
  line.word("OLD", before, "folder of the version there is").word("NEW", after, "folder of the version to come");
  line.option("--first", first, "how many of each list are printed").flag("--json", as_json, "everything as JSON");
  if (const auto exit = line.read(arguments)) return *exit;
  auto old_folder = open_folder(before);
  auto new_folder = open_folder(after);
  if (!old_folder || !new_folder) return exit_problems;
  Compared compared{std::move(*old_folder), std::move(*new_folder), {}, {}};
  compared.differences = all_differences(compared.before, compared.after);
  compared.scenarios = play_under(compared.before, compared.after);
  if (as_json) {
    fmt::print("{}\n", base::to_pretty_text(compared_json(compared)));
  } else {
    print_compared(compared, first);
  }
  return exit_well;
}

}  // namespace consilium::apps
