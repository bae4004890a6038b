#include "http/target.hpp"

#include <gtest/gtest.h>

namespace consilium::http {
namespace {

TEST(Target, splits_path_and_query_and_decodes_only_the_query) {
  const auto target = parse_target("/a%2Fb?x=1&y=%E5%BC%A0+b&z&=e&&w=a=b");
  ASSERT_TRUE(target.has_value());
  EXPECT_EQ(target->path, "/a%2Fb");
  EXPECT_EQ(target->query, (std::vector<Parameter>{{"x", "1"}, {"y", "张 b"}, {"z", ""}, {"", "e"}, {"w", "a=b"}}));
}

TEST(Target, accepts_the_absolute_form_and_the_asterisk) {
  EXPECT_EQ(parse_target("http://host:80/a?b=c")->path, "/a");
  EXPECT_EQ(parse_target("HTTPS://host")->path, "/");
  EXPECT_EQ(parse_target("http://host?b=c")->path, "/");
  EXPECT_EQ(parse_target("http://host?b=c")->query.size(), 1U);
  EXPECT_EQ(parse_target("*")->path, "*");
}

TEST(Target, keeps_an_address_inside_a_query_apart_from_the_absolute_form) {
  const auto target = parse_target("/a?next=http://host/b");
  EXPECT_EQ(target->path, "/a");
  EXPECT_EQ(target->query.front().value, "http://host/b");
}

TEST(Target, refuses_what_is_neither) {
  for (const auto* text : {"", "a", "host:80", "?a=b", "ftp://host/a", "/a?b=%", "/a?b=%4", "/a?%4x=1", "/?%"}) {
    EXPECT_FALSE(parse_target(text).has_value()) << text;
  }
}

TEST(PercentDecoded, gives_any_bytes_and_leaves_plus_alone) {
  EXPECT_EQ(percent_decoded("a%00%fF+%41"), std::string("a\0\xff+A", 5));
  EXPECT_EQ(percent_decoded(""), "");
  EXPECT_FALSE(percent_decoded("%4").has_value());
  EXPECT_FALSE(percent_decoded("%-1").has_value());
}

}  // namespace
}  // namespace consilium::http
