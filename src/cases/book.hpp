// What the book of a case adds up to: allowances, and what the member owes. Pure sums over entries that count; nothing
// here is stored. Currencies never mix.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/money.hpp"
#include "cases/state.hpp"
#include "model/service.hpp"

namespace consilium::cases {

// In the unit in which the allowance is counted. `used` was included, `beyond` was not.
struct Metered {
  std::int64_t amount = 0;
  std::int64_t used = 0;
  std::int64_t left = 0;
  std::int64_t beyond = 0;

  bool operator==(const Metered&) const = default;
};
Metered metered(const model::Service& service, const CaseState& state, model::Index allowance);

// The name of the next entry, unique in the case.
std::string next_entry(const CaseState& state);

// How a number of units is divided between what is left and what lies beyond.
struct Split {
  std::int64_t included = 0;
  std::int64_t beyond = 0;
};
Split split(std::int64_t counted, std::int64_t left);

// What the member owes, or owed, by entry: oldest first. Payments go to the entries that they name and then to the
// oldest that are not paid.
std::vector<StatementMade::Line> debts(const model::Service& service, const CaseState& state);
// Those that are not paid.
std::vector<StatementMade::Line> unpaid(const model::Service& service, const CaseState& state);

// In minor units of one currency. `advanced` was laid out by the provider for the member and `charged` is owed for
// other reasons; `paid` is what came in less what was given back. One of `owed` and `to_give_back` is 0.
struct Sums {
  std::string currency;
  std::int64_t advanced = 0;
  std::int64_t charged = 0;
  std::int64_t paid = 0;
  std::int64_t owed = 0;
  std::int64_t to_give_back = 0;

  bool operator==(const Sums&) const = default;
};
// One for each currency in which the member owes or has paid something, in alphabetical order.
std::vector<Sums> sums(const model::Service& service, const CaseState& state);
Sums sums_in(const model::Service& service, const CaseState& state, std::string_view currency);

// Nothing is owed and nothing is to be given back, in any currency.
bool is_settled(const model::Service& service, const CaseState& state);

// Whether the member was shown everything that is owed now, some of it perhaps paid since.
bool is_stated(const model::Service& service, const CaseState& state);

}  // namespace consilium::cases
