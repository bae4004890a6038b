// Clauses of a draft, each with what cites it: where that stands, and what it says in words.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/localised.hpp"
#include "studio/draft.hpp"

namespace consilium::studio {

struct CitedAt {
  base::Place place;
  std::string word;  // what it is, in the language: `Deadline`
  std::string id;    // as the programme writes it; of a part, `word/part`
  std::string name;  // for people; empty where it has none
  std::string says;

  bool operator==(const CitedAt&) const = default;
};

struct CitedClause {
  const model::Clause* clause = nullptr;  // of the draft
  std::vector<CitedAt> by;                // in the order of the programme; what services share once
  const model::NotEnforced* not_enforced = nullptr;
};

// Of a draft with a programme.
std::vector<CitedClause> clauses_of(const Draft& draft, base::Language language);

}  // namespace consilium::studio
