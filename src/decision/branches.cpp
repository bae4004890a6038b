// The branch that a case takes.
#include "decision/kinds_of_tests.hpp"

namespace consilium::decision {

using model::Branch;
using model::Index;
using model::none;

// A branch whose own condition fails is not taken, whatever is still open of those before it.
Truth takes_branch(const model::Predicate& predicate, const Moment& moment) {
  if (moment.branch() != none) return truth(moment.branch() == predicate.branch);
  bool open = false;
  for (std::size_t i = 0; i <= predicate.branch; ++i) {
    const Branch& candidate = moment.service().branches[i];
    const Truth taken = candidate.when ? evaluate(*candidate.when, moment) : Truth::yes;
    if (i == predicate.branch) return open ? std::min(taken, Truth::unknown) : taken;
    if (taken == Truth::yes) return Truth::no;
    open = open || taken == Truth::unknown;
  }
  return Truth::unknown;
}

Index branch_of(const Moment& moment) {
  const std::vector<Branch>& branches = moment.service().branches;
  for (std::size_t i = 0; i < branches.size(); ++i) {
    if (!branches[i].when) return static_cast<Index>(i);
    switch (evaluate(*branches[i].when, moment)) {
      case Truth::yes:
        return static_cast<Index>(i);
      case Truth::unknown:
        return none;
      case Truth::no:
        break;
    }
  }
  return none;
}

std::vector<Index> facts_for_branch(const Moment& moment) {
  std::vector<Index> facts;
  for (const Branch& candidate : moment.service().branches) {
    if (!candidate.when) break;
    const Truth truth = evaluate(*candidate.when, moment);
    if (truth == Truth::unknown) collect_unknown_facts(*candidate.when, moment, facts);
    if (truth != Truth::no) break;
  }
  return facts;
}

}  // namespace consilium::decision
