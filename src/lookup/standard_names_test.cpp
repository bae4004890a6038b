#include "lookup/standard_names.hpp"

#include <gtest/gtest.h>

namespace consilium::lookup {
namespace {

using base::Language;

TEST(StandardNames, countries_have_their_short_names) {
  EXPECT_EQ(country_name("CN", Language::zh_hans), "中国");
  EXPECT_EQ(country_name("CN", Language::zh_hant), "中國");
  EXPECT_EQ(country_name("HK", Language::en), "Hong Kong");
  EXPECT_EQ(country_name("HK", Language::zh_hant), "香港");
  EXPECT_EQ(country_name("DE", Language::zh_hans), "德国");
}

TEST(StandardNames, currencies_have_names) {
  EXPECT_EQ(currency_name("JPY", Language::zh_hans), "日元");
  EXPECT_EQ(currency_name("EUR", Language::zh_hant), "歐元");
}

TEST(StandardNames, what_stands_for_nothing_keeps_its_code) {
  EXPECT_EQ(country_name("QX", Language::zh_hans), "QX");
  EXPECT_EQ(currency_name("XQQ", Language::zh_hans), "XQQ");
}

}  // namespace
}  // namespace consilium::lookup
