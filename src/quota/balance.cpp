#include "quota/balance.hpp"

#include <algorithm>

namespace consilium::quota {
namespace {

constexpr int months_per_year = 12;

void count(const model::Use& use, Balance& result) {
  if (use.state == model::UseState::held) {
    result.held += use.amount;
    result.held_by.push_back(use.case_id);
  } else if (use.state == model::UseState::consumed) {
    result.used += use.amount;
    result.used_by.push_back(use.case_id);
  }
}

void limit(std::int64_t allowed, Balance& result) {
  const std::int64_t taken = result.held + result.used;
  result.allowed = std::max<std::int64_t>(allowed, 0);
  result.left = std::max<std::int64_t>(0, *result.allowed - taken);
  result.over = std::max<std::int64_t>(0, taken - *result.allowed);
}

}  // namespace

Window window_of(model::QuotaPeriod per, base::Date on, std::optional<base::Date> effective_on) {
  if (per != model::QuotaPeriod::policy_year || !effective_on || on < *effective_on) return {};
  const int years = base::full_years_between(*effective_on, on);
  base::Date from = effective_on->plus_months(years * months_per_year);
  base::Date next = effective_on->plus_months((years + 1) * months_per_year);
  // Someone insured from 29 February has an anniversary on the 28th, a day before the year counts as full.
  if (next <= on) {
    from = next;
    next = effective_on->plus_months((years + 2) * months_per_year);
  }
  return {from, next.plus_days(-1)};
}

Balance balance_of_line(const model::Account& account, std::string_view service, const model::Quota& quota,
                        const model::QuotaLine& line, base::Date on, std::optional<base::Date> effective_on) {
  Balance result;
  result.window = window_of(quota.per, on, effective_on);
  for (const model::Use& use : account.uses) {
    const bool drawn = use.service == service && use.right.empty() && (quota.figures || use.line == line.id);
    if (drawn && result.window.contains(use.charged_on)) count(use, result);
  }
  if (!line.unlimited) limit(line.count, result);
  return result;
}

Balance balance(const model::Account& account, std::string_view service, const model::Quota& quota, base::Date on,
                std::optional<base::Date> effective_on) {
  Balance result;
  result.window = window_of(quota.per, on, effective_on);
  std::int64_t allowed = quota.count;
  for (const model::Adjustment& adjustment : account.adjustments) {
    if (adjustment.service == service && result.window.contains(adjustment.charged_on)) allowed += adjustment.amount;
  }
  for (const model::Use& use : account.uses) {
    if (use.service == service && use.right.empty() && result.window.contains(use.charged_on)) count(use, result);
  }
  if (quota.per != model::QuotaPeriod::unlimited) limit(allowed, result);
  if (quota.lines.empty() || quota.figures) return result;
  // What one line has left is not left of another that is used up.
  result.left = 0;
  result.over = 0;
  for (const model::QuotaLine& line : quota.lines) {
    const Balance part = balance_of_line(account, service, quota, line, on, effective_on);
    *result.left += *part.left;
    result.over += part.over;
  }
  return result;
}

Balance balance_of_right(const model::Account& account, std::string_view right) {
  Balance result;
  for (const model::Use& use : account.uses) {
    if (use.right == right) count(use, result);
  }
  const model::Right* given = account.right(right);
  limit(given == nullptr ? 0 : given->count, result);
  return result;
}

bool can_hold(const Balance& balance, std::int64_t amount) { return !balance.left || *balance.left >= amount; }

}  // namespace consilium::quota
