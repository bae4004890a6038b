#include <algorithm>
#include <array>
#include <map>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "apps/cover_report.hpp"

namespace consilium::apps {
namespace {

using scenario::Aspect;
using scenario::BehaviourCoverage;
using scenario::ClauseCoverage;
using scenario::ClauseStatus;
using scenario::Coverage;

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

using Counts = std::array<int, scenario::clause_statuses.size()>;

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
  for (const ClauseStatus status : scenario::clause_statuses) fmt::print("{:>14}", to_string(status));
  fmt::print("\n");
  for (const auto& [kind, counts] : kinds) print_counts(kind, counts);
  print_counts("all", all);
}

void print_clauses(const Covered& covered, std::string_view title, const std::vector<const ClauseCoverage*>& clauses) {
  if (clauses.empty()) return;
  fmt::print("{}: {}\n", title, clauses.size());
  for (const ClauseCoverage* clause : clauses) {
    fmt::print("  {}: {} ({})", where(covered.folder, clause->clause->at), clause->clause->id, clause->clause->kind);
    for (const base::Place& place : clause->by) fmt::print(" {}", where(covered.folder, place));
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

// How many of what there is to see of each aspect was seen.
void print_seen(const Covered& covered) {
  std::map<Aspect, std::pair<std::size_t, std::size_t>> seen;
  for (const BehaviourCoverage& one : covered.coverage.behaviours) {
    auto& [shown, all] = seen[one.behaviour.aspect];
    if (!one.scenarios.empty()) ++shown;
    ++all;
  }
  fmt::print("seen in a scenario:");
  for (const auto& [aspect, counts] : seen)
    fmt::print("{} {} {} of {}", aspect == seen.begin()->first ? "" : ",", to_string(aspect), counts.first,
               counts.second);
  fmt::print("\n");
  for (const BehaviourCoverage* one : covered.unseen) {
    fmt::print("  {}: {} of {} was never seen {}: {}\n", where(covered.folder, one->behaviour.cites->at),
               one->behaviour.id, fmt::join(one->behaviour.services, ", "), to_string(one->behaviour.aspect),
               one->behaviour.proof);
  }
  for (const auto& [one, explanation] : covered.explained) {
    fmt::print("  {}: {} {} is explained: {}\n", where(covered.folder, one->behaviour.cites->at), one->behaviour.id,
               to_string(one->behaviour.aspect), explanation->because);
  }
  for (const scenario::Explanation* idle : covered.idle) {
    fmt::print("  {}: explains nothing that was never seen: {}\n", where(covered.folder, idle->place), idle->of);
  }
}

void print_claims(const Covered& covered) {
  const scenario::Claims& claims = covered.coverage.claims;
  if (!claims.hollow.empty())
    fmt::print("claimed where nothing that cites it has to do with what is played: {}\n", claims.hollow.size());
  for (const scenario::HollowClaim& claim : claims.hollow) {
    fmt::print("  {}: {} is named by `{}`; it is cited at", where(covered.folder, claim.at), claim.source,
               claim.scenario->name);
    for (const base::Place& place : claim.by) fmt::print(" {}", where(covered.folder, place));
    fmt::print("\n");
  }
  if (!claims.unshown.empty())
    fmt::print("cited by a word that no step or row with the clause shows: {}\n", claims.unshown.size());
  for (const scenario::UnshownCitation& citation : claims.unshown)
    fmt::print("  {}: {}\n", where(covered.folder, citation.at), citation.clause);
}

void print_neighbours(const Covered& covered) {
  if (!covered.neighbours) return;
  const FateCounts counts = count_all(covered.neighbours->tried);
  fmt::print("figures, one less and one more: {} of {} noticed, {} explained\n", counts.noticed, counts.mutants,
             counts.explained);
  for (const TriedMutant& one : covered.neighbours->tried) {
    if (one.fate == Fate::unnoticed)
      fmt::print("  {}: {} is not noticed\n", where(covered.folder, one.mutant->place), one.mutant->name);
  }
}

}  // namespace

void print_covered(const Covered& covered) {
  const Coverage& coverage = covered.coverage;
  const model::Programme& programme = covered.folder.programme;
  fmt::print("{} {}: {} clauses\n", programme.id, programme.version, coverage.clauses.size());
  print_table(coverage);
  fmt::print("citations: {} of clauses, {} of house rules, {} of laws\n", citations_of(coverage.clauses),
             citations_of(coverage.house), citations_of(coverage.law));
  for (const scenario::SourceCoverage& rule : coverage.house) {
    if (rule.by.empty()) fmt::print("house rule that nothing cites: {}\n", rule.id);
    if (rule.scenarios.empty()) fmt::print("house rule without a scenario: {}\n", rule.id);
  }
  print_clauses(covered, "missing", covered.missing);
  print_later(covered);
  print_clauses(covered, "without a scenario", covered.unproved);
  print_claims(covered);
  print_seen(covered);
  print_neighbours(covered);
  for (const scenario::UnknownClaim& claim : coverage.unknown) {
    fmt::print("{}: `{}` names {}, which is not known\n", where(covered.folder, claim.place), claim.scenario,
               claim.source);
  }
  for (const std::string& name : covered.failed) fmt::print("failed, so it proves nothing: {}\n", name);
}

}  // namespace consilium::apps
