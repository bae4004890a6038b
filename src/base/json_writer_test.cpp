#include "base/json_writer.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "base/json.hpp"

namespace consilium::base {
namespace {

TEST(JsonWriter, escapes_every_character_as_a_document_does) {
  for (const std::size_t before : {0U, 1U, 7U, 8U, 9U}) {
    for (int c = 0; c < 0x80; ++c) {
      const std::string said = std::string(before, 'x') + static_cast<char>(c) + "文字 after" + static_cast<char>(c);
      JsonWriter writer(1);
      writer.text(said);
      EXPECT_EQ(std::move(writer).take(), to_text(boost::json::value(said))) << c;
    }
  }
}

TEST(JsonWriter, writes_members_and_elements_with_commas_between_them) {
  JsonWriter writer;
  writer.begin_object();
  writer.member("a", "x");
  writer.key("b");
  writer.begin_array();
  writer.number(-1);
  writer.yes_no(true);
  writer.begin_object();
  writer.end_object();
  writer.begin_array();
  writer.end_array();
  writer.text("");
  writer.end_array();
  writer.key("c");
  writer.yes_no(false);
  writer.end_object();
  EXPECT_EQ(std::move(writer).take(), R"({"a":"x","b":[-1,true,{},[],""],"c":false})");
}

TEST(JsonWriter, writes_the_smallest_and_the_largest_number) {
  JsonWriter writer;
  writer.begin_array();
  writer.number(INT64_MIN);
  writer.number(INT64_MAX);
  writer.end_array();
  EXPECT_EQ(std::move(writer).take(), "[-9223372036854775808,9223372036854775807]");
}

}  // namespace
}  // namespace consilium::base
