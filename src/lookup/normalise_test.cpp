#include "lookup/normalise.hpp"

#include <gtest/gtest.h>

namespace consilium::lookup {
namespace {

TEST(NormaliseName, folds_spellings_of_one_name_together) {
  EXPECT_EQ(normalise_name(" 王　小明 "), "王小明");
  EXPECT_EQ(normalise_name("Ｍary   WONG"), "mary wong");
  EXPECT_EQ(normalise_name("阿依古丽•买买提"), normalise_name("阿依古丽 · 买买提"));
  EXPECT_EQ(normalise_name("阿依古丽・买买提"), "阿依古丽·买买提");
  EXPECT_EQ(normalise_name("O’Brien"), "o'brien");
  EXPECT_EQ(normalise_name("Mary 王"), "mary王");
  EXPECT_EQ(normalise_name("王\u200B小明"), "王小明");
}

TEST(NormaliseName, keeps_different_names_apart) {
  EXPECT_NE(normalise_name("陳大文"), normalise_name("陈大文"));
  EXPECT_NE(normalise_name("mary wong"), normalise_name("marywong"));
  EXPECT_EQ(normalise_name(""), "");
}

TEST(NormaliseName, reads_broken_bytes_without_failing) { EXPECT_EQ(normalise_name("a\xFF"), "a\uFFFD"); }

TEST(NormaliseIdentityNumber, keeps_letters_and_digits_in_capitals) {
  EXPECT_EQ(normalise_identity_number("a123456(3)"), "A1234563");
  EXPECT_EQ(normalise_identity_number("11010119900101 123ｘ"), "11010119900101123X");
}

TEST(BirthAndLastFour, joins_the_day_with_the_end_of_the_number) {
  EXPECT_EQ(birth_and_last_four(base::Date::of(1980, 6, 1), "A123456(3)"), "1980-06-01/4563");
  EXPECT_EQ(birth_and_last_four(base::Date::of(1980, 6, 1), "12"), "1980-06-01/12");
}

}  // namespace
}  // namespace consilium::lookup
