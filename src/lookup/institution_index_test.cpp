#include "lookup/institution_index.hpp"

#include <gtest/gtest.h>

namespace consilium::lookup {
namespace {

using Ids = std::vector<std::string>;

base::LocalisedText text(std::string hans, std::string hant, std::string en) {
  return base::LocalisedText{{std::move(hans), std::move(hant), std::move(en)}};
}

class InstitutionSearch : public testing::Test {
 protected:
  Ids search(std::string_view query, std::size_t limit = 10) const {
    return index_.search(transliteration_, query, limit);
  }

  Transliteration transliteration_ = Transliteration::create().value();
  InstitutionIndex index_{
      transliteration_,
      {{"pumch",
        text("北京协和医院", "北京協和醫院", "Peking Union Medical College Hospital"),
        {"PUMCH"},
        text("北京", "", "Beijing")},
       {"huashan", text("复旦大学附属华山医院", "", "Huashan Hospital"), {}, text("上海", "", "Shanghai")},
       {"xiehe-wuhan",
        text("华中科技大学同济医学院附属协和医院", "", "Wuhan Union Hospital"),
        {"协和医院"},
        text("武汉", "", "Wuhan")},
       {"xiamen", text("厦门大学附属第一医院", "", ""), {}, text("厦门", "", "Xiamen")},
       {"charite", text("柏林慈善医院", "", "Charité – Universitätsmedizin Berlin"), {}, text("", "", "Berlin")},
       {"xinhua", text("上海交通大学医学院附属新华医院", "", ""), {}, text("上海", "", "Shanghai")}}};
};

TEST_F(InstitutionSearch, finds_part_of_a_name_in_any_language) {
  EXPECT_EQ(search("华山"), Ids{"huashan"});
  EXPECT_EQ(search("協和"), (Ids{"xiehe-wuhan", "pumch"})) << "an alias starts with it";
  EXPECT_EQ(search("union med"), Ids{"pumch"});
  EXPECT_EQ(search("CHARITE"), Ids{"charite"});
  EXPECT_EQ(search("pumch"), Ids{"pumch"});
}

TEST_F(InstitutionSearch, finds_pinyin_and_initials) {
  EXPECT_EQ(search("huash"), Ids{"huashan"});
  EXPECT_EQ(search("bjxh"), Ids{"pumch"});
  EXPECT_EQ(search("beijingxiehe"), Ids{"pumch"});
  EXPECT_EQ(search("xiamendaxue"), Ids{"xiamen"});
  EXPECT_TRUE(search("uashan").empty()) << "pinyin is found from the start of a syllable only";
}

TEST_F(InstitutionSearch, finds_by_city_and_needs_every_term) {
  EXPECT_EQ(search("上海 华山"), Ids{"huashan"});
  EXPECT_EQ(search("xiehe wuhan"), Ids{"xiehe-wuhan"});
  EXPECT_EQ(search("berlin"), Ids{"charite"});
  EXPECT_TRUE(search("北京 华山").empty());
}

TEST_F(InstitutionSearch, puts_better_matches_first) {
  EXPECT_EQ(search("协和医院"), (Ids{"xiehe-wuhan", "pumch"}));
  EXPECT_EQ(search("上海"), (Ids{"xinhua", "huashan"}));
  EXPECT_EQ(search("上海", 1), Ids{"xinhua"});
}

TEST_F(InstitutionSearch, finds_nothing_for_nothing) {
  EXPECT_TRUE(search("").empty());
  EXPECT_TRUE(search("  ·").empty());
  EXPECT_EQ(index_.size(), 6U);
}

}  // namespace
}  // namespace consilium::lookup
