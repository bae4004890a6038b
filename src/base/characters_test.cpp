#include "base/characters.hpp"

#include <gtest/gtest.h>

namespace consilium::base {
namespace {

using Status = Character::Status;

TEST(Characters, reads_each_length_up_to_the_last_code_point) {
  EXPECT_EQ(first_character("a").code_point, U'a');
  EXPECT_EQ(first_character("\xC2\x80").code_point, 0x80U);
  EXPECT_EQ(first_character("\xE4\xB8\xAD文").code_point, U'中');
  EXPECT_EQ(first_character("\xF4\x8F\xBF\xBF").code_point, 0x10FFFFU);
  EXPECT_EQ(first_character("\xF0\x9F\x98\x80").length, 4U);
}

TEST(Characters, refuses_overlong_forms_surrogates_and_what_is_past_the_end) {
  for (const std::string_view bytes : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80",
                                       "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80", "\xFF", "\xE4\xB8z"}) {
    EXPECT_EQ(first_character(bytes).status, Status::invalid) << bytes;
  }
}

TEST(Characters, tells_a_character_that_is_cut_off_from_one_that_is_wrong) {
  for (const std::string_view bytes : {"\xC3", "\xE4", "\xE4\xB8", "\xF0\x9F\x98"}) {
    EXPECT_EQ(first_character(bytes).status, Status::cut_off);
    EXPECT_EQ(first_character(bytes).length, bytes.size());
  }
}

TEST(Characters, tells_text_from_other_bytes) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("a王"));
  EXPECT_FALSE(is_utf8("a\xFF"));
  EXPECT_FALSE(is_utf8("王\xE7\x8E"));
}

TEST(Characters, knows_those_that_hide_reorder_or_break) {
  EXPECT_EQ(kind_of(U'中'), CharacterKind::ordinary);
  EXPECT_EQ(kind_of(0x3000), CharacterKind::ordinary);
  EXPECT_EQ(kind_of(0x1F600), CharacterKind::ordinary);
  for (const char32_t separator : {0x85, 0x2028, 0x2029}) EXPECT_EQ(kind_of(separator), CharacterKind::separator);
  for (const char32_t hidden : {0xAD, 0x61C, 0x200B, 0x200D, 0x200F, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFEFF}) {
    EXPECT_EQ(kind_of(hidden), CharacterKind::invisible) << static_cast<unsigned>(hidden);
  }
  for (const char32_t control : {0x00, 0x1B, 0x7F, 0x9F, 0xFFFE, 0x1FFFF}) {
    EXPECT_EQ(kind_of(control), CharacterKind::control) << static_cast<unsigned>(control);
  }
  EXPECT_EQ(name_of(0x202E), "U+202E (right-to-left override)");
  EXPECT_EQ(name_of(U'中'), "U+4E2D");
}

TEST(Characters, guesses_the_encoding_that_a_file_was_saved_in) {
  EXPECT_EQ(likely_encoding("\xD6\xD0\xCE\xC4\xA3\xAC\xD2\xBD\xD4\xBA: a"), "GBK");        // 中文，医院
  EXPECT_EQ(likely_encoding("\xA4\xA4\xA4\xE5\xA1\x41\xC2\xE5\xB0\x7C\xB3\xB9"), "Big5");  // 中文，醫院章
  EXPECT_EQ(likely_encoding("caf\xE9 and na\xEFve \x93quotes\x94 "), "Windows-1252");
  EXPECT_EQ(likely_encoding("r\xE9sum\xE9s"), "Windows-1252");
  EXPECT_EQ(likely_encoding("\xFF\xFE\x61\x00"), "UTF-16");
  EXPECT_EQ(likely_encoding(std::string_view("\xFFg\0h\0i\0", 7)), "UTF-16");
}

}  // namespace
}  // namespace consilium::base
