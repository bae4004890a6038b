#include "decision/changes.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "calendar/arithmetic.hpp"
#include "decision/evaluate.hpp"
#include "decision/facts_read.hpp"

namespace consilium::decision {
namespace {

using base::Date;
using model::Index;
using model::none;
using model::Operation;
using model::Predicate;

// The tests of a date in a predicate that another date would satisfy.
void collect_date_tests(const Predicate& predicate, const Moment& moment, std::vector<const Predicate*>& tests) {
  for (const Predicate& part : predicate.parts) collect_date_tests(part, moment, tests);
  const bool asks_later = predicate.operation == Operation::lead || predicate.operation == Operation::fresh;
  if (asks_later && evaluate(predicate, moment) == Truth::no) tests.push_back(&predicate);
}

// The fact and the first day of it that passes: a wish further ahead, or a paper that is newer.
std::optional<std::pair<Index, Date>> first_date_in(const Predicate& test, const Moment& moment) {
  const bool is_lead = test.operation == Operation::lead;
  const model::DateTerm& changed = is_lead ? test.other_date : test.date;
  const auto reference = date_of(is_lead ? test.date : test.other_date, moment);
  if (changed.kind != model::DateTerm::Kind::fact || !reference) return std::nullopt;
  const Date first = is_lead ? calendar::earliest_wished(*reference, *test.span, moment.calendar())
                             : calendar::latest_request(*reference, *test.span, moment.calendar());
  return std::pair{changed.index, first};
}

void set_date(Index fact, Date date, const Moment& moment, FactSet& facts) {
  if (moment.service().facts[fact].type == model::FactType::instant) {
    facts.set(fact, moment.programme().zone.at(date));
  } else {
    facts.set(fact, date);
  }
}

bool is_wish(Index fact, const model::Service& service) {
  return std::any_of(service.apply.begin(), service.apply.end(),
                     [&](const model::Field& field) { return field.fact == fact && field.optional; });
}

bool helps(const model::Rule& rule, const Moment& moment, const FactSet& changed) {
  Moment with = moment;
  with.facts = &changed;
  return status_of(rule, with) != CheckStatus::not_met;
}

std::optional<FactSet> with_other_dates(const Check& check, const Moment& moment, std::vector<Step>& steps) {
  const model::Rule& rule = moment.service().rules[check.rule];
  std::vector<const Predicate*> tests;
  collect_date_tests(rule.require, moment, tests);
  std::map<Index, Date> first_dates;  // of several tests of one date the latest
  for (const Predicate* test : tests) {
    const auto first = first_date_in(*test, moment);
    if (!first) continue;
    Date& date = first_dates.try_emplace(first->first, first->second).first->second;
    date = std::max(date, first->second);
  }
  if (first_dates.empty()) return std::nullopt;
  FactSet changed = *moment.facts;
  for (const auto& [fact, date] : first_dates) set_date(fact, date, moment, changed);
  if (!helps(rule, moment, changed)) return std::nullopt;
  for (const auto& [fact, date] : first_dates) {
    steps.push_back({Step::Kind::other_date, check.id, moment.service().facts[fact].id, date});
  }
  return changed;
}

std::optional<FactSet> with_a_wish_left_out(const Check& check, const Moment& moment, std::vector<Step>& steps) {
  const model::Service& service = moment.service();
  const model::Rule& rule = service.rules[check.rule];
  std::vector<Index> read;
  if (rule.when) collect_facts(*rule.when, read);
  collect_facts(rule.require, read);
  for (const Index fact : read) {
    if (!is_wish(fact, service) || moment.facts->find(fact) == nullptr) continue;
    FactSet without = *moment.facts;
    without.forget(fact);
    if (!helps(rule, moment, without)) continue;
    steps.push_back({Step::Kind::leave_out, check.id, service.facts[fact].id, {}});
    return without;
  }
  return std::nullopt;
}

}  // namespace

std::optional<FactSet> changed_for(const Check& check, const Moment& moment, std::vector<Step>& steps) {
  if (auto changed = with_other_dates(check, moment, steps)) return changed;
  return with_a_wish_left_out(check, moment, steps);
}

}  // namespace consilium::decision
