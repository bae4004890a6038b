#include "decision/facts_read.hpp"

#include <algorithm>

namespace consilium::decision {
namespace {

using model::BuiltIn;
using model::Index;
using model::none;
using model::Operation;
using model::Predicate;

void collect_unnamed(const Predicate& predicate, const model::Programme& programme, std::vector<Index>& facts) {
  for (const Predicate& part : predicate.parts) collect_unnamed(part, programme, facts);
  if (predicate.period != none) facts.push_back(programme.periods[predicate.period].starts_on);
  if (predicate.operation == Operation::age_below || predicate.operation == Operation::age_at_least)
    facts.push_back(index_of(BuiltIn::member_birth_date));
  if (predicate.operation == Operation::same_period) facts.push_back(index_of(BuiltIn::contract_effective_on));
}

}  // namespace

void collect_facts(const Predicate& predicate, std::vector<Index>& facts) {
  for (const Predicate& part : predicate.parts) collect_facts(part, facts);
  const auto add = [&](Index fact) {
    if (fact != none) facts.push_back(fact);
  };
  add(predicate.fact), add(predicate.other_fact);
  for (const Index fact : predicate.facts) add(fact);
  for (const Index fact : predicate.same_there) add(fact);
  if (predicate.date.kind == model::DateTerm::Kind::fact) add(predicate.date.index);
  if (predicate.other_date.kind == model::DateTerm::Kind::fact) add(predicate.other_date.index);
  for (const model::DateTerm& term : predicate.dates) {
    if (term.kind == model::DateTerm::Kind::fact) add(term.index);
  }
}

std::vector<Index> facts_read(const model::Rule& rule, const model::Programme& programme) {
  std::vector<Index> all;
  collect_facts(rule.require, all);
  collect_unnamed(rule.require, programme, all);
  std::vector<Index> once;
  for (const Index fact : all) {
    if (fact != none && std::find(once.begin(), once.end(), fact) == once.end()) once.push_back(fact);
  }
  return once;
}

}  // namespace consilium::decision
