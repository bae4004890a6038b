#include "base/money.hpp"

#include <limits>

#include <fmt/core.h>

namespace consilium::base {
namespace {

int decimals_of(std::string_view currency) { return currency == "JPY" || currency == "KRW" ? 0 : 2; }

std::int64_t scale_of(std::string_view currency) { return decimals_of(currency) == 0 ? 1 : 100; }

tl::unexpected<Error> not_money(std::string_view text) {
  return failure(Category::incorrect, fmt::format("`{}` is not an amount of money; write it as `300000 CNY`", text));
}

}  // namespace

Result<Money> Money::parse(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos || text.size() != space + 4) return not_money(text);
  const std::string_view currency = text.substr(space + 1);
  for (const char c : currency) {
    if (c < 'A' || c > 'Z') return not_money(text);
  }
  std::string_view number = text.substr(0, space);
  const bool negative = !number.empty() && number.front() == '-';
  if (negative) number.remove_prefix(1);
  std::int64_t value = 0;
  int decimals = -1;
  bool any = false;
  for (const char c : number) {
    if (c == '.' && decimals < 0 && any) {
      decimals = 0;
      continue;
    }
    if (c < '0' || c > '9' || value > std::numeric_limits<std::int64_t>::max() / 1000) return not_money(text);
    value = value * 10 + (c - '0');
    any = true;
    if (decimals >= 0) ++decimals;
  }
  if (!any || decimals == 0 || decimals > decimals_of(currency)) return not_money(text);
  for (int i = decimals < 0 ? 0 : decimals; i < decimals_of(currency); ++i) value *= 10;
  return Money{negative ? -value : value, std::string(currency)};
}

Result<Money> plus(const Money& left, const Money& right) {
  if (left.currency != right.currency) {
    return failure(Category::incorrect, fmt::format("{} and {} are different currencies and cannot be added",
                                                    left.currency, right.currency));
  }
  return Money{left.minor + right.minor, left.currency};
}

std::string to_string(const Money& money) {
  const std::int64_t scale = scale_of(money.currency);
  const std::int64_t whole = money.minor < 0 ? -money.minor : money.minor;
  const std::string_view sign = money.minor < 0 ? "-" : "";
  if (whole % scale == 0) return fmt::format("{}{} {}", sign, whole / scale, money.currency);
  return fmt::format("{}{}.{:02} {}", sign, whole / scale, whole % scale, money.currency);
}

}  // namespace consilium::base
