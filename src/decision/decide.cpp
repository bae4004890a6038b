#include "decision/decide.hpp"

#include <algorithm>

#include "decision/evaluate.hpp"

namespace consilium::decision {
namespace {

using model::Index;
using model::none;

bool waiver_in_force(const Question& question, const Moment& moment, std::string_view rule) {
  const auto waiver = question.waivers.find(rule);
  return waiver != question.waivers.end() && (!waiver->second.until || moment.now < *waiver->second.until);
}

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

// An exception in force turns what is not met, or not known, into `waived`; the answer to a referral settles it.
void apply_person(const Question& question, const Moment& moment, Check& check) {
  const bool open = check.status == CheckStatus::not_met || check.status == CheckStatus::unknown;
  if (open && waiver_in_force(question, moment, check.id)) {
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

bool is_left_out(const Question& question, std::size_t rule) {
  return std::find(question.without_rules.begin(), question.without_rules.end(), rule) != question.without_rules.end();
}

bool may_be_replaced(const model::Service& service, std::size_t rule) {
  return std::any_of(service.rules.begin(), service.rules.end(),
                     [&](const model::Rule& other) { return other.instead_of == rule; });
}

// An exception that applies replaces the rule it names, which then says nothing any more. While it is open whether it
// applies, that rule cannot refuse, unless the exception would refuse as well and nothing can replace it in its turn.
void replace(const Question& question, const Moment& moment, std::size_t index, Check& replaced) {
  const model::Rule& exception = moment.service().rules[index];
  switch (exception.when ? evaluate(*exception.when, moment) : Truth::yes) {
    case Truth::no:
      return;
    case Truth::yes:
      replaced.status = CheckStatus::replaced;
      replaced.replaced_by = exception.id;
      return;
    case Truth::unknown:
      break;
  }
  if (replaced.status != CheckStatus::not_met) return;
  const bool refuses_too =
      exception.otherwise == model::OtherwiseKind::refuse && replaced.otherwise == model::OtherwiseKind::refuse &&
      !waiver_in_force(question, moment, exception.id) && !may_be_replaced(moment.service(), index) &&
      evaluate(exception.require, moment) == Truth::no;
  if (!refuses_too) replaced.status = CheckStatus::unknown;
}

void add_rules(const Question& question, const Moment& moment, Decision& decision) {
  const model::Service& service = moment.service();
  for (std::size_t i = 0; i < service.rules.size(); ++i) {
    const model::Rule& rule = service.rules[i];
    Check& check = decision.checks.emplace_back();
    check.id = rule.id;
    check.otherwise = rule.otherwise;
    check.refer_to = rule.refer_to;
    check.cites = &rule.cites;
    check.say = &rule.say;
    check.rule = static_cast<Index>(i);
    check.status = is_left_out(question, i) ? CheckStatus::not_applicable : status_of(rule, moment);
  }
  for (std::size_t i = 0; i < service.rules.size(); ++i) {
    const Index replaced = service.rules[i].instead_of;
    if (replaced == none || is_left_out(question, i)) continue;
    if (decision.checks[replaced].status == CheckStatus::not_applicable) continue;
    replace(question, moment, i, decision.checks[replaced]);
  }
  for (Check& check : decision.checks) apply_person(question, moment, check);
}

// What gave the right that is used; null without one, and where the version of today does not give it any more.
const model::Citation* grant_of_right(const Moment& moment) {
  const model::Right* right = moment.account == nullptr ? nullptr : moment.account->right(moment.right());
  const model::Service* giver = right == nullptr ? nullptr : moment.programme().service(right->granted_by);
  if (giver == nullptr) return nullptr;
  const auto grant = std::find_if(giver->grants.begin(), giver->grants.end(),
                                  [&](const model::Grant& candidate) { return candidate.id == right->grant; });
  return grant == giver->grants.end() ? nullptr : &grant->cites;
}

void add_quota(const Question& question, const Moment& moment, Decision& decision) {
  Check& check = decision.checks.emplace_back();
  check.kind = CheckKind::quota;
  check.id = "quota";
  check.cites = &moment.service().quota.cites;
  const std::vector<model::QuotaLine>& lines = moment.service().quota.lines;
  if (const Index line = lines.empty() ? none : drawn_line(moment).line; line != none) check.cites = &lines[line].cites;
  if (const model::Citation* granted = grant_of_right(moment)) check.cites = granted;
  check.status = question.holds_use ? CheckStatus::met : status_of(has_own_left(moment));
}

// Lists that open after the application are owed then, and say nothing about who may have the service.
bool opens_with_the_application(const model::Predicate& opens) {
  if (opens.operation == model::Operation::reached) return opens.point == model::applied_point;
  return std::all_of(opens.parts.begin(), opens.parts.end(), opens_with_the_application);
}

CheckStatus status_of(Truth asked, bool there) {
  if (asked == Truth::no) return CheckStatus::not_applicable;
  return there ? CheckStatus::met : CheckStatus::unknown;
}

void add_papers(const Question& question, const Moment& moment, Decision& decision) {
  for (const model::Checklist& checklist : moment.service().checklists) {
    if (!opens_with_the_application(checklist.opens)) continue;
    const Truth opens = evaluate(checklist.opens, moment);
    for (const model::ChecklistItem& item : checklist.items) {
      Check& check = decision.checks.emplace_back();
      check.kind = CheckKind::paper;
      check.id = item.key;
      check.cites = &item.cites;
      check.say = &item.name;
      check.counts = question.papers_count;
      const auto paper = question.papers.find(check.id);
      const bool there = paper != question.papers.end() &&
                         (paper->second == PaperStatus::accepted || paper->second == PaperStatus::not_needed);
      const Truth asked = item.when ? evaluate(*item.when, moment) : Truth::yes;
      check.status = status_of(std::min(opens, asked), there);
    }
  }
}

// Consents that another task waits for are asked for then, and say nothing about who may have the service.
bool comes_before_the_decision(const model::Service& service, const model::Consent& consent) {
  if (consent.before == none) return true;
  const std::vector<model::Outcome>& outcomes = service.tasks[consent.before].outcomes;
  return std::any_of(outcomes.begin(), outcomes.end(), [](const model::Outcome& outcome) {
    return std::any_of(outcome.require.begin(), outcome.require.end(), [](const model::Requirement& requirement) {
      return requirement.that.operation == model::Operation::decision_is_eligible;
    });
  });
}

void add_consents(const Question& question, const Moment& moment, Decision& decision) {
  for (const model::Consent& consent : moment.service().consents) {
    if (consent.optional || !comes_before_the_decision(moment.service(), consent)) continue;
    Check& check = decision.checks.emplace_back();
    check.kind = CheckKind::consent;
    check.id = consent.id;
    check.cites = &consent.cites;
    check.counts = question.papers_count;
    const auto given = question.consents.find(consent.id);
    check.status = status_of(consent.when ? evaluate(*consent.when, moment) : Truth::yes,
                             given != question.consents.end() && given->second);
  }
}

std::size_t checks_of(const model::Service& service) {
  std::size_t count = service.rules.size() + service.consents.size() + 1;
  for (const model::Checklist& checklist : service.checklists) count += checklist.items.size();
  return count;
}

Outcome asked_for(const Check& check) {
  if (!check.counts) return Outcome::eligible;
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

CheckStatus status_of(const model::Rule& rule, const Moment& moment) {
  const Truth required = evaluate(rule.require, moment);
  if (!rule.when) return status_of(required);
  switch (evaluate(*rule.when, moment)) {
    case Truth::no:
      return CheckStatus::not_applicable;
    case Truth::yes:
      return status_of(required);
    case Truth::unknown:
      return required == Truth::yes ? CheckStatus::met : CheckStatus::unknown;
  }
  return CheckStatus::unknown;
}

Decision decide(const Question& question) { return decide(question, question.situation); }

Decision decide(const Question& question, const Moment& moment) {
  Decision decision;
  decision.checks.reserve(checks_of(moment.service()));
  if (!moment.service().branches.empty()) {
    decision.branch = moment.branch() != none ? moment.branch() : branch_of(moment);
  }
  add_rules(question, moment, decision);
  add_quota(question, moment, decision);
  add_papers(question, moment, decision);
  add_consents(question, moment, decision);
  decision.outcome = Outcome::eligible;
  for (const Check& check : decision.checks) decision.outcome = std::max(decision.outcome, asked_for(check));
  return decision;
}

bool is_decisive(const Decision& decision, const Check& check) {
  return decision.outcome != Outcome::eligible && asked_for(check) == decision.outcome;
}

}  // namespace consilium::decision
