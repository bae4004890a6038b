#include "lookup/identity_document.hpp"

#include <gtest/gtest.h>

#include "lookup/resident_number.hpp"

namespace consilium::lookup {
namespace {

struct Good {
  IdentityDocumentKind kind;
  const char* text;
  const char* normalised;
};

// Every number here is invented; most come from examples of the standards.
TEST(IdentityDocument, accepts_numbers_of_each_kind_in_one_spelling) {
  for (const Good& good :
       {Good{IdentityDocumentKind::resident_id, "11010519491231002x", "11010519491231002X"},
        Good{IdentityDocumentKind::resident_id, "440524 18800101 0014", ""},
        Good{IdentityDocumentKind::resident_id, "110101 19000101 0014", "110101190001010014"},
        Good{IdentityDocumentKind::passport, "e12345678", "E12345678"},
        Good{IdentityDocumentKind::hkid, "a123456(3)", "A1234563"},
        Good{IdentityDocumentKind::hkid, "A1234563", "A1234563"},
        Good{IdentityDocumentKind::hkid, "AB987654（3）", "AB9876543"},
        Good{IdentityDocumentKind::taiwan_permit, "12345678", "12345678"},
        Good{IdentityDocumentKind::taiwan_permit, "12345678(01)", "1234567801"},
        Good{IdentityDocumentKind::home_return_permit, "H12345678", "H12345678"},
        Good{IdentityDocumentKind::home_return_permit, "m1234567800", "M1234567800"},
        Good{IdentityDocumentKind::foreigner_permanent_residence, "CAN310082081702", "CAN310082081702"}}) {
    const auto checked = check(good.kind, good.text);
    if (std::string_view(good.normalised).empty()) {
      EXPECT_FALSE(checked.has_value()) << good.text;  // born before 1900
    } else {
      ASSERT_TRUE(checked.has_value()) << good.text << ": " << checked.error().message;
      EXPECT_EQ(*checked, good.normalised);
    }
  }
}

struct Bad {
  IdentityDocumentKind kind;
  const char* text;
  const char* says;
};

TEST(IdentityDocument, says_which_character_is_wrong_and_what_was_expected) {
  for (const Bad& bad :
       {Bad{IdentityDocumentKind::resident_id, "110105194912310021",
            "character 18 is `1`, but the first 17 digits give `X`"},
        Bad{IdentityDocumentKind::resident_id, "11010519491231002", "has 17 characters; expected 18"},
        Bad{IdentityDocumentKind::resident_id, "110105491231002", "15-digit numbers are no longer valid"},
        Bad{IdentityDocumentKind::resident_id, "1101051949I231002X", "character 11 is `I`; expected a digit"},
        Bad{IdentityDocumentKind::resident_id, "110105194913310025", "characters 7 to 14 are no day of birth"},
        Bad{IdentityDocumentKind::resident_id, "990105194912310021", "foreigner_permanent_residence"},
        Bad{IdentityDocumentKind::resident_id, "010105194912310021", "no province"},
        Bad{IdentityDocumentKind::resident_id, "11010519491231002A", "character 18 is `A`; expected a digit or X"},
        Bad{IdentityDocumentKind::resident_id, "1.10105E+17", "character 2 is neither a letter nor a digit"},
        Bad{IdentityDocumentKind::resident_id, "", "the number is empty"},
        Bad{IdentityDocumentKind::passport, "E123", "5 to 12"},
        Bad{IdentityDocumentKind::passport, "ABCDEFGH", "only letters"},
        Bad{IdentityDocumentKind::hkid, "A123456(4)",
            "the check digit (character 8) is `4`, but the characters before it give `3`"},
        Bad{IdentityDocumentKind::hkid, "A12345(3)", "expected one or two letters"},
        Bad{IdentityDocumentKind::hkid, "1A234563", "expected one or two letters"},
        Bad{IdentityDocumentKind::hkid, "A12B4563", "character 4 is `B`"},
        Bad{IdentityDocumentKind::taiwan_permit, "123456789", "expected 8 digits, or 10"},
        Bad{IdentityDocumentKind::taiwan_permit, "1234567X", "character 8 is `X`"},
        Bad{IdentityDocumentKind::home_return_permit, "C12345678", "H (Hong Kong) or M (Macau)"},
        Bad{IdentityDocumentKind::home_return_permit, "H1234567", "H or M and 8 digits"},
        Bad{IdentityDocumentKind::foreigner_permanent_residence, "C1N310082081702", "character 2 is `1`"},
        Bad{IdentityDocumentKind::foreigner_permanent_residence, "11010519491231002X", "kind resident_id"}}) {
    const auto checked = check(bad.kind, bad.text);
    ASSERT_FALSE(checked.has_value()) << bad.text;
    EXPECT_NE(checked.error().message.find(bad.says), std::string::npos) << bad.text << ": " << checked.error().message;
  }
}

TEST(IdentityDocument, finds_every_single_wrong_digit_and_every_swap_of_neighbours) {
  const std::string right = "11010519491231002X";
  for (std::size_t at = 0; at + 1 < right.size(); ++at) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string wrong = right;
      wrong[at] = digit;
      EXPECT_EQ(check(IdentityDocumentKind::resident_id, wrong).has_value(), wrong == right) << wrong;
    }
    std::string swapped = right;
    std::swap(swapped[at], swapped[at + 1]);
    EXPECT_EQ(check(IdentityDocumentKind::resident_id, swapped).has_value(), swapped == right) << swapped;
  }
}

TEST(IdentityDocument, reads_birth_date_and_sex_from_the_number) {
  const auto woman = stated_by_number(IdentityDocumentKind::resident_id, "11010519491231002X");
  ASSERT_TRUE(woman.has_value());
  EXPECT_EQ(woman->birth_date, base::Date::of(1949, 12, 31));
  EXPECT_EQ(woman->sex, Sex::female);
  EXPECT_EQ(stated_by_number(IdentityDocumentKind::resident_id, "110101190001010014")->sex, Sex::male);
  EXPECT_FALSE(stated_by_number(IdentityDocumentKind::passport, "E12345678").has_value());
}

TEST(IdentityDocument, reads_the_foreigner_card_of_2023) {
  const std::string seventeen = "91112419850315004";
  const std::string number = seventeen + resident_check_character(seventeen);
  ASSERT_TRUE(check(IdentityDocumentKind::foreigner_permanent_residence, number).has_value());
  const auto stated = stated_by_number(IdentityDocumentKind::foreigner_permanent_residence, number);
  ASSERT_TRUE(stated.has_value());
  EXPECT_EQ(stated->birth_date, base::Date::of(1985, 3, 15));
}

TEST(IdentityDocument, words_of_kinds_and_sexes_read_back) {
  for (const std::string& word : identity_document_kinds()) {
    ASSERT_TRUE(identity_document_kind_from(word).has_value());
    EXPECT_EQ(to_string(*identity_document_kind_from(word)), word);
  }
  EXPECT_EQ(identity_document_kinds().size(), 6U);
  EXPECT_FALSE(identity_document_kind_from("driving_licence").has_value());
  EXPECT_EQ(sex_from("female"), Sex::female);
  EXPECT_FALSE(sex_from("F").has_value());
}

}  // namespace
}  // namespace consilium::lookup
