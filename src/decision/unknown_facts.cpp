// Facts that are not known and that an answer still depends on.
#include <algorithm>

#include "decision/kinds_of_tests.hpp"

namespace consilium::decision {

using model::Index;
using model::none;
using model::Operation;
using model::Predicate;

void collect_unknown_facts(const Predicate& predicate, const Moment& moment, std::vector<Index>& facts) {
  if (evaluate(predicate, moment) != Truth::unknown) return;
  const auto insert = [&](Index fact) {
    if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
  };
  const auto add = [&](Index fact) {
    if (fact != none && known(moment.facts->find(fact)) == nullptr) insert(fact);
  };
  for (const Predicate& part : predicate.parts) collect_unknown_facts(part, moment, facts);
  if (predicate.dated && date_of(predicate.date, moment)) {
    insert(predicate.fact);
  } else if (!predicate.dated) {
    add(predicate.fact);
  }
  add(predicate.other_fact);
  if (predicate.date.kind == model::DateTerm::Kind::fact) add(predicate.date.index);
  if (predicate.other_date.kind == model::DateTerm::Kind::fact) add(predicate.other_date.index);
  for (const model::DateTerm& term : predicate.dates) {
    if (term.kind == model::DateTerm::Kind::fact) add(term.index);
  }
  for (const Index fact : predicate.same_there) add(fact);
  if (predicate.period != none) add(moment.programme().periods[predicate.period].starts_on);
  if (predicate.operation == Operation::branch) {
    for (std::size_t i = 0; i <= predicate.branch; ++i) {
      const model::Branch& candidate = moment.service().branches[i];
      if (candidate.when) collect_unknown_facts(*candidate.when, moment, facts);
    }
  }
  if (predicate.operation == Operation::age_below || predicate.operation == Operation::age_at_least) {
    add(index_of(model::BuiltIn::member_birth_date));
  }
  if (predicate.operation == Operation::quota_left || predicate.operation == Operation::same_period) {
    add(index_of(model::BuiltIn::contract_effective_on));
  }
}

}  // namespace consilium::decision
