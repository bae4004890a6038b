// Money: integer minor units of one currency (ISO 4217). Amounts of different currencies never mix; there is no
// exchange rate in the house and no floating point.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace consilium::base {

struct Money {
  std::int64_t minor = 0;
  std::string currency;  // three capital letters

  // `300000 CNY`, `100.50 USD`, `1000 JPY`: a currency of ISO 4217 with at most the decimals that it has.
  static Result<Money> parse(std::string_view text);

  bool operator==(const Money&) const = default;
};

Result<Money> plus(const Money& left, const Money& right);
std::string to_string(const Money& money);

}  // namespace consilium::base
