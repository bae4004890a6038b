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

bool is_taken(const model::Use& use) {
  return use.state == model::UseState::held || use.state == model::UseState::consumed;
}

// Those of the uses that this line counts.
std::vector<const model::Use*> drawn_on(const model::QuotaLine& line, const model::Quota& quota,
                                        const std::vector<const model::Use*>& uses) {
  std::vector<std::vector<const model::Use*>> by_line(quota.lines.size());
  std::vector<std::int64_t> room;
  std::vector<const model::Use*> on_none;
  for (const model::QuotaLine& one : quota.lines) room.push_back(one.count);
  const auto draw = [&](std::size_t at, const model::Use* use) {
    by_line[at].push_back(use);
    room[at] -= use->amount;
  };
  for (const model::Use* use : uses) {
    if (!is_taken(*use)) continue;
    const auto own = std::find_if(quota.lines.begin(), quota.lines.end(),
                                  [&](const model::QuotaLine& one) { return one.kept_as() == use->line; });
    if (own == quota.lines.end()) {
      on_none.push_back(use);
    } else {
      draw(static_cast<std::size_t>(own - quota.lines.begin()), use);
    }
  }
  for (const model::Use* use : on_none) {
    const auto first = std::find_if(room.begin(), room.end(), [&](std::int64_t left) { return left >= use->amount; });
    draw(first == room.end() ? room.size() - 1 : static_cast<std::size_t>(first - room.begin()), use);
  }
  const auto place = std::find_if(quota.lines.begin(), quota.lines.end(),
                                  [&](const model::QuotaLine& one) { return one.id == line.id; });
  return place == quota.lines.end() ? std::vector<const model::Use*>{}
                                    : by_line[static_cast<std::size_t>(place - quota.lines.begin())];
}

}  // namespace

Window window_of(model::QuotaPeriod per, base::Date on, std::optional<base::Date> effective_on, int years) {
  if (per != model::QuotaPeriod::policy_year || !effective_on || on < *effective_on) return {};
  const auto anniversary = [&](int year) { return effective_on->plus_months(year * months_per_year); };
  int year = base::full_years_between(*effective_on, on);
  // Someone insured from 29 February has an anniversary on the 28th, a day before the year counts as full.
  if (anniversary(year + 1) <= on) ++year;
  const int first = year - year % years;
  return {anniversary(first), anniversary(first + years).plus_days(-1)};
}

bool counts_on(const model::Quota& quota, std::string_view service, std::string_view used) {
  return used == service || std::find(quota.counted.begin(), quota.counted.end(), used) != quota.counted.end();
}

Balance balance_of_line(const model::Account& account, std::string_view service, const model::Quota& quota,
                        const model::QuotaLine& line, base::Date on, std::optional<base::Date> effective_on) {
  Balance result;
  result.window = window_of(quota.per, on, effective_on, quota.years);
  const auto is_drawn = [&](const model::Use& use) {
    return use.service == service && use.right.empty() && result.window.contains(use.charged_on);
  };
  std::vector<const model::Use*> drawn;
  for (const model::Use& use : account.uses) {
    if (is_drawn(use)) drawn.push_back(&use);
  }
  if (!quota.figures) drawn = drawn_on(line, quota, drawn);
  for (const model::Use* use : drawn) count(*use, result);
  if (!line.unlimited) limit(line.count, result);
  return result;
}

Balance balance(const model::Account& account, std::string_view service, const model::Quota& quota, base::Date on,
                std::optional<base::Date> effective_on) {
  Balance result;
  result.window = window_of(quota.per, on, effective_on, quota.years);
  std::int64_t allowed = quota.count;
  for (const model::Adjustment& adjustment : account.adjustments) {
    const bool counts = counts_on(quota, service, adjustment.service);
    if (counts && result.window.contains(adjustment.charged_on)) allowed += adjustment.amount;
  }
  for (const model::Use& use : account.uses) {
    const bool counts = counts_on(quota, service, use.service) && use.right.empty();
    if (counts && result.window.contains(use.charged_on)) count(use, result);
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
