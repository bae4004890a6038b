#include "base/json.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace consilium::base {
namespace {

TEST(Json, names_the_place_of_a_mistake) {
  const auto result = parse_json("{\n  \"a\": tru\n}");
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().where.substr(0, 6), "line 2");
}

TEST(Json, refuses_duplicate_keys_at_any_depth_and_however_escaped) {
  const auto result = parse_json(R"({"a": [{"b": 1, "\u0062": 2}]})");
  ASSERT_FALSE(result.has_value());
  EXPECT_NE(result.error().message.find("`b`"), std::string::npos);
  EXPECT_TRUE(parse_json(R"({"a": {"b": 1}, "b": "}\"{", "c": [1, {"a": []}]})").has_value());
}

TEST(Json, refuses_fractions_trailing_text_and_depth) {
  EXPECT_FALSE(parse_json(R"({"a": 0.1})").has_value());
  EXPECT_FALSE(parse_json("{} {}").has_value());
  EXPECT_FALSE(parse_json(std::string(100, '[')).has_value());
  EXPECT_FALSE(parse_json("").has_value());
  EXPECT_FALSE(parse_json("\"\xff\"").has_value());
}

TEST(Json, canonical_text_does_not_depend_on_the_order_of_keys) {
  EXPECT_EQ(to_canonical_text(*parse_json(R"({"b":1,"a":{"d":[],"c":null}})")),
            to_canonical_text(*parse_json(R"({"a":{"c":null,"d":[]},"b":1})")));
}

}  // namespace
}  // namespace consilium::base
