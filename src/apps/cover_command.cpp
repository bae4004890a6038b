#include <algorithm>
#include <set>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "apps/command_line.hpp"
#include "apps/cover_report.hpp"
#include "apps/side_by_side.hpp"
#include "base/json.hpp"
#include "scenario/suggest.hpp"

namespace consilium::apps {
namespace {

namespace json = boost::json;

using scenario::BehaviourCoverage;
using scenario::ClauseCoverage;
using scenario::ClauseStatus;

struct Options {
  bool as_json = false;
  bool all = false;      // the clauses of later services have to be covered too
  bool strict = false;   // what can be seen has to be seen
  bool figures = false;  // the neighbours of each figure are tried
  bool suggest = false;
  std::vector<std::string> folders{};
};

void sort_unseen(Covered& covered) {
  std::set<const scenario::Explanation*> used;
  for (const BehaviourCoverage& one : covered.coverage.behaviours) {
    if (!one.scenarios.empty()) continue;
    const std::string name = fmt::format("{} {}", one.behaviour.id, to_string(one.behaviour.aspect));
    const auto& explanations = covered.folder.explained_unseen;
    const auto found = std::find_if(explanations.begin(), explanations.end(),
                                    [&](const scenario::Explanation& each) { return means(each.of, name); });
    if (found == explanations.end()) {
      covered.unseen.push_back(&one);
    } else {
      covered.explained.push_back({&one, &*found});
      used.insert(&*found);
    }
  }
  for (const scenario::Explanation& each : covered.folder.explained_unseen) {
    if (!used.contains(&each)) covered.idle.push_back(&each);
  }
}

// `covered` keeps its place from here on: the coverage points into it.
void cover_folder(Covered& covered) {
  std::vector<scenario::Passed> passed;
  scenario::Setting setting = covered.folder.setting();
  setting.watched = true;
  std::vector<scenario::Result> results = play_side_by_side(setting, covered.folder.scenarios);
  for (std::size_t at = 0; at < results.size(); ++at) {
    const scenario::Scenario& scenario = covered.folder.scenarios[at];
    scenario::Result& result = results[at];
    if (result.failures.empty()) {
      passed.push_back({&scenario, std::move(result.seen), std::move(result.involved), std::move(result.claimed)});
    } else {
      covered.failed.push_back(scenario.name);
    }
  }
  covered.coverage = scenario::cover(covered.folder.programme, passed);
  for (const ClauseCoverage& clause : covered.coverage.clauses) {
    if (clause.status == ClauseStatus::missing) (clause.later ? covered.later : covered.missing).push_back(&clause);
    if (clause.unproved()) covered.unproved.push_back(&clause);
  }
  sort_unseen(covered);
}

base::Result<void> try_figures(Covered& covered) {
  if (!covered.failed.empty()) return {};
  TrialOptions options;
  options.kinds = {scenario::Mutation::figure};
  options.seconds_max = 20;
  BASE_TRY(covered.neighbours, try_mutants(covered.folder, options));
  return {};
}

bool is_well(const Covered& covered, const Options& options) {
  const bool clauses = covered.missing.empty() && covered.unproved.empty() && covered.coverage.unknown.empty() &&
                       covered.coverage.claims.hollow.empty() && covered.coverage.claims.unshown.empty() &&
                       (covered.later.empty() || !options.all);
  const bool seen = covered.unseen.empty() && covered.idle.empty() &&
                    (!options.figures || (covered.neighbours && count_all(covered.neighbours->tried).unnoticed == 0));
  return clauses && (seen || !options.strict);
}

void describe(CommandLine& line, Options& options) {
  line.words("FOLDER", options.folders, "programme folders");
  line.flag("--json", options.as_json, "each clause, and what was seen, as JSON");
  line.flag("--all", options.all, "ask for the clauses of services named in `later` too");
  line.flag("--figures", options.figures, "try each figure one less and one more, as `mutate` does");
  line.flag("--suggest", options.suggest, "print the scenarios that are missing, to be filled in, and nothing else");
  line.flag("--strict", options.strict, "fail on what no scenario shows, too");
}

}  // namespace

int cover_command(const Arguments& arguments) {
  Options options;
  CommandLine line("consilium cover", "Shows what becomes of each clause of a handbook and which scenarios prove it");
  describe(line, options);
  if (const auto exit = line.read(arguments)) return *exit;
  bool well = true;
  json::array clauses;
  json::array programmes;
  for (const std::string& path : options.folders) {
    auto folder = open_folder(path);
    if (!folder) return exit_problems;
    Covered covered{.folder = std::move(*folder)};
    cover_folder(covered);
    if (options.figures) {
      if (const auto tried = try_figures(covered); !tried) return fail(tried.error());
    }
    well = well && is_well(covered, options);
    if (options.suggest) {
      fmt::print("{}", scenario::suggest(covered.folder.programme, covered.coverage));
    } else if (!options.as_json) {
      print_covered(covered);
    }
    for (json::value& clause : clauses_json(covered)) clauses.push_back(std::move(clause));
    programmes.push_back(programme_json(covered));
  }
  if (options.as_json) {
    fmt::print("{}\n", base::to_pretty_text(
                           json::object{{"clauses", std::move(clauses)}, {"programmes", std::move(programmes)}}));
  }
  return well ? exit_well : exit_problems;
}

}  // namespace consilium::apps
