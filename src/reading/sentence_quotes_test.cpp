#include <gtest/gtest.h>

#include "reading/sentence_voice.hpp"

namespace consilium::reading {
namespace {

using base::Language;

TEST(Quotes, what_a_name_quotes_itself_stands_in_inner_quotes) {
  EXPECT_EQ(quoted(Language::zh_hant, "「多重保」危疾保障計劃"), "「『多重保』危疾保障計劃」");
  EXPECT_EQ(quoted(Language::zh_hans, "“多重保”危疾保障计划"), "“‘多重保’危疾保障计划”");
  EXPECT_EQ(quoted(Language::en, "the “Multi” plan"), "“the ‘Multi’ plan”");
  EXPECT_EQ(quoted(Language::zh_hans, "甲「乙『丙』」"), "“甲‘乙“丙”’”");
}

TEST(Quotes, an_apostrophe_closes_nothing) {
  EXPECT_EQ(quoted(Language::en, "the member’s “own” doctor"), "“the member’s ‘own’ doctor”");
  EXPECT_EQ(quoted(Language::en, "‘own’ and the member’s"), "“‘own’ and the member’s”");
}

TEST(Quotes, what_was_cut_off_is_closed) { EXPECT_EQ(quoted(Language::zh_hans, "按“甲…"), "“按‘甲…’”"); }

TEST(Quotes, the_sentence_around_has_the_full_stop) {
  EXPECT_EQ(quoted(Language::zh_hans, "须境外就医。"), "“须境外就医”");
  EXPECT_EQ(quoted(Language::zh_hant, "第一句。第二句。"), "「第一句。第二句」");
  EXPECT_EQ(quoted(Language::en, "It must be abroad."), "“It must be abroad”");
  EXPECT_EQ(say(Language::en, {"{0}。", "{0}。", "The provider is {0}."}, quoted(Language::en, "A Co., Ltd.")),
            "The provider is “A Co., Ltd.”");
}

}  // namespace
}  // namespace consilium::reading
