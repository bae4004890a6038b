#include "decision/decide.hpp"
#include "decision/evaluate.hpp"
#include "decision/remedies.hpp"
#include "decision/turning.hpp"

namespace consilium::decision {
namespace {

using base::Date;
using model::none;

// The first day on which the rule by itself gives another answer. `days` is room to work in.
std::optional<Date> turn_of(const model::Rule& rule, const Moment& moment, std::vector<Date>& days) {
  days.clear();
  collect_turning_days(rule, moment, days);
  if (days.empty()) return std::nullopt;
  keep_days_to_come(days, moment);
  if (days.empty()) return std::nullopt;
  const CheckStatus today = status_of(rule, moment);
  for (const Date day : days) {
    if (status_of(rule, moment.on(day)) != today) return day;
  }
  return std::nullopt;
}

// Nothing is said of a rule that an exception has put aside.
std::optional<Date> turn_of(const Check& check, const Moment& moment, const quota::Balance& balance,
                            std::vector<Date>& days) {
  if (check.rule != none) {
    const bool speaks = check.status != CheckStatus::replaced && check.status != CheckStatus::waived;
    return speaks ? turn_of(moment.service().rules[check.rule], moment, days) : std::nullopt;
  }
  const bool waits = check.kind == CheckKind::quota && check.status == CheckStatus::not_met && balance.window.to;
  if (!waits) return std::nullopt;
  const Date next = balance.window.to->plus_days(1);
  const bool still_none = !moment.service().quota.lines.empty() && has_own_left(moment.on(next)) == Truth::no;
  return still_none ? std::nullopt : std::optional(next);
}

std::vector<std::string_view> facts_to_ask(const std::vector<model::Index>& open, const Moment& moment) {
  std::vector<std::string_view> facts;
  facts.reserve(open.size());
  for (const model::Index fact : open) {
    const model::Value* value = moment.facts->find(fact);
    const bool declined = value != nullptr && std::holds_alternative<model::Declined>(*value);
    if (!declined) facts.emplace_back(moment.service().facts[fact].id);  // who said no is not asked again
  }
  return facts;
}

}  // namespace

Explanation explain(const Question& question, const Decision& decision) {
  Explanation explanation;
  const Moment moment = question.situation;
  explanation.balance = own_balance(moment);
  if (moment.right().empty() && !moment.service().quota.figures) {
    for (const model::QuotaLine& line : moment.service().quota.lines) {
      explanation.lines.push_back({&line, balance_of_line(line, moment)});
    }
  }
  explanation.turns_on.reserve(decision.checks.size());
  std::vector<Date> days;
  for (const Check& check : decision.checks) {
    explanation.turns_on.push_back(turn_of(check, moment, explanation.balance, days));
  }
  switch (decision.outcome) {
    case Outcome::not_eligible: {
      Ways ways = ways_to_yes(question, decision);
      explanation.remedies = std::move(ways.alternatives);
      explanation.eligible_from = ways.eligible_from;
      break;
    }
    case Outcome::needs_information:
    case Outcome::refer: {
      Open open = what_is_open(moment, decision);
      explanation.ask = facts_to_ask(open.facts, moment);
      explanation.remedies.push_back(std::move(open.steps));
      break;
    }
    case Outcome::eligible:
      break;
  }
  return explanation;
}

}  // namespace consilium::decision
