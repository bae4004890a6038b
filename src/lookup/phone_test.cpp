#include "lookup/phone.hpp"

#include <gtest/gtest.h>

namespace consilium::lookup {
namespace {

TEST(NormalisePhone, gives_one_spelling_to_mainland_numbers) {
  for (const char* phone : {"13800138000", "+86 138 0013 8000", "0086-138-0013-8000", "86 13800138000",
                            "（+86）13800138000", "１３８００１３８０００"}) {
    EXPECT_EQ(normalise_phone(phone).value(), "+8613800138000") << phone;
  }
  EXPECT_EQ(normalise_phone("010-6552 1234").value(), "+861065521234");
  EXPECT_EQ(normalise_phone("+86 (0)10 6552 1234").value(), "+861065521234");
  EXPECT_EQ(normalise_phone("0755 8888 1234").value(), "+8675588881234");
}

TEST(NormalisePhone, reads_eight_digits_as_hong_kong_only_there) {
  EXPECT_EQ(normalise_phone("9123 4567", PhoneRegion::hong_kong).value(), "+85291234567");
  EXPECT_EQ(normalise_phone("+852 9123 4567").value(), "+85291234567");
  EXPECT_EQ(normalise_phone("85291234567").value(), "+85291234567");
  EXPECT_EQ(normalise_phone("13800138000", PhoneRegion::hong_kong).value(), "+8613800138000");
  const auto refused = normalise_phone("9123 4567");
  ASSERT_FALSE(refused.has_value());
  EXPECT_NE(refused.error().message.find("+852"), std::string::npos);
}

TEST(NormalisePhone, reads_other_countries) {
  EXPECT_EQ(normalise_phone("+853 6612 3456").value(), "+85366123456");
  EXPECT_EQ(normalise_phone("+886 0912 345 678").value(), "+886912345678");
  EXPECT_EQ(normalise_phone("+1 (212) 555-0100").value(), "+12125550100");
}

TEST(NormalisePhone, refuses_what_nobody_can_dial_without_repeating_it) {
  for (const char* phone : {"", "abc", "138001380001", "1380013800", "12800138000", "+852 1234 567", "+1",
                            "+0123456789", "13800138000/13900139000", "1.38E+10"}) {
    const auto refused = normalise_phone(phone);
    ASSERT_FALSE(refused.has_value()) << phone;
    EXPECT_EQ(refused.error().message.find("138001"), std::string::npos) << refused.error().message;
  }
}

}  // namespace
}  // namespace consilium::lookup
