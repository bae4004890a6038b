// Balance: what an account has of a service in the window that a date falls in. A window is a question over dated
// entries: the whole contract, or the policy year (from an anniversary of the effective date, start day included, to
// the day before the next), or several of these, the first from the effective date on. Left is never below zero; `over`
// says by how much a use count exceeds a fallen limit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "model/account.hpp"
#include "model/service.hpp"

namespace consilium::quota {

struct Window {
  std::optional<base::Date> from;  // none: from the beginning
  std::optional<base::Date> to;    // last day; none: open

  bool contains(base::Date date) const { return (!from || *from <= date) && (!to || date <= *to); }
  bool operator==(const Window&) const = default;
};

struct Balance {
  std::optional<std::int64_t> allowed;  // none: unlimited
  std::int64_t held = 0;
  std::int64_t used = 0;
  std::optional<std::int64_t> left;  // none: unlimited
  std::int64_t over = 0;
  Window window;
  std::vector<std::string> held_by;  // cases
  std::vector<std::string> used_by;  // cases

  bool operator==(const Balance&) const = default;
};

// The window of a quota that contains `on`. Policy years need the effective date of the contract.
Window window_of(model::QuotaPeriod per, base::Date on, std::optional<base::Date> effective_on, int years = 1);

// A service is named here by what its uses are kept as (model::Service::kept_as), which no version changes.

// Whether what `used` takes counts on the quota of `service`: its own, and that of services that draw on the same pool.
bool counts_on(const model::Quota& quota, std::string_view service, std::string_view used);

// Of the quota of a service, all its lines together, or the greatest of its figures; uses that draw on a right count
// nothing here.
Balance balance(const model::Account& account, std::string_view service, const model::Quota& quota, base::Date on,
                std::optional<base::Date> effective_on);

// Of one line of it, or by one of its figures. A use that another version counted on no line of this quota is counted
// on the first that has room for it, so that lines never leave more together than they would without it.
Balance balance_of_line(const model::Account& account, std::string_view service, const model::Quota& quota,
                        const model::QuotaLine& line, base::Date on, std::optional<base::Date> effective_on);

// What is left of a right that a case gave. It has no window; a right that the account does not have leaves nothing.
Balance balance_of_right(const model::Account& account, std::string_view right);

// A hold may be granted only while something is left.
bool can_hold(const Balance& balance, std::int64_t amount = 1);

}  // namespace consilium::quota
