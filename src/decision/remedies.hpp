// Ways to a yes. Used by explain() alone.
#pragma once

#include <optional>
#include <vector>

#include "base/calendar_date.hpp"
#include "decision/decide.hpp"

namespace consilium::decision {

// What is still open in a decision that does not refuse: facts, papers, consents and answers of people.
struct Open {
  std::vector<Step> steps;
  std::vector<model::Index> facts;  // those of the steps that provide one, in their order
};
Open what_is_open(const Moment& moment, const Decision& decision);

struct Ways {
  std::vector<std::vector<Step>> alternatives;
  std::optional<base::Date> eligible_from;  // where waiting is enough
};

// Of a decision that refuses, on its own question. Where there is no way, one alternative of `never` says for which
// checks.
Ways ways_to_yes(const Question& question, const Decision& decision);

}  // namespace consilium::decision
