// What `consilium cover` found in one programme folder, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "apps/mutant_trial.hpp"
#include "apps/programme_folder.hpp"
#include "scenario/coverage.hpp"

namespace consilium::apps {

struct ExplainedUnseen {
  const scenario::BehaviourCoverage* behaviour = nullptr;
  const scenario::Explanation* explanation = nullptr;
};

struct Covered {
  ProgrammeFolder folder;
  scenario::Coverage coverage{};      // points into the folder's programme
  std::vector<std::string> failed{};  // scenarios that failed and so prove nothing
  std::vector<const scenario::ClauseCoverage*> missing{};
  std::vector<const scenario::ClauseCoverage*> later{};  // missing too, of services that are named as later
  std::vector<const scenario::ClauseCoverage*> unproved{};
  std::vector<const scenario::BehaviourCoverage*> unseen{};
  std::vector<ExplainedUnseen> explained{};          // unseen, and the folder says why nothing can show it
  std::vector<const scenario::Explanation*> idle{};  // explain something that was seen, or is not there
  std::optional<Trial> neighbours{};                 // of the figures, where they were tried
};

void print_covered(const Covered& covered);

boost::json::array clauses_json(const Covered& covered);
boost::json::object programme_json(const Covered& covered);

}  // namespace consilium::apps
