#include "decision/decide.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "decision/evaluate.hpp"

namespace consilium::decision {
namespace {

using model::Index;
using model::none;

CheckStatus status_of(Truth truth) {
  switch (truth) {
    case Truth::yes:
      return CheckStatus::met;
    case Truth::no:
      return CheckStatus::not_met;
    case Truth::unknown:
      return CheckStatus::unknown;
  }
  return CheckStatus::unknown;
}

// A rule whose condition is open is unknown only if the rule could fail: otherwise the condition does not matter.
CheckStatus status_of(const model::Rule& rule, const Situation& situation) {
  const Truth required = evaluate(rule.require, situation);
  if (!rule.when) return status_of(required);
  switch (evaluate(*rule.when, situation)) {
    case Truth::no:
      return CheckStatus::not_applicable;
    case Truth::yes:
      return status_of(required);
    case Truth::unknown:
      return required == Truth::yes ? CheckStatus::met : CheckStatus::unknown;
  }
  return CheckStatus::unknown;
}

void apply_person(const Question& question, Check& check) {
  const auto waiver = question.waivers.find(check.id);
  if (check.status != CheckStatus::met && waiver != question.waivers.end() &&
      (!waiver->second.until || question.situation.now < *waiver->second.until)) {
    check.status = CheckStatus::waived;
    return;
  }
  if (check.otherwise != model::OtherwiseKind::refer || check.status != CheckStatus::not_met) return;
  const auto resolved = question.referrals.find(check.id);
  if (resolved == question.referrals.end()) return;
  if (resolved->second) {
    check.status = CheckStatus::waived;
  } else {
    check.otherwise = model::OtherwiseKind::refuse;  // the person asked has said no
  }
}

void add_rules(const Question& question, Decision& decision) {
  const model::Service& service = *question.situation.service;
  for (std::size_t i = 0; i < service.rules.size(); ++i) {
    const model::Rule& rule = service.rules[i];
    Check check;
    check.id = rule.id;
    check.otherwise = rule.otherwise;
    check.refer_to = rule.refer_to;
    check.cites = &rule.cites;
    check.say = &rule.say;
    check.rule = static_cast<Index>(i);
    const bool left_out =
        std::find(question.without_rules.begin(), question.without_rules.end(), i) != question.without_rules.end();
    check.status = left_out ? CheckStatus::not_applicable : status_of(rule, question.situation);
    apply_person(question, check);
    decision.checks.push_back(std::move(check));
  }
  // An exception that applies replaces the rule it names, which then says nothing any more.
  for (std::size_t i = 0; i < service.rules.size(); ++i) {
    const Index replaced = service.rules[i].instead_of;
    if (replaced == none || decision.checks[i].status == CheckStatus::not_applicable) continue;
    if (service.rules[i].when && evaluate(*service.rules[i].when, question.situation) != Truth::yes) continue;
    decision.checks[replaced].status = CheckStatus::replaced;
    decision.checks[replaced].replaced_by = service.rules[i].id;
  }
}

std::optional<base::Date> effective_on(const Situation& situation) {
  const model::Value* value = situation.facts->find(index_of(model::BuiltIn::contract_effective_on));
  const auto* date = value == nullptr ? nullptr : std::get_if<base::Date>(value);
  return date == nullptr ? std::nullopt : std::optional(*date);
}

base::Date charged_on(const Situation& situation) {
  const Index point = situation.service->quota.year_of;
  const bool stamped = point != none && situation.points[point].has_value();
  return situation.date_of(stamped ? *situation.points[point] : situation.now);
}

quota::Balance balance_of(const Situation& situation) {
  static const model::Account no_account;
  const model::Account& account = situation.account == nullptr ? no_account : *situation.account;
  return quota::balance(account, situation.service->id, situation.service->quota, charged_on(situation),
                        effective_on(situation));
}

void add_quota(const Question& question, Decision& decision) {
  Check check;
  check.kind = CheckKind::quota;
  check.id = "quota";
  check.cites = &question.situation.service->quota.cites;
  const bool enough = question.holds_use || quota::can_hold(balance_of(question.situation));
  check.status = enough ? CheckStatus::met : CheckStatus::not_met;
  decision.checks.push_back(std::move(check));
}

void add_papers(const Question& question, Decision& decision) {
  const model::Service& service = *question.situation.service;
  const auto opened_after_acceptance = [&](const model::Checklist& checklist) {
    // Lists that open later are owed then, and say nothing about who may have the service.
    return checklist.opens.operation != model::Operation::reached || checklist.opens.point != model::applied_point;
  };
  for (const model::Checklist& checklist : service.checklists) {
    if (opened_after_acceptance(checklist)) continue;
    for (const model::ChecklistItem& item : checklist.items) {
      Check check;
      check.kind = CheckKind::paper;
      check.id = fmt::format("{}/{}", checklist.id, item.id);
      check.cites = &item.cites;
      check.say = &item.name;
      const auto paper = question.papers.find(check.id);
      const bool there = paper != question.papers.end() &&
                         (paper->second == PaperStatus::accepted || paper->second == PaperStatus::not_needed);
      const Truth asked = item.when ? evaluate(*item.when, question.situation) : Truth::yes;
      check.status = asked == Truth::no ? CheckStatus::not_applicable : there ? CheckStatus::met : CheckStatus::unknown;
      decision.checks.push_back(std::move(check));
    }
  }
}

void add_consents(const Question& question, Decision& decision) {
  for (const model::Consent& consent : question.situation.service->consents) {
    Check check;
    check.kind = CheckKind::consent;
    check.id = consent.id;
    check.cites = &consent.cites;
    const Truth asked = consent.when ? evaluate(*consent.when, question.situation) : Truth::yes;
    const auto given = question.consents.find(consent.id);
    check.status = asked == Truth::no                                  ? CheckStatus::not_applicable
                   : given != question.consents.end() && given->second ? CheckStatus::met
                                                                       : CheckStatus::unknown;
    decision.checks.push_back(std::move(check));
  }
}

Outcome asked_for(const Check& check) {
  switch (check.status) {
    case CheckStatus::met:
    case CheckStatus::replaced:
    case CheckStatus::waived:
    case CheckStatus::not_applicable:
      return Outcome::eligible;
    case CheckStatus::unknown:
      return check.otherwise == model::OtherwiseKind::warn ? Outcome::eligible : Outcome::needs_information;
    case CheckStatus::not_met:
      break;
  }
  switch (check.otherwise) {
    case model::OtherwiseKind::refuse:
      return Outcome::not_eligible;
    case model::OtherwiseKind::refer:
      return Outcome::refer;
    case model::OtherwiseKind::warn:
      return Outcome::eligible;
  }
  return Outcome::not_eligible;
}

}  // namespace

Decision decide(const Question& question) {
  Decision decision;
  if (!question.situation.service->branches.empty()) {
    decision.branch = question.situation.branch != none ? question.situation.branch : branch_of(question.situation);
  }
  add_rules(question, decision);
  add_quota(question, decision);
  add_papers(question, decision);
  add_consents(question, decision);
  decision.outcome = Outcome::eligible;
  for (const Check& check : decision.checks) decision.outcome = std::max(decision.outcome, asked_for(check));
  return decision;
}

bool is_decisive(const Decision& decision, const Check& check) {
  return decision.outcome != Outcome::eligible && asked_for(check) == decision.outcome;
}

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::eligible:
      return "eligible";
    case Outcome::refer:
      return "refer";
    case Outcome::needs_information:
      return "needs_information";
    case Outcome::not_eligible:
      return "not_eligible";
  }
  return "not_eligible";
}

std::string_view to_string(CheckStatus status) {
  switch (status) {
    case CheckStatus::met:
      return "met";
    case CheckStatus::not_met:
      return "not_met";
    case CheckStatus::unknown:
      return "unknown";
    case CheckStatus::replaced:
      return "replaced";
    case CheckStatus::waived:
      return "waived";
    case CheckStatus::not_applicable:
      return "not_applicable";
  }
  return "unknown";
}

std::string_view to_string(CheckKind kind) {
  switch (kind) {
    case CheckKind::rule:
      return "rule";
    case CheckKind::quota:
      return "quota";
    case CheckKind::paper:
      return "paper";
    case CheckKind::consent:
      return "consent";
  }
  return "rule";
}

std::string_view to_string(Step::Kind kind) {
  switch (kind) {
    case Step::Kind::wait_until:
      return "wait";
    case Step::Kind::provide_fact:
      return "provide";
    case Step::Kind::provide_paper:
      return "send_paper";
    case Step::Kind::give_consent:
      return "consent";
    case Step::Kind::other_date:
      return "choose_date";
    case Step::Kind::finish_case:
      return "finish_first";
    case Step::Kind::ask:
      return "ask";
    case Step::Kind::never:
      return "never";
  }
  return "never";
}

}  // namespace consilium::decision
