#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "api/render.hpp"
#include "apps/cover_report.hpp"

namespace consilium::apps {
namespace {

namespace json = boost::json;

using api::texts_json;
using scenario::ClauseCoverage;
using scenario::ClauseStatus;
using scenario::Coverage;

std::int64_t count_of(const Coverage& coverage, ClauseStatus status) {
  return std::count_if(coverage.clauses.begin(), coverage.clauses.end(),
                       [&](const ClauseCoverage& clause) { return clause.status == status; });
}

json::array places_json(const Covered& covered, const std::vector<base::Place>& places) {
  json::array array;
  for (const base::Place& place : places) array.emplace_back(where(covered.folder, place));
  return array;
}

json::array names_json(const std::vector<const scenario::Scenario*>& scenarios) {
  json::array array;
  for (const scenario::Scenario* scenario : scenarios) array.emplace_back(scenario->name);
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
          {"programme", covered.folder.programme.id},
          {"kind", clause.clause->kind},
          {"status", json::string(to_string(clause.status))},
          {"by", places_json(covered, clause.by)},
          {"reason", clause.reason.empty() ? json::value() : json::value(clause.reason)},
          {"scenarios", names_json(clause.scenarios)}};
}

json::array behaviours_json(const Covered& covered) {
  json::array array;
  for (const scenario::BehaviourCoverage& one : covered.coverage.behaviours) {
    array.push_back(json::object{{"word", one.behaviour.id},
                                 {"services", texts_json(one.behaviour.services)},
                                 {"aspect", json::string(to_string(one.behaviour.aspect))},
                                 {"at", where(covered.folder, one.behaviour.cites->at)},
                                 {"scenarios", names_json(one.scenarios)}});
  }
  return array;
}

json::value neighbours_json(const Covered& covered) {
  if (!covered.neighbours) return nullptr;
  const FateCounts counts = count_all(covered.neighbours->tried);
  json::array unnoticed;
  for (const TriedMutant& one : covered.neighbours->tried) {
    if (one.fate == Fate::unnoticed)
      unnoticed.push_back(json::object{{"name", one.mutant->name}, {"at", where(covered.folder, one.mutant->place)}});
  }
  return json::object{{"tried", counts.mutants},
                      {"noticed", counts.noticed},
                      {"explained", counts.explained},
                      {"unnoticed", std::move(unnoticed)}};
}

}  // namespace

json::array clauses_json(const Covered& covered) {
  json::array array;
  for (const ClauseCoverage& clause : covered.coverage.clauses) array.push_back(clause_json(covered, clause));
  return array;
}

json::object programme_json(const Covered& covered) {
  const Coverage& coverage = covered.coverage;
  json::object totals;
  for (const ClauseStatus status : scenario::clause_statuses) totals[to_string(status)] = count_of(coverage, status);
  totals["missing_later"] = covered.later.size();
  totals["unproved"] = covered.unproved.size();
  totals["unseen"] = covered.unseen.size();
  json::array unknown;
  for (const scenario::UnknownClaim& claim : coverage.unknown) {
    unknown.push_back(json::object{
        {"scenario", claim.scenario}, {"source", claim.source}, {"at", where(covered.folder, claim.place)}});
  }
  json::array hollow;
  for (const scenario::HollowClaim& claim : coverage.claims.hollow) {
    hollow.push_back(json::object{{"scenario", claim.scenario->name},
                                  {"source", claim.source},
                                  {"at", where(covered.folder, claim.at)},
                                  {"cited_at", places_json(covered, claim.by)}});
  }
  json::array unshown;
  for (const scenario::UnshownCitation& citation : coverage.claims.unshown)
    unshown.push_back(json::object{{"clause", citation.clause}, {"at", where(covered.folder, citation.at)}});
  json::array unexplained;
  for (const scenario::BehaviourCoverage* one : covered.unseen)
    unexplained.push_back(
        json::object{{"word", one->behaviour.id}, {"aspect", json::string(to_string(one->behaviour.aspect))}});
  json::array later;
  for (const model::LaterService& service : covered.folder.programme.later) later.emplace_back(service.id);
  return {{"id", covered.folder.programme.id},
          {"version", covered.folder.programme.version},
          {"scenarios", covered.folder.scenarios.size()},
          {"totals", std::move(totals)},
          {"later", std::move(later)},
          {"house", sources_json(covered, coverage.house)},
          {"law", sources_json(covered, coverage.law)},
          {"unknown", std::move(unknown)},
          {"hollow", std::move(hollow)},
          {"unshown", std::move(unshown)},
          {"failed", texts_json(covered.failed)},
          {"unexplained", std::move(unexplained)},
          {"behaviours", behaviours_json(covered)},
          {"figures", neighbours_json(covered)}};
}

}  // namespace consilium::apps
