#include "cases/contracts.hpp"

#include <algorithm>

#include "calendar/arithmetic.hpp"
#include "quota/balance.hpp"

namespace consilium::cases {
namespace {

using base::Date;
using model::DatedValue;

constexpr std::string_view in_force = "in_force";

// The first day on which the sum of a contract counts; none where it is not known when it began.
std::optional<Date> counts_from(const RosterFacts& contract, const model::Programme& programme,
                                const calendar::Edition& calendar) {
  if (!contract.effective_on || programme.plans->after == model::none) return contract.effective_on;
  const model::Period& period = programme.periods[programme.plans->after];
  Date first = *contract.effective_on;
  if (period.plus) first = calendar::date_after(first, *period.plus, calendar);
  return calendar::last_day_of_period(first, *period.lasts).plus_days(1);
}

void add_days(const std::vector<DatedValue>& values, std::vector<Date>& days) {
  for (const DatedValue& value : values) days.push_back(value.from);
}

void keep_once(std::vector<Date>& days) {
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
}

// What a contract adds to the sum; none where that is not known.
std::optional<std::int64_t> added_by(const RosterFacts& contract, Date from, Date day, const std::string& currency) {
  if (day < from || !is_in_force(contract.state, day)) return 0;
  const DatedValue* sum = value_on(contract.sum_insured, day);
  const auto* money = sum == nullptr ? nullptr : std::get_if<base::Money>(&sum->value);
  if (money == nullptr || (!currency.empty() && money->currency != currency)) return std::nullopt;
  return money->minor;
}

std::string_view plan_of(std::int64_t sum, const std::vector<model::Band>& bands) {
  std::string_view plan = model::no_plan;
  for (const model::Band& band : bands) {
    if (sum >= band.from) plan = band.id;
  }
  return plan;
}

// The contract in force on a day that took effect first.
std::optional<Date> earliest_in_force(std::span<const RosterFacts* const> contracts, Date day) {
  std::optional<Date> earliest;
  for (const RosterFacts* contract : contracts) {
    const bool counts = contract->effective_on && *contract->effective_on <= day && is_in_force(contract->state, day);
    if (counts && (!earliest || *contract->effective_on < *earliest)) earliest = contract->effective_on;
  }
  return earliest;
}

}  // namespace

const DatedValue* value_on(const std::vector<DatedValue>& values, Date day) {
  const DatedValue* latest = nullptr;
  for (const DatedValue& value : values) {
    if (value.from <= day && (latest == nullptr || value.from >= latest->from)) latest = &value;
  }
  return latest;
}

bool is_in_force(const std::vector<DatedValue>& states, Date day) {
  const DatedValue* state = value_on(states, day);
  const auto* code = state == nullptr ? nullptr : std::get_if<model::Code>(&state->value);
  return code != nullptr && code->text == in_force;
}

std::vector<const RosterFacts*> entitling_contracts(const World& world) {
  std::vector<const RosterFacts*> contracts;
  const auto add = [&](const RosterFacts& contract) {
    const std::vector<std::string>& products = world.programme->products;
    const bool entitles = std::find(products.begin(), products.end(), contract.product) != products.end();
    if (entitles) contracts.push_back(&contract);
  };
  add(world.roster);
  for (const RosterFacts& other : world.other_contracts) add(other);
  return contracts;
}

std::vector<DatedValue> plans_over_time(const model::Programme& programme, const calendar::Edition& calendar,
                                        std::span<const RosterFacts* const> contracts) {
  if (!programme.plans) return {};
  std::vector<Date> days;
  std::vector<std::optional<Date>> from;
  for (const RosterFacts* contract : contracts) {
    from.push_back(counts_from(*contract, programme, calendar));
    if (!from.back()) return {};
    days.push_back(*from.back());
    add_days(contract->state, days);
    add_days(contract->sum_insured, days);
  }
  keep_once(days);
  std::vector<DatedValue> plans;
  for (const Date day : days) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < contracts.size(); ++i) {
      const auto added = added_by(*contracts[i], *from[i], day, programme.plans->currency);
      if (!added) return {};
      sum += *added;
    }
    const model::Value plan = model::Code{std::string(plan_of(sum, programme.plans->bands))};
    if (plans.empty() || plans.back().value != plan) plans.push_back({day, plan});
  }
  return plans;
}

std::vector<DatedValue> years_over_time(std::span<const RosterFacts* const> contracts) {
  std::vector<Date> changes;
  for (const RosterFacts* contract : contracts) {
    if (contract->effective_on) changes.push_back(*contract->effective_on);
    add_days(contract->state, changes);
  }
  keep_once(changes);
  std::optional<Date> anchor = first_effective_on(contracts);
  if (!anchor) return {};
  std::vector<DatedValue> years{{*anchor, *anchor}};
  // Year by year until nothing changes any more; the year in which the last change falls is still looked at.
  for (Date day = *anchor; day <= changes.back();) {
    day = quota::window_of(model::QuotaPeriod::policy_year, day, anchor).to->plus_days(1);
    const std::optional<Date> earliest = earliest_in_force(contracts, day);
    if (!earliest || *earliest == *anchor) continue;
    anchor = earliest;
    years.push_back({day, *anchor});
  }
  return years;
}

std::optional<Date> first_effective_on(std::span<const RosterFacts* const> contracts) {
  std::optional<Date> first;
  for (const RosterFacts* contract : contracts) {
    if (contract->effective_on && (!first || *contract->effective_on < *first)) first = contract->effective_on;
  }
  return first;
}

std::optional<Date> years_from(const World& world, Date on) {
  if (world.programme->account == model::AccountScope::contract) return world.roster.effective_on;
  const std::vector<DatedValue> years = years_over_time(entitling_contracts(world));
  const DatedValue* anchor = value_on(years, on);
  return anchor == nullptr ? world.roster.effective_on : std::optional(std::get<Date>(anchor->value));
}

}  // namespace consilium::cases
