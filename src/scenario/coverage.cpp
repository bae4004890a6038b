#include "scenario/coverage.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "model/citations.hpp"

namespace consilium::scenario {
namespace {

using base::Place;

struct Citing {
  std::vector<Place> by;
  bool enforced = false;
};

using CitingById = std::map<std::string, Citing, std::less<>>;

struct Sources {
  CitingById clauses;
  CitingById house;
  CitingById law;
};

void add(CitingById& sources, const std::vector<std::string>& ids, const Place& place, model::CitedBy by) {
  for (const std::string& id : ids) {
    Citing& citing = sources[id];
    citing.by.push_back(place);
    citing.enforced = citing.enforced || by != model::CitedBy::notice;
  }
}

// A rule of the whole programme is in each of its services, at one place.
void keep_each_line_once(CitingById& sources) {
  const auto line = [](const Place& place) { return std::tie(place.file, place.line); };
  for (auto& [id, citing] : sources) {
    std::stable_sort(citing.by.begin(), citing.by.end(),
                     [&](const Place& left, const Place& right) { return line(left) < line(right); });
    const auto end = std::unique(citing.by.begin(), citing.by.end(),
                                 [&](const Place& left, const Place& right) { return line(left) == line(right); });
    citing.by.erase(end, citing.by.end());
  }
}

Sources collect(const model::Programme& programme) {
  Sources sources;
  model::for_each_citation(programme, [&](const model::Citation& citation, model::CitedBy by) {
    add(sources.clauses, citation.clauses, citation.at, by);
    add(sources.house, citation.house, citation.at, by);
    add(sources.law, citation.law, citation.at, by);
  });
  for (CitingById* kind : {&sources.clauses, &sources.house, &sources.law}) keep_each_line_once(*kind);
  return sources;
}

ClauseCoverage cover_clause(const model::Programme& programme, const model::Clause& clause, const CitingById& citing) {
  ClauseCoverage covered{.clause = &clause};
  covered.later = std::any_of(programme.later.begin(), programme.later.end(),
                              [&](const model::LaterService& later) { return later.id == clause.service; });
  if (const auto cited = citing.find(clause.id); cited != citing.end()) {
    covered.status = cited->second.enforced ? ClauseStatus::enforced : ClauseStatus::noticed;
    covered.by = cited->second.by;
    return covered;
  }
  const auto left_out = std::find_if(programme.not_enforced.begin(), programme.not_enforced.end(),
                                     [&](const model::NotEnforced& row) { return row.clause == clause.id; });
  if (left_out != programme.not_enforced.end()) {
    covered.status = ClauseStatus::not_enforced;
    covered.by = {left_out->at};
    covered.reason = left_out->because;
  }
  return covered;
}

// Where the scenarios that prove a clause, house rule or law are kept, by what scenarios call it.
using Proofs = std::map<std::string, std::vector<const Scenario*>*, std::less<>>;

Proofs proofs_in(Coverage& coverage) {
  Proofs proofs;
  for (ClauseCoverage& covered : coverage.clauses) proofs.emplace(covered.clause->id, &covered.scenarios);
  for (SourceCoverage& rule : coverage.house) proofs.emplace("house:" + rule.id, &rule.scenarios);
  for (SourceCoverage& law : coverage.law) proofs.emplace("law:" + law.id, &law.scenarios);
  return proofs;
}

void add_claims(Coverage& coverage, const Proofs& proofs, const Scenario& scenario) {
  for (const std::string& source : scenario.clauses) {
    if (const auto known = proofs.find(source); known == proofs.end()) {
      coverage.unknown.push_back({scenario.name, source, scenario.place});
    } else {
      known->second->push_back(&scenario);
    }
  }
}

}  // namespace

std::string_view to_string(ClauseStatus status) {
  switch (status) {
    case ClauseStatus::enforced:
      return "enforced";
    case ClauseStatus::noticed:
      return "noticed";
    case ClauseStatus::not_enforced:
      return "not_enforced";
    case ClauseStatus::missing:
      return "missing";
  }
  return {};
}

bool ClauseCoverage::unproved() const {
  return (status == ClauseStatus::enforced || status == ClauseStatus::noticed) && scenarios.empty();
}

Coverage cover(const model::Programme& programme, const std::vector<Passed>& passed) {
  Sources sources = collect(programme);
  Coverage coverage;
  for (const model::Clause& clause : programme.clauses) {
    coverage.clauses.push_back(cover_clause(programme, clause, sources.clauses));
  }
  for (const model::HouseRule& rule : programme.house) {
    coverage.house.push_back({rule.id, std::move(sources.house[rule.id].by)});
  }
  for (auto& [id, citing] : sources.law) coverage.law.push_back({id, std::move(citing.by)});
  for (Behaviour& behaviour : behaviours_of(programme)) coverage.behaviours.push_back({std::move(behaviour)});
  const Proofs proofs = proofs_in(coverage);
  for (const Passed& one : passed) {
    add_claims(coverage, proofs, *one.scenario);
    for (BehaviourCoverage& covered : coverage.behaviours) {
      if (covered.behaviour.is_in(one.seen)) covered.scenarios.push_back(one.scenario);
    }
  }
  coverage.claims = check_claims(programme, passed);
  return coverage;
}

}  // namespace consilium::scenario
