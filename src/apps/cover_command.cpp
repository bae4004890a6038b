#include <algorithm>
#include <array>
#include <map>

#include <boost/json.hpp>
#include <fmt/core.h>
#include <fmt/ranges.h>

#include "apps/command_line.hpp"
#include "apps/programme_folder.hpp"
#include "base/json.hpp"
#include "scenario/coverage.hpp"

namespace consilium::apps {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

using scenario::ClauseCoverage;
using scenario::ClauseStatus;
using scenario::Coverage;

constexpr std::array statuses{ClauseStatus::enforced, ClauseStatus::noticed, ClauseStatus::not_enforced,
                              ClauseStatus::missing};

struct Options {
  bool as_json = false;
  bool all = false;  // the clauses of later services have to be covered too
  std::vector<std::string> folders{};
};

struct Covered {
  ProgrammeFolder folder;
  Coverage coverage{};                // points into the folder's programme
  std::vector<std::string> failed{};  // scenarios that failed and so prove nothing
  std::vector<const ClauseCoverage*> missing{};
  std::vector<const ClauseCoverage*> later{};  // missing too, of services that are named as later
  std::vector<const ClauseCoverage*> unproved{};
};

void cover_folder(Covered& covered) {
  std::vector<scenario::Scenario> passed;
  for (const scenario::Scenario& scenario : covered.folder.scenarios) {
    if (scenario::run(covered.folder.setting(), scenario).failures.empty()) {
      passed.push_back(scenario);
    } else {
      covered.failed.push_back(scenario.name);
    }
  }
  covered.coverage = scenario::cover(covered.folder.programme, passed);
  for (const ClauseCoverage& clause : covered.coverage.clauses) {
    if (clause.status == ClauseStatus::missing) (clause.later ? covered.later : covered.missing).push_back(&clause);
    if (clause.unproved()) covered.unproved.push_back(&clause);
  }
}

bool is_well(const Covered& covered, const Options& options) {
  return covered.missing.empty() && covered.unproved.empty() && covered.coverage.unknown.empty() &&
         (covered.later.empty() || !options.all);
}

std::string where(const Covered& covered, const base::Place& place) {
  return fmt::format("{}:{}", fs::proximate(covered.folder.path / place.file).generic_string(), place.line);
}

std::int64_t count_of(const Coverage& coverage, ClauseStatus status) {
  return std::count_if(coverage.clauses.begin(), coverage.clauses.end(),
                       [&](const ClauseCoverage& clause) { return clause.status == status; });
}

std::size_t citations_of(const std::vector<scenario::SourceCoverage>& sources) {
  std::size_t lines = 0;
  for (const scenario::SourceCoverage& source : sources) lines += source.by.size();
  return lines;
}

std::size_t citations_of(const std::vector<ClauseCoverage>& clauses) {
  std::size_t lines = 0;
  for (const ClauseCoverage& clause : clauses) {
    if (clause.status != ClauseStatus::not_enforced) lines += clause.by.size();
  }
  return lines;
}

// For people.

using Counts = std::array<int, statuses.size()>;

void print_counts(std::string_view name, const Counts& counts) {
  fmt::print("  {:<14}", name);
  for (const int count : counts) fmt::print("{:>14}", count == 0 ? "-" : std::to_string(count));
  fmt::print("\n");
}

void print_table(const Coverage& coverage) {
  std::map<std::string, Counts> kinds;
  Counts all{};
  for (const ClauseCoverage& clause : coverage.clauses) {
    const auto column = static_cast<std::size_t>(clause.status);
    ++kinds[clause.clause->kind][column];
    ++all[column];
  }
  fmt::print("  {:<14}", "kind");
  for (const ClauseStatus status : statuses) fmt::print("{:>14}", to_string(status));
  fmt::print("\n");
  for (const auto& [kind, counts] : kinds) print_counts(kind, counts);
  print_counts("all", all);
}

void print_clauses(const Covered& covered, std::string_view title, const std::vector<const ClauseCoverage*>& clauses) {
  if (clauses.empty()) return;
  fmt::print("{}: {}\n", title, clauses.size());
  for (const ClauseCoverage* clause : clauses) {
    fmt::print("  {}: {} ({})", where(covered, clause->clause->at), clause->clause->id, clause->clause->kind);
    for (const base::Place& place : clause->by) fmt::print(" {}", where(covered, place));
    fmt::print("\n");
  }
}

void print_later(const Covered& covered) {
  std::map<std::string, std::vector<std::string>> services;
  for (const ClauseCoverage* clause : covered.later) {
    services[clause->clause->service].push_back(clause->clause->id);
  }
  for (const auto& [service, clauses] : services) {
    fmt::print("missing until {} is in the programme: {}\n  {}\n", service, clauses.size(), fmt::join(clauses, " "));
  }
}

void print_covered(const Covered& covered) {
  const Coverage& coverage = covered.coverage;
  const model::Programme& programme = covered.folder.programme;
  fmt::print("{} {}: {} clauses\n", programme.id, programme.version, coverage.clauses.size());
  print_table(coverage);
  fmt::print("citations: {} of clauses, {} of the {} house rules, {} of laws\n", citations_of(coverage.clauses),
             citations_of(coverage.house), coverage.house.size(), citations_of(coverage.law));
  for (const scenario::SourceCoverage& rule : coverage.house) {
    if (rule.by.empty()) fmt::print("house rule that nothing cites: {}\n", rule.id);
    if (rule.scenarios.empty()) fmt::print("house rule without a scenario: {}\n", rule.id);
  }
  print_clauses(covered, "missing", covered.missing);
  print_later(covered);
  print_clauses(covered, "without a scenario", covered.unproved);
  for (const scenario::UnknownClaim& claim : coverage.unknown) {
    fmt::print("{}: `{}` names {}, which is not known\n", where(covered, claim.place), claim.scenario, claim.source);
  }
  for (const std::string& name : covered.failed) fmt::print("failed, so it proves nothing: {}\n", name);
}

// For programs.

json::array places_json(const Covered& covered, const std::vector<base::Place>& places) {
  json::array array;
  for (const base::Place& place : places) array.emplace_back(where(covered, place));
  return array;
}

json::array names_json(const std::vector<std::string>& names) {
  json::array array;
  for (const std::string& name : names) array.emplace_back(name);
  return array;
}

json::array sources_json(const Covered& covered, const std::vector<scenario::SourceCoverage>& sources) {
  json::array array;
  for (const scenario::SourceCoverage& source : sources) {
    array.push_back(json::object{
        {"id", source.id}, {"by", places_json(covered, source.by)}, {"scenarios", names_json(source.scenarios)}});
  }
  return array;
}

json::object clause_json(const Covered& covered, const ClauseCoverage& clause) {
  return {{"id", clause.clause->id},
          {"kind", clause.clause->kind},
          {"status", json::string(to_string(clause.status))},
          {"by", places_json(covered, clause.by)},
          {"reason", clause.reason.empty() ? json::value() : json::value(clause.reason)},
          {"scenarios", names_json(clause.scenarios)}};
}

json::object programme_json(const Covered& covered) {
  const Coverage& coverage = covered.coverage;
  json::object totals;
  for (const ClauseStatus status : statuses) totals[to_string(status)] = count_of(coverage, status);
  totals["missing_later"] = covered.later.size();
  totals["unproved"] = covered.unproved.size();
  json::array unknown;
  for (const scenario::UnknownClaim& claim : coverage.unknown) {
    unknown.push_back(
        json::object{{"scenario", claim.scenario}, {"source", claim.source}, {"at", where(covered, claim.place)}});
  }
  json::array later;
  for (const model::LaterService& service : covered.folder.programme.later) later.emplace_back(service.id);
  return {{"id", covered.folder.programme.id},
          {"version", covered.folder.programme.version},
          {"totals", std::move(totals)},
          {"later", std::move(later)},
          {"house", sources_json(covered, coverage.house)},
          {"law", sources_json(covered, coverage.law)},
          {"unknown", std::move(unknown)},
          {"failed", names_json(covered.failed)}};
}

}  // namespace

int cover_command(const Arguments& arguments) {
  Options options;
  CommandLine line("consilium cover", "Shows what becomes of each clause of a handbook and which scenarios prove it");
  line.words("FOLDER", options.folders, "programme folders");
  line.flag("--json", options.as_json, "each clause as JSON");
  line.flag("--all", options.all, "ask for the clauses of services named in `later` too");
  if (const auto exit = line.read(arguments)) return *exit;
  bool well = true;
  json::array clauses;
  json::array programmes;
  for (const std::string& path : options.folders) {
    auto folder = open_folder(path);
    if (!folder) return exit_problems;
    Covered covered{.folder = std::move(*folder)};
    cover_folder(covered);
    well = well && is_well(covered, options);
    if (!options.as_json) print_covered(covered);
    for (const ClauseCoverage& clause : covered.coverage.clauses) clauses.push_back(clause_json(covered, clause));
    programmes.push_back(programme_json(covered));
  }
  if (options.as_json) {
    fmt::print("{}\n", base::to_pretty_text(
                           json::object{{"clauses", std::move(clauses)}, {"programmes", std::move(programmes)}}));
  }
  return well ? exit_well : exit_problems;
}

}  // namespace consilium::apps
