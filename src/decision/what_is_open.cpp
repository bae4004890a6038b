// What is still open in a decision that does not refuse.
#include <algorithm>

#include "decision/evaluate.hpp"
#include "decision/remedies.hpp"

namespace consilium::decision {
namespace {

using model::Index;
using model::none;

constexpr std::size_t usual_steps = 16;

bool can_matter(const Check& check) {
  return check.counts && check.status == CheckStatus::unknown && check.otherwise != model::OtherwiseKind::warn;
}

// The facts that keep one rule open: its own, and those of the conditions of exceptions that may replace it.
class OpenFacts {
 public:
  explicit OpenFacts(const Moment& moment) : moment_(moment) {
    for (const model::Rule& rule : moment.service().rules) {
      if (rule.instead_of != none && rule.when) exceptions_.push_back(&rule);
    }
  }

  const std::vector<Index>& of(const Check& check) {
    facts_.clear();
    const model::Rule& rule = moment_.service().rules[check.rule];
    if (rule.when) collect_unknown_facts(*rule.when, moment_, facts_);
    collect_unknown_facts(rule.require, moment_, facts_);
    for (const model::Rule* exception : exceptions_) {
      if (exception->instead_of == check.rule) collect_unknown_facts(*exception->when, moment_, facts_);
    }
    return facts_;
  }

 private:
  const Moment& moment_;
  std::vector<const model::Rule*> exceptions_;
  std::vector<Index> facts_;
};

void add_open_fact(const Moment& moment, const Check& check, Index fact, Open& open) {
  if (std::find(open.facts.begin(), open.facts.end(), fact) != open.facts.end()) return;
  open.facts.push_back(fact);
  open.steps.push_back({Step::Kind::provide_fact, check.id, moment.service().facts[fact].id, {}});
}

void add_open_facts(const Moment& moment, const Decision& decision, OpenFacts& facts, model::OtherwiseKind otherwise,
                    Open& open) {
  for (const Check& check : decision.checks) {
    if (check.rule == none || check.otherwise != otherwise || !can_matter(check)) continue;
    for (const Index fact : facts.of(check)) add_open_fact(moment, check, fact, open);
  }
}

// What tells on which line of the quota the case would draw.
void add_line_facts(const Moment& moment, const Decision& decision, Open& open) {
  if (moment.service().quota.lines.empty() || !moment.right().empty()) return;
  for (const Check& check : decision.checks) {
    if (check.kind != CheckKind::quota || check.status != CheckStatus::unknown) continue;
    std::vector<Index> facts;
    collect_facts_for_line(moment, facts);
    for (const Index fact : facts) add_open_fact(moment, check, fact, open);
  }
}

}  // namespace

Open what_is_open(const Moment& moment, const Decision& decision) {
  Open open;
  open.steps.reserve(usual_steps);
  OpenFacts facts(moment);
  add_open_facts(moment, decision, facts, model::OtherwiseKind::refuse, open);
  add_line_facts(moment, decision, open);
  add_open_facts(moment, decision, facts, model::OtherwiseKind::refer, open);
  for (const Check& check : decision.checks) {
    if (!can_matter(check)) continue;
    if (check.kind == CheckKind::paper) open.steps.push_back({Step::Kind::provide_paper, check.id, check.id, {}});
    if (check.kind == CheckKind::consent) open.steps.push_back({Step::Kind::give_consent, check.id, check.id, {}});
  }
  for (const Check& check : decision.checks) {
    const bool asks = check.status == CheckStatus::not_met && check.otherwise == model::OtherwiseKind::refer;
    if (asks) open.steps.push_back({Step::Kind::ask, check.id, check.refer_to, {}});
  }
  return open;
}

}  // namespace consilium::decision
