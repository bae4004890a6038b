#include "decision/turning.hpp"

#include <algorithm>
#include <optional>

#include "base/check.hpp"
#include "calendar/arithmetic.hpp"
#include "decision/evaluate.hpp"
#include "decision/kinds_of_tests.hpp"

namespace consilium::decision {
namespace {

using base::Date;
using model::DateTerm;
using model::Operation;
using model::Predicate;

constexpr int months_per_year = 12;

// Today, and the day of an application that would be made today.
bool moves(const DateTerm& term, const Moment& moment) {
  switch (term.kind) {
    case DateTerm::Kind::now:
      return true;
    case DateTerm::Kind::point:
      return term.index == model::applied_point && moment.point(term.index).has_value();
    case DateTerm::Kind::fact:
    case DateTerm::Kind::day:
      return false;
  }
  return false;
}

std::optional<Date> fixed_date(const DateTerm& term, const Moment& moment) {
  return moves(term, moment) ? std::nullopt : date_of(term, moment);
}

void add_with_next(Date day, std::vector<Date>& days) {
  days.push_back(day);
  days.push_back(day.plus_days(1));
}

void add_comparison(const Predicate& predicate, const Moment& moment, std::vector<Date>& days) {
  if (const auto date = fixed_date(predicate.date, moment)) add_with_next(*date, days);
  if (const auto date = fixed_date(predicate.other_date, moment)) add_with_next(*date, days);
}

void add_period(const Predicate& predicate, const Moment& moment, std::vector<Date>& days) {
  const auto period = days_of(moment.programme().periods[predicate.period], moment);
  if (!period) return;
  days.push_back(period->first);
  if (period->last) days.push_back(period->last->plus_days(1));
}

// Asked at the same time of day, the answer changes where a weekday or a holiday does: on one of the next days, or
// never.
void add_hours(const Predicate& predicate, const Moment& moment, std::vector<Date>& days) {
  constexpr int days_looked_at = 31;
  if (!moves(predicate.date, moment)) return;
  for (int i = 1; i <= days_looked_at; ++i) days.push_back(moment.today.plus_days(i));
}

void add_lead(const Predicate& predicate, const Moment& moment, std::vector<Date>& days) {
  if (const auto to = fixed_date(predicate.other_date, moment)) {
    days.push_back(calendar::latest_request(*to, *predicate.span, moment.calendar()).plus_days(1));
  }
  if (const auto from = fixed_date(predicate.date, moment)) {
    days.push_back(first_in_time(*from, *predicate.span, moment));
  }
}

void add_freshness(const Predicate& predicate, const Moment& moment, std::vector<Date>& days) {
  if (const auto date = fixed_date(predicate.date, moment)) {
    days.push_back(first_in_time(date->plus_days(1), *predicate.span, moment));
  }
  if (const auto reference = fixed_date(predicate.other_date, moment)) {
    days.push_back(calendar::latest_request(*reference, *predicate.span, moment.calendar()));
  }
}

void add_birthday(const Predicate& predicate, const Moment& moment, std::vector<Date>& days) {
  const Date* born = moment.date(model::BuiltIn::member_birth_date);
  if (born != nullptr) add_with_next(born->plus_months(static_cast<int>(predicate.low) * months_per_year), days);
}

void add_window(const model::Service& service, Date on, const Moment& moment, std::vector<Date>& days) {
  if (const auto last = balance_of(service, on, moment).window.to) days.push_back(last->plus_days(1));
  if (service.quota.per != model::QuotaPeriod::policy_year) return;
  // Before the contract takes effect there is no year; the first begins that day.
  const auto effective = years_from(on, moment);
  if (effective && on < *effective) days.push_back(*effective);
}

void add_editions(const Predicate& predicate, const Moment& moment, std::vector<Date>& days) {
  const model::Network* network = network_of(predicate.network, moment);
  if (network == nullptr) return;
  for (const model::NetworkEdition& edition : network->editions) days.push_back(edition.from);
}

// A case that comes to the point after the moment of the question counts from that day on.
void add_earlier(const Predicate& predicate, const Moment& moment, std::vector<Date>& days) {
  if (moment.earlier() == nullptr) return;
  for (const model::EarlierCase& earlier : *moment.earlier()) {
    const auto* reached = earlier.point(predicate.point_there);
    if (reached != nullptr && is_asked_about(earlier, predicate, moment))
      add_with_next(moment.date_of(reached->at), days);
  }
}

// The year of a date that stays where it is begins and ends; before the contract takes effect there is no year.
void add_policy_years(const Predicate& predicate, const Moment& moment, std::vector<Date>& days) {
  const Date* effective = moment.date(model::BuiltIn::contract_effective_on);
  if (effective == nullptr) return;
  days.push_back(*effective);
  for (const DateTerm& term : predicate.dates) {
    const auto date = fixed_date(term, moment);
    const auto year =
        date ? quota::window_of(model::QuotaPeriod::policy_year, *date, years_from(*date, moment)) : quota::Window{};
    if (year.from) days.push_back(*year.from);
    if (year.to) days.push_back(year.to->plus_days(1));
  }
}

void add_quota(const Predicate& predicate, const Moment& moment, std::vector<Date>& days) {
  const model::Service* service = moment.programme().service(predicate.service);
  if (service != nullptr) add_window(*service, moment.today, moment, days);
}

void add_branches(const Moment& moment, std::vector<Date>& days) {
  if (moment.branch() != model::none) return;
  for (const model::Branch& branch : moment.service().branches) {
    if (branch.when) collect_turning_days(*branch.when, moment, days);
  }
}

}  // namespace

Date first_in_time(Date request, const base::Span& lead, const Moment& moment) {
  Date day = calendar::earliest_wished(request, lead, moment.calendar());
  while (day > request && calendar::latest_request(day.plus_days(-1), lead, moment.calendar()) >= request) {
    day = day.plus_days(-1);
  }
  return day;
}

void collect_turning_days(const Predicate& predicate, const Moment& moment, std::vector<Date>& days) {
  for (const Predicate& part : predicate.parts) collect_turning_days(part, moment, days);
  if (predicate.dated && moves(predicate.date, moment)) {
    for (const model::DatedValue& value : moment.facts->dated(predicate.fact)) days.push_back(value.from);
  }
  switch (predicate.operation) {
    case Operation::date_before:
    case Operation::date_on_or_before:
    case Operation::date_after:
    case Operation::date_on_or_after:
      return add_comparison(predicate, moment, days);
    case Operation::date_after_end_of:
    case Operation::date_within:
      return add_period(predicate, moment, days);
    case Operation::date_in_hours:
      return add_hours(predicate, moment, days);
    case Operation::lead:
      return add_lead(predicate, moment, days);
    case Operation::fresh:
      return add_freshness(predicate, moment, days);
    case Operation::age_below:
    case Operation::age_at_least:
      return add_birthday(predicate, moment, days);
    case Operation::network_has:
      return add_editions(predicate, moment, days);
    case Operation::earlier_case:
      return add_earlier(predicate, moment, days);
    case Operation::same_period:
      return add_policy_years(predicate, moment, days);
    case Operation::quota_left:
      return add_quota(predicate, moment, days);
    case Operation::branch:
      return add_branches(moment, days);
    case Operation::all_of:
    case Operation::any_of:
    case Operation::negation:
    case Operation::is:
    case Operation::is_not:
    case Operation::one_of:
    case Operation::at_least:
    case Operation::at_most:
    case Operation::in_list:
    case Operation::not_in_list:
    case Operation::flagged:
    case Operation::same_as:
    case Operation::among:
    case Operation::given:
    case Operation::not_given:
    case Operation::declined:
    case Operation::at_most_one:
    case Operation::count_between:
    case Operation::in_network:
    case Operation::listed_in:
    case Operation::grade_at_least:
    case Operation::originals_required:
    case Operation::reached:
    case Operation::not_yet:
    case Operation::column_has:
    case Operation::consented:
    case Operation::ended:
    case Operation::decision_is_eligible:
    case Operation::allowance_left:
    case Operation::money_is_settled:
      return;
  }
  CHECK(false);
}

void collect_turning_days(const model::Rule& rule, const Moment& moment, std::vector<Date>& days) {
  if (rule.when) collect_turning_days(*rule.when, moment, days);
  collect_turning_days(rule.require, moment, days);
}

void keep_days_to_come(std::vector<Date>& days, const Moment& moment) {
  std::erase_if(days, [&](Date day) { return day <= moment.today; });
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
}

std::vector<Date> turning_days(const Moment& moment) {
  const model::Service& service = moment.service();
  std::vector<Date> days;
  for (const model::Rule& rule : service.rules) collect_turning_days(rule, moment, days);
  for (const model::QuotaLine& line : service.quota.lines) {
    if (line.when) collect_turning_days(*line.when, moment, days);
  }
  for (const model::Checklist& checklist : service.checklists) {
    for (const model::ChecklistItem& item : checklist.items) {
      if (item.when) collect_turning_days(*item.when, moment, days);
    }
  }
  for (const model::Consent& consent : service.consents) {
    if (consent.when) collect_turning_days(*consent.when, moment, days);
  }
  if (moment.right().empty()) add_window(service, charged_on(service, moment), moment, days);
  keep_days_to_come(days, moment);
  return days;
}

}  // namespace consilium::decision
