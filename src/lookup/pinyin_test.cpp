#include "lookup/pinyin.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace consilium::lookup {
namespace {

class Pinyin : public testing::Test {
 protected:
  bool has(std::string_view name, std::string_view token) const {
    const auto tokens = pinyin_tokens(transliteration_, name);
    return std::find(tokens.begin(), tokens.end(), token) != tokens.end();
  }
  Transliteration transliteration_ = Transliteration::create().value();
};

TEST_F(Pinyin, gives_the_whole_the_initials_and_each_syllable) {
  EXPECT_EQ(pinyin_tokens(transliteration_, "王小明"),
            (std::vector<std::string>{"ming", "wang", "wangxiaoming", "wxm", "xiao"}));
}

TEST_F(Pinyin, knows_the_readings_of_surnames) {
  EXPECT_TRUE(has("曾国强", "zengguoqiang"));
  EXPECT_TRUE(has("单雄信", "shanxiongxin"));
  EXPECT_TRUE(has("朴正", "piaozheng"));
  EXPECT_TRUE(has("朴正", "puzheng"));
  EXPECT_TRUE(has("欧阳修", "oyx"));
}

TEST_F(Pinyin, spells_u_umlaut_as_people_type_it) {
  for (const char* token : {"luli", "lvli", "lyuli"}) EXPECT_TRUE(has("吕丽", token)) << token;
}

TEST_F(Pinyin, reads_traditional_characters_alike) {
  EXPECT_EQ(pinyin_tokens(transliteration_, "陳大文"), pinyin_tokens(transliteration_, "陈大文"));
}

TEST_F(Pinyin, lowers_words_in_latin_letters) {
  EXPECT_EQ(pinyin_tokens(transliteration_, "O’Brien, Zoë"), (std::vector<std::string>{"obrien", "zoe"}));
  EXPECT_TRUE(has("Mary 王", "mary"));
  EXPECT_TRUE(has("Mary 王", "wang"));
}

TEST_F(Pinyin, joins_over_a_middle_dot) { EXPECT_TRUE(has("阿依古丽·买买提", "ayigulimaimaiti")); }

TEST_F(Pinyin, keeps_a_character_without_a_reading) {
  EXPECT_TRUE(has("𠮷", "𠮷"));
  EXPECT_TRUE(pinyin_tokens(transliteration_, " - ").empty());
}

}  // namespace
}  // namespace consilium::lookup
