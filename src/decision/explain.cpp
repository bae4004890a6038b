#include <fmt/core.h>

#include "decision/decide.hpp"
#include "decision/evaluate.hpp"
#include "decision/finding.hpp"
#include "decision/remedies.hpp"
#include "decision/turning.hpp"

namespace consilium::decision {
namespace {

using model::none;

// The first day on which the rule by itself gives another answer.
std::optional<base::Date> turn_of(const model::Rule& rule, const Situation& situation) {
  std::vector<base::Date> days;
  collect_turning_days(rule, situation, days);
  const CheckStatus today = status_of(rule, situation);
  for (const base::Date day : after_today(std::move(days), situation)) {
    if (status_of(rule, at_date(situation, day)) != today) return day;
  }
  return std::nullopt;
}

Finding finding_of_rule(const Check& check, const Situation& situation) {
  const model::Rule& rule = situation.service->rules[check.rule];
  Finding finding;
  finding.have = have_text(rule.require, situation);
  finding.need = need_text(rule.require, situation);
  if (check.status == CheckStatus::not_met) finding.short_by = short_by_text(rule.require, situation);
  const bool speaks = check.status != CheckStatus::replaced && check.status != CheckStatus::waived;
  if (speaks) finding.turns_on = turn_of(rule, situation);
  return finding;
}

Finding finding_of_quota(const Check& check, const quota::Balance& balance) {
  Finding finding;
  finding.have = fmt::format("held {}, used {}", balance.held, balance.used);
  if (balance.allowed) finding.need = fmt::format("less than {}", *balance.allowed);
  if (check.status == CheckStatus::not_met && balance.window.to) finding.turns_on = balance.window.to->plus_days(1);
  return finding;
}

std::vector<std::string> facts_to_ask(const std::vector<Step>& steps, const Situation& situation) {
  std::vector<std::string> facts;
  for (const Step& step : steps) {
    if (step.kind != Step::Kind::provide_fact) continue;
    const model::Value* value = situation.facts->find(situation.service->fact(step.subject));
    const bool declined = value != nullptr && std::holds_alternative<model::Declined>(*value);
    if (!declined) facts.push_back(step.subject);  // a person who said no is not asked again
  }
  return facts;
}

}  // namespace

Explanation explain(const Question& question, const Decision& decision) {
  Explanation explanation;
  const Situation& situation = question.situation;
  explanation.balance = own_balance(situation);
  for (const Check& check : decision.checks) {
    Finding& finding = explanation.findings.emplace_back();
    if (check.rule != none) finding = finding_of_rule(check, situation);
    if (check.kind == CheckKind::quota) finding = finding_of_quota(check, *explanation.balance);
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
      std::vector<Step> steps = open_steps(question, decision);
      explanation.ask = facts_to_ask(steps, situation);
      explanation.remedies.push_back(std::move(steps));
      break;
    }
    case Outcome::eligible:
      break;
  }
  return explanation;
}

}  // namespace consilium::decision
