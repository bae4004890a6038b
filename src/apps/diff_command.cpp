#include <algorithm>
#include <thread>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "apps/command_line.hpp"
#include "apps/diff_report.hpp"
#include "apps/installation.hpp"
#include "apps/progress_bar.hpp"
#include "base/json.hpp"
#include "compiler/continuity.hpp"

namespace consilium::apps {
namespace {

constexpr std::size_t problems_shown = 20;

struct Asked {
  std::string before;
  std::string after;
  std::string roster;
  std::string data;
  std::string on;
  bool rehearse = false;
  bool as_json = false;
  std::uint16_t first = 20;
};

unsigned threads() { return std::clamp(std::thread::hardware_concurrency(), 1U, 8U); }

Progress bar(std::string_view label) {
  if (!is_watched()) return {};
  return [label](std::uint64_t done, std::uint64_t total) { show_bar(label, done, total); };
}

base::Result<void> add_roster(const Asked& asked, base::Date on, Compared& compared) {
  BASE_TRY(RosterTable table, read_roster_table(asked.roster, threads(), bar("read")));
  for (std::size_t i = 0; i < std::min(problems_shown, table.problems.size()); ++i)
    fmt::print(stderr, "{}\n", base::render(table.problems[i], ""));
  compared.roster = compare_roster(version_of(compared.before), version_of(compared.after), std::move(table), on,
                                   threads(), bar("decide"));
  return {};
}

// At noon of a day, or now by the clock of the house.
base::Result<void> add_cases(const Asked& asked, std::optional<base::Date> on, Compared& compared) {
  constexpr base::ClockTime noon{12 * 60};
  std::error_code error;
  if (!std::filesystem::exists(database_path(asked.data), error))
    return base::failure(base::Category::not_found, fmt::format("there is no database in {}", asked.data));
  BASE_TRY(const Installation installation, open_installation(asked.data));
  const base::Instant at = on ? compared.after.programme.zone.at(*on, noon) : installation.house->clock.now();
  BASE_TRY(compared.cases, compare_cases(*installation.house, compared.after, at, bar("cases")));
  if (asked.rehearse) {
    BASE_TRY(compared.rehearsed, rehearse_house(*installation.house, version_to_come(compared.after), bar("rehearse")));
  }
  return {};
}

int compare(const Asked& asked, std::optional<base::Date> on) {
  auto before = open_folder(asked.before);
  auto after = open_folder(asked.after);
  if (!before || !after) return exit_problems;
  Compared compared{std::move(*before), std::move(*after), {}};
  compared.differences = all_differences(compared.before, compared.after);
  compared.uses_lost = compiler::check_continuity(compared.before.programme, compared.after.programme);
  const base::Date day = on.value_or(compared.after.programme.effective_from);
  compared.regions =
      reading::regions_of(version_of(compared.before), version_of(compared.after), compared.differences, day);
  if (!asked.roster.empty()) {
    const auto added = add_roster(asked, day, compared);
    if (!added) return fail(added.error());
  }
  if (!asked.data.empty()) {
    const auto added = add_cases(asked, on, compared);
    if (!added) return fail(added.error());
  }
  compared.scenarios = play_under(compared.before, compared.after);
  if (asked.as_json) {
    fmt::print("{}\n", base::to_pretty_text(compared_json(compared)));
  } else {
    print_compared(compared, asked.first);
  }
  return exit_well;
}

}  // namespace

int diff_command(const Arguments& arguments) {
  Asked asked;
  CommandLine line("consilium diff", "Tells what changed between two versions of a programme, and for whom");
  line.word("OLD", asked.before, "folder of the version there is");
  line.word("NEW", asked.after, "folder of the version to come");
  line.option("--roster", asked.roster, "a roster file: who loses and who gains each service");
  line.option("--data", asked.data, "the data folder of a house: which open cases would move, and how");
  line.flag("--rehearse", asked.rehearse, "with --data: every past case of the house asked for again under NEW");
  line.option("--on", asked.on,
              "the day on which it is asked; without it the first day of the new version, of cases now");
  line.option("--first", asked.first, "how many of each list are printed");
  line.flag("--json", asked.as_json, "everything as JSON");
  if (const auto exit = line.read(arguments)) return *exit;
  if (asked.rehearse && asked.data.empty()) {
    fmt::print(stderr, "`--rehearse` needs the house whose past it is: give its folder with `--data`\n");
    return exit_usage;
  }
  std::optional<base::Date> on;
  if (!asked.on.empty()) {
    const auto day = base::Date::parse(asked.on);
    if (!day) {
      fmt::print(stderr, "`{}` is no day; write one such as 2026-03-02\n", asked.on);
      return exit_usage;
    }
    on = *day;
  }
  return compare(asked, on);
}

}  // namespace consilium::apps
