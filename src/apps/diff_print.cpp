#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "apps/diff_report.hpp"

namespace consilium::apps {
namespace {

using reading::Difference;

// The services it is about: nothing where it belongs to the whole programme.
std::string about(const Difference& difference, const Compared& compared) {
  if (difference.services.empty() || difference.kind == "service") return {};
  const std::size_t all = compared.after.programme.services.size();
  if (difference.services.size() == all && all > 1) return " of every service";
  return fmt::format(" of {}", fmt::join(difference.services, ", "));
}

std::string side(const reading::Side& side, const ProgrammeFolder& folder) {
  std::string text = fmt::format("{}", fmt::join(side.clauses, ", "));
  if (side.at.line > 0) text += fmt::format("{}{}", text.empty() ? "" : " at ", where(folder, side.at));
  return text;
}

void print_sides(const Difference& difference, const Compared& compared) {
  const std::string before = side(difference.old_side, compared.before);
  const std::string after = side(difference.new_side, compared.after);
  if (!before.empty()) fmt::print("    old: {}\n", before);
  if (!after.empty()) fmt::print("    new: {}\n", after);
}

void print_difference(const Difference& difference, const Compared& compared) {
  const std::string id = difference.id == difference.kind ? "" : " " + difference.id;
  fmt::print("{} {}{}{}\n", to_string(difference.change), difference.kind, id, about(difference, compared));
  for (const reading::ChangedAspect& aspect : difference.aspects) {
    switch (difference.change) {
      case reading::Change::added:
        fmt::print("    {}: {}\n", aspect.name, aspect.to);
        break;
      case reading::Change::removed:
        fmt::print("    {}: {}\n", aspect.name, aspect.from);
        break;
      case reading::Change::changed:
        fmt::print("    {}: {} → {}\n", aspect.name, aspect.from.empty() ? "nothing" : aspect.from,
                   aspect.to.empty() ? "nothing" : aspect.to);
        break;
    }
  }
  print_sides(difference, compared);
}

void print_uses_lost(const Compared& compared) {
  if (compared.uses_lost.empty()) return;
  fmt::print("\ncannot be published, because what was used would count no more:\n");
  for (const base::Diagnostic& problem : compared.uses_lost) {
    const auto file = std::find_if(compared.after.files.begin(), compared.after.files.end(),
                                   [&](const auto& candidate) { return candidate.name == problem.place.file; });
    fmt::print("{}", base::render(problem, file == compared.after.files.end() ? "" : file->bytes));
  }
}

void print_scenarios(const Compared& compared, std::size_t first) {
  const PlayedScenarios& scenarios = compared.scenarios;
  fmt::print("\nscenarios of the old version under the new one: {} played, {} fail now\n", scenarios.played,
             scenarios.fail_now.size());
  if (scenarios.failed_before > 0)
    fmt::print("  {} fail under the old version already and are passed over\n", scenarios.failed_before);
  for (std::size_t i = 0; i < std::min(first, scenarios.fail_now.size()); ++i) {
    const FailsNow& failed = scenarios.fail_now[i];
    fmt::print("  {}\n", failed.name);
    // What fails after the first is seldom more than its consequence.
    const scenario::Failure& failure = failed.failures.front();
    fmt::print("    {}: {}\n", where(compared.before, failure.place), failure.message);
  }
  if (scenarios.fail_now.size() > first) fmt::print("  … and {} more\n", scenarios.fail_now.size() - first);
}

}  // namespace

void print_compared(const Compared& compared, std::size_t first) {
  const model::Programme& before = compared.before.programme;
  const model::Programme& after = compared.after.programme;
  fmt::print("{} {} → {} {}: {} changes\n", before.id, before.version, after.id, after.version,
             compared.differences.size());
  for (const Difference& difference : compared.differences) {
    fmt::print("\n");
    print_difference(difference, compared);
  }
  print_uses_lost(compared);
  print_regions(compared, first);
  if (compared.roster) print_roster(compared, first);
  if (compared.cases) print_cases(compared, first);
  if (compared.rehearsed) print_rehearsal(compared, first);
  print_scenarios(compared, first);
}

}  // namespace consilium::apps
