// What is left of quotas and of metered allowances.
#include <algorithm>

#include "decision/kinds_of_tests.hpp"
#include "quota/balance.hpp"

namespace consilium::decision {
namespace {

using model::Index;
using model::none;

bool has_entries(const model::Account& account, const model::Service& service) {
  const auto counts = [&](const std::string& used) { return quota::counts_on(service.quota, service.kept_as(), used); };
  return std::any_of(account.uses.begin(), account.uses.end(),
                     [&](const model::Use& use) { return counts(use.service) && use.right.empty(); }) ||
         std::any_of(account.adjustments.begin(), account.adjustments.end(),
                     [&](const model::Adjustment& entry) { return counts(entry.service); });
}

}  // namespace

std::optional<base::Date> years_from(base::Date on, const Moment& moment) {
  const model::Value* anchor = moment.facts->find(index_of(model::BuiltIn::account_years_from), on);
  if (const auto* date = anchor == nullptr ? nullptr : std::get_if<base::Date>(anchor)) return *date;
  const base::Date* date = moment.date(model::BuiltIn::contract_effective_on);
  return date == nullptr ? std::nullopt : std::optional(*date);
}

base::Date charged_on(const model::Service& service, const Moment& moment) {
  const Index point = service.quota.year_of;
  const bool stamped = point != none && moment.point(point).has_value();
  return moment.date_of(stamped ? *moment.point(point) : moment.now);
}

quota::Balance balance_of(const model::Service& service, base::Date on, const Moment& moment) {
  static const model::Account no_account;
  if (service.quota.figures) {
    static const model::QuotaLine no_uses;
    const DrawnLine figure = drawn_line(service, on, moment);
    const bool holds = figure.truth == Truth::yes;
    if (figure.truth != Truth::unknown)
      return balance_of_line(service, holds ? service.quota.lines[figure.line] : no_uses, on, moment);
  }
  return quota::balance(moment.account == nullptr ? no_account : *moment.account, service.kept_as(), service.quota, on,
                        years_from(on, moment));
}

Truth has_left(const model::Service& service, base::Date on, std::int64_t amount, const Moment& moment) {
  if (service.quota.per == model::QuotaPeriod::policy_year && moment.account != nullptr &&
      has_entries(*moment.account, service) && !years_from(on, moment)) {
    return Truth::unknown;
  }
  if (service.quota.figures) {
    const DrawnLine figure = drawn_line(service, on, moment);
    if (figure.truth != Truth::yes) return amount > 0 ? figure.truth : Truth::yes;
  }
  return truth(quota::can_hold(balance_of(service, on, moment), amount));
}

Truth has_quota_left(const model::Predicate& predicate, const Moment& moment) {
  const model::Service* service = moment.programme().service(predicate.service);
  if (service == nullptr || moment.account == nullptr) return Truth::unknown;
  const auto& applied = moment.point(model::applied_point);
  return has_left(*service, moment.date_of(applied.value_or(moment.now)), predicate.low, moment);
}

std::int64_t allowance_left(Index allowance, const Moment& moment) {
  return moment.allowances_left().empty() ? moment.service().allowances[allowance].amount
                                          : moment.allowances_left()[allowance];
}

Truth has_allowance_left(const model::Predicate& predicate, const Moment& moment) {
  return truth(allowance_left(predicate.allowance, moment) >= predicate.low);
}

}  // namespace consilium::decision
