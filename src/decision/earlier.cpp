// Tests of the cases that the account had before.
#include <algorithm>

#include "decision/kinds_of_tests.hpp"

namespace consilium::decision {
namespace {

using model::EarlierCase;
using model::Predicate;
using model::Value;

// Whether it is about the same: unknown where that rests on facts that are not known here. What is not known there is
// not the same.
Truth is_about_the_same(const Predicate& predicate, const EarlierCase& candidate, const Moment& moment) {
  Truth result = Truth::yes;
  for (const model::Index fact : predicate.same_there) {
    const Value* there = candidate.fact(moment.service().facts[fact].id);
    const Value* here = known(moment.facts->find(fact));
    if (there == nullptr || (here != nullptr && !is_same(*here, *there))) return Truth::no;
    if (here == nullptr) result = Truth::unknown;
  }
  return result;
}

struct Latest {
  const EarlierCase* found = nullptr;
  bool open = false;  // there may be others, by facts that are not known here
};

Latest find_latest(const Predicate& predicate, const Moment& moment) {
  Latest latest;
  base::Instant at;
  if (moment.earlier() == nullptr) return latest;
  for (const EarlierCase& candidate : *moment.earlier()) {
    if (!is_asked_about(candidate, predicate, moment)) continue;
    const auto* reached = candidate.point(predicate.point_there);
    if (reached == nullptr || reached->at > moment.now) continue;
    const Truth same = is_about_the_same(predicate, candidate, moment);
    if (same == Truth::unknown) latest.open = true;
    if (same != Truth::yes || (latest.found != nullptr && reached->at < at)) continue;
    latest.found = &candidate;
    at = reached->at;
  }
  return latest;
}

}  // namespace

bool is_asked_about(const EarlierCase& candidate, const Predicate& predicate, const Moment& moment) {
  const model::Service* service = moment.programme().service(predicate.service);
  return service != nullptr && candidate.service == service->kept_as();
}

const EarlierCase* latest_case(const Predicate& predicate, const Moment& moment) {
  return find_latest(predicate, moment).found;
}

Truth has_earlier_case(const Predicate& predicate, const Moment& moment) {
  const Latest latest = find_latest(predicate, moment);
  if (latest.open) return Truth::unknown;
  if (latest.found == nullptr) return Truth::no;
  return truth(
      std::all_of(predicate.facts_there.begin(), predicate.facts_there.end(), [&](const model::FactThere& there) {
        const Value* value = latest.found->fact(there.fact);
        return value != nullptr && std::any_of(there.values.begin(), there.values.end(),
                                               [&](const Value& wanted) { return holds(*value, wanted); });
      }));
}

}  // namespace consilium::decision
