#include "decision/remedies.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "calendar/arithmetic.hpp"
#include "decision/evaluate.hpp"
#include "decision/turning.hpp"

namespace consilium::decision {
namespace {

using base::Date;
using model::Index;
using model::none;
using model::Operation;
using model::Predicate;

bool can_matter(const Check& check) {
  return check.counts && check.status == CheckStatus::unknown && check.otherwise != model::OtherwiseKind::warn;
}

// The facts that keep one rule open: its own, and those of the conditions of exceptions that may replace it.
std::vector<Index> open_facts(const Check& check, const Question& question) {
  std::vector<Index> facts;
  const model::Service& service = *question.situation.service;
  const model::Rule& rule = service.rules[check.rule];
  if (rule.when) collect_unknown_facts(*rule.when, question.situation, facts);
  collect_unknown_facts(rule.require, question.situation, facts);
  for (const model::Rule& exception : service.rules) {
    if (exception.instead_of == check.rule && exception.when) {
      collect_unknown_facts(*exception.when, question.situation, facts);
    }
  }
  return facts;
}

void add_open_facts(const Question& question, const Decision& decision, model::OtherwiseKind otherwise,
                    std::vector<Step>& steps) {
  for (const Check& check : decision.checks) {
    if (check.rule == none || check.otherwise != otherwise || !can_matter(check)) continue;
    for (const Index fact : open_facts(check, question)) {
      const std::string& id = question.situation.service->facts[fact].id;
      const bool listed = std::any_of(steps.begin(), steps.end(), [&](const Step& step) { return step.subject == id; });
      if (!listed) steps.push_back({Step::Kind::provide_fact, check.id, id, {}});
    }
  }
}

// The tests of a date in a predicate that another date would satisfy.
void collect_date_tests(const Predicate& predicate, const Situation& situation, std::vector<const Predicate*>& tests) {
  for (const Predicate& part : predicate.parts) collect_date_tests(part, situation, tests);
  const bool asks_later = predicate.operation == Operation::lead || predicate.operation == Operation::fresh;
  if (asks_later && evaluate(predicate, situation) == Truth::no) tests.push_back(&predicate);
}

// The fact and the first day of it that passes: a wish further ahead, or a paper that is newer.
std::optional<std::pair<Index, Date>> first_date_in(const Predicate& test, const Situation& situation) {
  const bool is_lead = test.operation == Operation::lead;
  const model::DateTerm& changed = is_lead ? test.other_date : test.date;
  const auto reference = date_of(is_lead ? test.date : test.other_date, situation);
  if (changed.kind != model::DateTerm::Kind::fact || !reference) return std::nullopt;
  const Date first = is_lead ? calendar::earliest_wished(*reference, *test.span, *situation.calendar)
                             : calendar::latest_request(*reference, *test.span, *situation.calendar);
  return std::pair{changed.index, first};
}

void set_date(Index fact, Date date, const Situation& situation, FactSet& facts) {
  if (situation.service->facts[fact].type == model::FactType::instant) {
    facts.set(fact, situation.programme->zone.at(date));
  } else {
    facts.set(fact, date);
  }
}

void collect_facts(const Predicate& predicate, std::vector<Index>& facts) {
  for (const Predicate& part : predicate.parts) collect_facts(part, facts);
  const auto add = [&](Index fact) {
    if (fact != none) facts.push_back(fact);
  };
  add(predicate.fact), add(predicate.other_fact);
  for (const Index fact : predicate.facts) add(fact);
  if (predicate.date.kind == model::DateTerm::Kind::fact) add(predicate.date.index);
  if (predicate.other_date.kind == model::DateTerm::Kind::fact) add(predicate.other_date.index);
}

bool is_wish(Index fact, const model::Service& service) {
  return std::any_of(service.apply.begin(), service.apply.end(),
                     [&](const model::Field& field) { return field.fact == fact && field.optional; });
}

// Changes what one refusing rule asks about, if that helps: dates first, then one wish left out.
void change_for(const Check& check, Situation& situation, FactSet& facts, std::vector<Step>& steps) {
  const model::Service& service = *situation.service;
  const model::Rule& rule = service.rules[check.rule];
  const auto helps = [&](const FactSet& changed) {
    Situation with = situation;
    with.facts = &changed;
    return status_of(rule, with) != CheckStatus::not_met;
  };
  std::vector<const Predicate*> tests;
  collect_date_tests(rule.require, situation, tests);
  std::map<Index, Date> first_dates;  // of several tests of one date the latest
  for (const Predicate* test : tests) {
    const auto first = first_date_in(*test, situation);
    if (!first) continue;
    Date& date = first_dates.try_emplace(first->first, first->second).first->second;
    date = std::max(date, first->second);
  }
  FactSet changed = facts;
  for (const auto& [fact, date] : first_dates) set_date(fact, date, situation, changed);
  if (!first_dates.empty() && helps(changed)) {
    facts = std::move(changed);
    for (const auto& [fact, date] : first_dates) {
      steps.push_back({Step::Kind::other_date, check.id, service.facts[fact].id, date});
    }
    return;
  }
  std::vector<Index> read;
  if (rule.when) collect_facts(*rule.when, read);
  collect_facts(rule.require, read);
  for (const Index fact : read) {
    if (!is_wish(fact, service) || facts.find(fact) == nullptr) continue;
    FactSet without = facts;
    without.forget(fact);
    if (!helps(without)) continue;
    facts = std::move(without);
    steps.push_back({Step::Kind::leave_out, check.id, service.facts[fact].id, {}});
    return;
  }
}

struct Attempt {
  bool change = false;      // other dates and fewer wishes
  std::string ended_case;   // which ends without counting as used; empty: none
  std::optional<Date> on;   // the day it works; none: it does not
  std::vector<Step> steps;  // in the order they are taken
};

model::Account without_hold(const model::Account& account, std::string_view case_id) {
  model::Account result = account;
  for (model::Use& use : result.uses) {
    if (use.case_id == case_id && use.state == model::UseState::held) use.state = model::UseState::released;
  }
  return result;
}

// Wait for the checks that refuse today and that no other step answers; for all of them where each needs both.
void add_waits(const Question& question, const Decision& decision, Date date, const std::vector<Step>& others,
               std::vector<Step>& steps) {
  const auto wait_for = [&](const Check& check) {
    const bool new_year =
        check.kind == CheckKind::quota && question.situation.service->quota.per == model::QuotaPeriod::policy_year;
    steps.push_back({Step::Kind::wait_until, check.id, new_year ? "next_policy_year" : "", date});
  };
  for (const Check& check : decision.checks) {
    const bool answered =
        std::any_of(others.begin(), others.end(), [&](const Step& step) { return step.check == check.id; });
    if (is_decisive(decision, check) && !answered) wait_for(check);
  }
  if (!steps.empty()) return;
  for (const Check& check : decision.checks) {
    if (is_decisive(decision, check)) wait_for(check);
  }
}

// A wish that another rule cannot do without is not left out.
bool asks_for_what_is_left_out(const std::vector<Step>& steps, const std::vector<Step>& open) {
  return std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
    return step.kind == Step::Kind::leave_out &&
           std::any_of(open.begin(), open.end(), [&](const Step& asked) { return asked.subject == step.subject; });
  });
}

bool try_on(const Question& question, const Decision& refusal, Date date, Attempt& attempt) {
  const bool waits = date != question.situation.date_of(question.situation.now);
  Question asked = waits ? at_date(question, date) : question;
  std::vector<Step> others;
  model::Account account;
  if (!attempt.ended_case.empty()) {
    account = without_hold(*question.situation.account, attempt.ended_case);
    asked.situation.account = &account;
    others.push_back({Step::Kind::finish_case, "quota", attempt.ended_case, {}});
  }
  FactSet facts = *question.situation.facts;
  asked.situation.facts = &facts;
  if (attempt.change) {
    const Decision before = decide(asked);
    const std::size_t unchanged = others.size();
    for (const Check& check : before.checks) {
      if (check.rule != none && is_decisive(before, check)) change_for(check, asked.situation, facts, others);
    }
    if (others.size() == unchanged) return false;  // the same attempt without a change says it all
  }
  const Decision answer = decide(asked);
  if (answer.outcome == Outcome::not_eligible) return false;
  const std::vector<Step> open = open_steps(asked, answer);
  if (asks_for_what_is_left_out(others, open)) return false;
  attempt.on = date;
  if (waits) add_waits(question, refusal, date, others, attempt.steps);
  attempt.steps.insert(attempt.steps.end(), others.begin(), others.end());
  attempt.steps.insert(attempt.steps.end(), open.begin(), open.end());
  return true;
}

// Asking more of somebody must be worth it: the day must be earlier than that of every attempt that asks less.
bool is_worth_it(const Attempt& attempt, const std::vector<Attempt>& found) {
  return std::none_of(found.begin(), found.end(), [&](const Attempt& other) {
    const bool asks_less =
        (other.ended_case.empty() || other.ended_case == attempt.ended_case) && (!other.change || attempt.change);
    return asks_less && *other.on <= *attempt.on;
  });
}

std::vector<std::string> holders(const Question& question, const Decision& decision) {
  const bool exhausted = std::any_of(decision.checks.begin(), decision.checks.end(), [](const Check& check) {
    return check.kind == CheckKind::quota && check.status == CheckStatus::not_met;
  });
  if (!exhausted || question.situation.account == nullptr) return {};
  std::vector<std::string> cases = own_balance(question.situation).held_by;
  std::sort(cases.begin(), cases.end());
  cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
  return cases;
}

}  // namespace

std::vector<Step> open_steps(const Question& question, const Decision& decision) {
  std::vector<Step> steps;
  add_open_facts(question, decision, model::OtherwiseKind::refuse, steps);
  add_open_facts(question, decision, model::OtherwiseKind::refer, steps);
  for (const Check& check : decision.checks) {
    if (!can_matter(check)) continue;
    if (check.kind == CheckKind::paper) steps.push_back({Step::Kind::provide_paper, check.id, check.id, {}});
    if (check.kind == CheckKind::consent) steps.push_back({Step::Kind::give_consent, check.id, check.id, {}});
  }
  for (const Check& check : decision.checks) {
    if (check.status == CheckStatus::not_met && check.otherwise == model::OtherwiseKind::refer) {
      steps.push_back({Step::Kind::ask, check.id, check.refer_to, {}});
    }
  }
  return steps;
}

Ways ways_to_yes(const Question& question, const Decision& decision) {
  std::vector<Attempt> attempts{{false, {}, {}, {}}, {true, {}, {}, {}}};
  for (const std::string& holder : holders(question, decision)) {
    attempts.push_back({false, holder, {}, {}});
    attempts.push_back({true, holder, {}, {}});
  }
  std::vector<Date> days = turning_days(question);
  days.insert(days.begin(), question.situation.date_of(question.situation.now));
  Ways ways;
  std::vector<Attempt> found;
  for (Attempt& attempt : attempts) {
    const bool works =
        std::any_of(days.begin(), days.end(), [&](Date date) { return try_on(question, decision, date, attempt); });
    if (!works || !is_worth_it(attempt, found)) continue;
    if (!attempt.change && attempt.ended_case.empty()) ways.eligible_from = attempt.on;
    ways.alternatives.push_back(attempt.steps);
    found.push_back(std::move(attempt));
  }
  if (!ways.alternatives.empty()) return ways;
  std::vector<Step>& never = ways.alternatives.emplace_back();
  for (const Check& check : decision.checks) {
    if (is_decisive(decision, check)) never.push_back({Step::Kind::never, check.id, {}, {}});
  }
  return ways;
}

}  // namespace consilium::decision
