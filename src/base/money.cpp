#include "base/money.hpp"

#include <limits>
#include <optional>

#include <fmt/core.h>

namespace consilium::base {
namespace {

// ISO 4217, the currencies in use: four letters and a blank each, by how many decimals they have.
constexpr std::string_view without_decimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF ";
constexpr std::string_view with_three = "BHD IQD JOD KWD LYD OMR TND ";
constexpr std::string_view with_two =
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP "
    "CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES "
    "KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK "
    "NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB "
    "TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW ZWG ";

std::optional<int> decimals_of(std::string_view currency) {
  const auto is_in = [&](std::string_view listed) {
    const std::size_t at = listed.find(currency);
    return currency.size() == 3 && at != std::string_view::npos && at % 4 == 0;
  };
  if (is_in(with_two)) return 2;
  if (is_in(without_decimals)) return 0;
  if (is_in(with_three)) return 3;
  return std::nullopt;
}

std::int64_t scale_of(int decimals) {
  std::int64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  return scale;
}

tl::unexpected<Error> not_money(std::string_view text) {
  return failure(Category::incorrect, fmt::format("`{}` is not an amount of money; write it as `300000 CNY`", text));
}

}  // namespace

Result<Money> Money::parse(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos || text.size() != space + 4) return not_money(text);
  const std::string_view currency = text.substr(space + 1);
  const std::optional<int> allowed = decimals_of(currency);
  if (!allowed) {
    return failure(Category::incorrect,
                   fmt::format("`{}` is no currency; write its code of ISO 4217, as `300000 CNY`", currency));
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
    if (c < '0' || c > '9' || value > std::numeric_limits<std::int64_t>::max() / 10'000) return not_money(text);
    value = value * 10 + (c - '0');
    any = true;
    if (decimals >= 0) ++decimals;
  }
  if (!any || decimals == 0) return not_money(text);
  if (decimals > *allowed) {
    return failure(Category::incorrect,
                   fmt::format("`{}` has more decimals than {} has ({})", text, currency, *allowed));
  }
  for (int i = decimals < 0 ? 0 : decimals; i < *allowed; ++i) value *= 10;
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
  const int decimals = decimals_of(money.currency).value_or(2);
  const std::int64_t scale = scale_of(decimals);
  const std::int64_t whole = money.minor < 0 ? -money.minor : money.minor;
  const std::string_view sign = money.minor < 0 ? "-" : "";
  if (whole % scale == 0) return fmt::format("{}{} {}", sign, whole / scale, money.currency);
  return fmt::format("{}{}.{:0{}} {}", sign, whole / scale, whole % scale, decimals, money.currency);
}

}  // namespace consilium::base
