#include <algorithm>

#include <fmt/core.h>

#include "calendar/arithmetic.hpp"
#include "decision/decide.hpp"
#include "decision/evaluate.hpp"

namespace consilium::decision {
namespace {

using model::Index;
using model::none;
using model::Operation;
using model::Predicate;

// Where two waits are needed one after the other, the second is found from the first; more than this do not occur.
constexpr int rounds_max = 4;

std::string fact_text(Index fact, const Situation& situation) {
  if (fact == none) return {};
  const model::Value* value = situation.facts->find(fact);
  return fmt::format("{} = {}", situation.service->facts[fact].id, value == nullptr ? "?" : model::to_text(*value));
}

std::string date_text(const model::DateTerm& term, const Situation& situation) {
  std::string name = "now";
  if (term.kind == model::DateTerm::Kind::fact) name = situation.service->facts[term.index].id;
  if (term.kind == model::DateTerm::Kind::point) name = situation.service->points[term.index];
  const auto date = date_of(term, situation);
  return fmt::format("{} = {}", name, date ? base::to_string(*date) : "?");
}

std::string values_text(const Predicate& predicate) {
  std::string text;
  for (const model::Value& value : predicate.values) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", model::to_text(value));
  }
  return text;
}

// The leaf that decides a compound predicate: the first part that is not met.
const Predicate& deciding_leaf(const Predicate& predicate, const Situation& situation) {
  for (const Predicate& part : predicate.parts) {
    if (evaluate(part, situation) != Truth::yes) return deciding_leaf(part, situation);
  }
  return predicate.parts.empty() ? predicate : deciding_leaf(predicate.parts.front(), situation);
}

void describe_period(const Predicate& leaf, const Situation& situation, Finding& finding) {
  finding.have = date_text(leaf.date, situation);
  const model::Period& period = situation.programme->periods[leaf.period];
  const auto days = days_of(period, situation);
  const auto date = date_of(leaf.date, situation);
  if (!days || !days->last) {
    finding.need = fmt::format("after the end of {}", period.id);
    return;
  }
  finding.need = fmt::format("after {} ({})", base::to_string(*days->last), period.id);
  if (date && *date <= *days->last) {
    finding.short_by = fmt::format("{} natural_days", base::days_between(*date, *days->last) + 1);
    // Only a date that moves with the calendar turns by itself.
    if (leaf.date.kind != model::DateTerm::Kind::fact) finding.turns_on = days->last->plus_days(1);
  }
}

void describe_dates(const Predicate& leaf, const Situation& situation, Finding& finding) {
  finding.have = date_text(leaf.date, situation);
  const auto other = date_of(leaf.other_date, situation);
  const bool strict = leaf.operation == Operation::date_after || leaf.operation == Operation::date_before;
  const bool later = leaf.operation == Operation::date_after || leaf.operation == Operation::date_on_or_after;
  finding.need =
      fmt::format("{}{} {}", later ? "after" : "before", strict ? "" : " or on", date_text(leaf.other_date, situation));
  const auto date = date_of(leaf.date, situation);
  if (!date || !other || !later || leaf.date.kind == model::DateTerm::Kind::fact) return;
  const base::Date first = strict ? other->plus_days(1) : *other;
  if (*date < first) {
    finding.short_by = fmt::format("{} natural_days", base::days_between(*date, first));
    finding.turns_on = first;
  }
}

Finding describe(const Predicate& predicate, const Situation& situation) {
  const Predicate& leaf = deciding_leaf(predicate, situation);
  Finding finding;
  switch (leaf.operation) {
    case Operation::date_after_end_of:
    case Operation::date_within:
      describe_period(leaf, situation, finding);
      break;
    case Operation::date_before:
    case Operation::date_on_or_before:
    case Operation::date_after:
    case Operation::date_on_or_after:
      describe_dates(leaf, situation, finding);
      break;
    case Operation::lead: {
      finding.have = fmt::format("{}, {}", date_text(leaf.date, situation), date_text(leaf.other_date, situation));
      finding.need = fmt::format("at least {} ahead", base::to_string(*leaf.span));
      const auto from = date_of(leaf.date, situation);
      const auto to = date_of(leaf.other_date, situation);
      if (from && to) {
        const base::Date latest = calendar::latest_request(*to, *leaf.span, *situation.calendar);
        if (latest < *from) finding.short_by = fmt::format("{} natural_days", base::days_between(latest, *from));
      }
      break;
    }
    case Operation::age_below:
    case Operation::age_at_least:
      finding.have = fact_text(index_of(model::BuiltIn::member_birth_date), situation);
      finding.need =
          fmt::format("{} {} years", leaf.operation == Operation::age_below ? "below" : "at least", leaf.low);
      break;
    case Operation::at_least:
      finding.have = fact_text(leaf.fact, situation), finding.need = "at least " + values_text(leaf);
      break;
    case Operation::at_most:
      finding.have = fact_text(leaf.fact, situation), finding.need = "at most " + values_text(leaf);
      break;
    case Operation::is_not:
      finding.have = fact_text(leaf.fact, situation), finding.need = "not " + values_text(leaf);
      break;
    case Operation::is:
    case Operation::one_of:
      finding.have = fact_text(leaf.fact, situation), finding.need = values_text(leaf);
      break;
    case Operation::in_list:
    case Operation::not_in_list:
      finding.have = fact_text(leaf.fact, situation);
      finding.need = fmt::format("{} list {}", leaf.operation == Operation::in_list ? "on" : "not on",
                                 situation.programme->lists[leaf.list].id);
      break;
    case Operation::flagged:
      finding.have = fact_text(leaf.fact, situation), finding.need = leaf.flag;
      break;
    case Operation::in_network:
    case Operation::listed_in:
      finding.have = fact_text(leaf.fact, situation);
      finding.need = "in network " + situation.programme->networks[leaf.network].id;
      break;
    case Operation::quota_left:
      finding.need = fmt::format("{} use of {} left", leaf.low, leaf.service);
      break;
    default:
      finding.have = fact_text(leaf.fact, situation);
      break;
  }
  if (leaf.dated && leaf.fact != none) {
    const auto on = date_of(leaf.date, situation);
    const model::Value* value = on ? situation.facts->find(leaf.fact, *on) : nullptr;
    finding.have =
        fmt::format("{} = {}{}", situation.service->facts[leaf.fact].id,
                    value == nullptr ? "?" : model::to_text(*value), on ? " on " + base::to_string(*on) : "");
  }
  return finding;
}

std::optional<base::Date> effective_on(const Situation& situation) {
  const model::Value* value = situation.facts->find(index_of(model::BuiltIn::contract_effective_on));
  const auto* date = value == nullptr ? nullptr : std::get_if<base::Date>(value);
  return date == nullptr ? std::nullopt : std::optional(*date);
}

// The same question asked on a later day by someone who applies then.
Question at_date(const Question& question, base::Date date) {
  Question later = question;
  const base::Zone& zone = question.situation.programme->zone;
  later.situation.now = zone.at(date, base::ClockTime{zone.clock_of(question.situation.now)});
  if (!later.situation.points.empty() && later.situation.points[model::applied_point]) {
    later.situation.points[model::applied_point] = later.situation.now;
  }
  return later;
}

std::optional<base::Date> latest_turn(const Question& question, const Decision& decision) {
  std::optional<base::Date> latest;
  for (const Check& check : decision.checks) {
    if (!is_decisive(decision, check) || check.rule == none) continue;
    const Finding finding = describe(question.situation.service->rules[check.rule].require, question.situation);
    if (!finding.turns_on) return std::nullopt;
    latest = latest ? std::max(*latest, *finding.turns_on) : *finding.turns_on;
  }
  return latest;
}

bool only_rules_fail(const Decision& decision) {
  return std::all_of(decision.checks.begin(), decision.checks.end(), [&](const Check& check) {
    return !is_decisive(decision, check) || check.kind == CheckKind::rule;
  });
}

// Waits, one after another if need be, until nothing refuses any more.
std::optional<base::Date> wait_for_yes(const Question& question, const Decision& decision) {
  Question asked = question;
  Decision answer = decision;
  std::optional<base::Date> date;
  for (int round = 0; round < rounds_max && answer.outcome == Outcome::not_eligible; ++round) {
    if (!only_rules_fail(answer)) return std::nullopt;
    date = latest_turn(asked, answer);
    if (!date) return std::nullopt;
    asked = at_date(question, *date);
    answer = decide(asked);
  }
  return answer.outcome == Outcome::not_eligible ? std::nullopt : date;
}

void add_quota_remedies(const Question& question, Explanation& explanation) {
  const quota::Balance& balance = *explanation.balance;
  for (const std::string& holder : balance.held_by) {
    explanation.remedies.push_back({Step{Step::Kind::finish_case, "quota", holder, {}}});
  }
  if (balance.window.to) {
    const base::Date next = balance.window.to->plus_days(1);
    if (decide(at_date(question, next)).outcome != Outcome::not_eligible) {
      explanation.remedies.push_back({Step{Step::Kind::wait_until, "quota", "next policy year", next}});
    }
  }
}

void add_date_remedy(const Question& question, const Check& check, Explanation& explanation) {
  const Predicate& leaf = deciding_leaf(question.situation.service->rules[check.rule].require, question.situation);
  if (leaf.operation != Operation::lead || leaf.other_date.kind != model::DateTerm::Kind::fact) return;
  const auto from = date_of(leaf.date, question.situation);
  if (!from) return;
  const base::Date offered = calendar::earliest_wished(*from, *leaf.span, *question.situation.calendar);
  FactSet facts = *question.situation.facts;
  facts.set(leaf.other_date.index, offered);
  Question changed = question;
  changed.situation.facts = &facts;
  const Decision answer = decide(changed);
  if (answer.outcome == Outcome::not_eligible) return;
  explanation.remedies.push_back(
      {Step{Step::Kind::other_date, check.id, question.situation.service->facts[leaf.other_date.index].id, offered}});
}

void add_remedies_of_refusal(const Question& question, const Decision& decision, Explanation& explanation) {
  explanation.eligible_from = wait_for_yes(question, decision);
  if (explanation.eligible_from) {
    std::vector<Step> steps;
    for (const Check& check : decision.checks) {
      if (is_decisive(decision, check)) {
        steps.push_back(Step{Step::Kind::wait_until, check.id, {}, explanation.eligible_from});
      }
    }
    explanation.remedies.push_back(std::move(steps));
  }
  for (const Check& check : decision.checks) {
    if (!is_decisive(decision, check)) continue;
    if (check.kind == CheckKind::quota) add_quota_remedies(question, explanation);
    if (check.rule != none) add_date_remedy(question, check, explanation);
  }
  if (!explanation.remedies.empty()) return;
  for (const Check& check : decision.checks) {
    if (is_decisive(decision, check)) explanation.remedies.push_back({Step{Step::Kind::never, check.id, {}, {}}});
  }
}

// Everything that is still open, in one list of steps: together they lead to an answer.
void add_open_steps(const Question& question, const Decision& decision, Explanation& explanation) {
  std::vector<Step> steps;
  for (const Check& check : decision.checks) {
    if (check.status != CheckStatus::unknown) continue;
    if (check.kind == CheckKind::paper) steps.push_back(Step{Step::Kind::provide_paper, check.id, check.id, {}});
    if (check.kind == CheckKind::consent) steps.push_back(Step{Step::Kind::give_consent, check.id, check.id, {}});
    if (check.rule == none) continue;
    std::vector<Index> facts;
    const model::Rule& rule = question.situation.service->rules[check.rule];
    if (rule.when) collect_unknown_facts(*rule.when, question.situation, facts);
    collect_unknown_facts(rule.require, question.situation, facts);
    for (const Index fact : facts) {
      const std::string& id = question.situation.service->facts[fact].id;
      if (std::find(explanation.ask.begin(), explanation.ask.end(), id) != explanation.ask.end()) continue;
      explanation.ask.push_back(id);
      steps.push_back(Step{Step::Kind::provide_fact, check.id, id, {}});
    }
  }
  if (!steps.empty()) explanation.remedies.push_back(std::move(steps));
}

}  // namespace

Explanation explain(const Question& question, const Decision& decision) {
  Explanation explanation;
  static const model::Account no_account;
  const Situation& situation = question.situation;
  const Index year_of = situation.service->quota.year_of;
  const bool stamped = year_of != none && situation.points[year_of].has_value();
  explanation.balance = quota::balance(
      situation.account == nullptr ? no_account : *situation.account, situation.service->id, situation.service->quota,
      situation.date_of(stamped ? *situation.points[year_of] : situation.now), effective_on(situation));
  for (const Check& check : decision.checks) {
    if (check.rule != none) {
      explanation.findings.push_back(describe(situation.service->rules[check.rule].require, situation));
    } else if (check.kind == CheckKind::quota && explanation.balance->left) {
      explanation.findings.push_back(
          {fmt::format("held {}, used {}", explanation.balance->held, explanation.balance->used),
           fmt::format("less than {}", *explanation.balance->allowed),
           {},
           {}});
    } else {
      explanation.findings.emplace_back();
    }
  }
  switch (decision.outcome) {
    case Outcome::not_eligible:
      add_remedies_of_refusal(question, decision, explanation);
      break;
    case Outcome::needs_information:
      add_open_steps(question, decision, explanation);
      break;
    case Outcome::refer:
      for (const Check& check : decision.checks) {
        if (is_decisive(decision, check)) {
          explanation.remedies.push_back({Step{Step::Kind::ask, check.id, check.refer_to, {}}});
        }
      }
      break;
    case Outcome::eligible:
      break;
  }
  return explanation;
}

}  // namespace consilium::decision
