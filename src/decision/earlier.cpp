// Tests of the cases that the account had before.
#include <algorithm>

#include "decision/kinds_of_tests.hpp"

namespace consilium::decision {

using model::EarlierCase;
using model::Predicate;
using model::Value;

const EarlierCase* latest_case(const Predicate& predicate, const Moment& moment) {
  const EarlierCase* latest = nullptr;
  base::Instant at;
  if (moment.earlier() == nullptr) return nullptr;
  for (const EarlierCase& candidate : *moment.earlier()) {
    if (candidate.service != predicate.service) continue;
    const auto* reached = candidate.point(predicate.point_there);
    if (reached == nullptr || reached->at > moment.now || (latest != nullptr && reached->at < at)) continue;
    latest = &candidate;
    at = reached->at;
  }
  return latest;
}

Truth has_earlier_case(const Predicate& predicate, const Moment& moment) {
  const EarlierCase* latest = latest_case(predicate, moment);
  if (latest == nullptr) return Truth::no;
  return truth(
      std::all_of(predicate.facts_there.begin(), predicate.facts_there.end(), [&](const model::FactThere& there) {
        const Value* value = latest->fact(there.fact);
        return value != nullptr && std::any_of(there.values.begin(), there.values.end(),
                                               [&](const Value& wanted) { return holds(*value, wanted); });
      }));
}

}  // namespace consilium::decision
