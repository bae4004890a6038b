#include "base/money.hpp"

#include <gtest/gtest.h>

namespace consilium::base {
namespace {

TEST(Money, keeps_minor_units_and_currency) {
  EXPECT_EQ(Money::parse("300000 CNY").value().minor, 30'000'000);
  EXPECT_EQ(Money::parse("100.5 USD").value().minor, 10'050);
  EXPECT_EQ(to_string(Money::parse("100.50 USD").value()), "100.50 USD");
  EXPECT_EQ(to_string(Money::parse("1000 JPY").value()), "1000 JPY");
  EXPECT_EQ(Money::parse("1.5 KWD").value().minor, 1'500);
  EXPECT_EQ(to_string(Money{1'005, "KWD"}), "1.005 KWD");
}

TEST(Money, refuses_what_cannot_be_paid) {
  for (const char* text : {"100", "100 usd", "1.234 USD", "1.5 JPY", "1. USD", ".5 USD", "x CNY",
                           "99999999999999999999 CNY", "1.2345 KWD", "5 RMB", "5 Y U"}) {
    EXPECT_FALSE(Money::parse(text).has_value()) << text;
  }
}

TEST(Money, currencies_do_not_mix) {
  EXPECT_EQ(plus({100, "CNY"}, {50, "CNY"}).value().minor, 150);
  EXPECT_FALSE(plus({100, "CNY"}, {50, "USD"}).has_value());
}

}  // namespace
}  // namespace consilium::base
