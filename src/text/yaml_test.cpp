#include "text/yaml.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace consilium::text {
namespace {

Node tree_of(std::string_view source) {
  Document document = read_yaml("a.yaml", source);
  for (const base::Diagnostic& problem : document.problems) ADD_FAILURE() << base::render(problem, source);
  return document.root ? std::move(*document.root) : Node{};
}

// `line:column-line:column`, the end one past the last character.
std::string span(const base::Place& place) {
  return std::to_string(place.line) + ":" + std::to_string(place.column) + "-" + std::to_string(place.end_line) + ":" +
         std::to_string(place.end_column);
}

TEST(Yaml, keeps_scalars_as_text_whatever_they_look_like) {
  const Node root = tree_of("a: 010\nb: on\nc: 12:30\nd: 2026-03-02\ne: ~\nf: null\ng: 1_000\nh: '7'\n");
  const std::vector<std::string> expected{"010", "on", "12:30", "2026-03-02", "~", "null", "1_000", "7"};
  ASSERT_EQ(root.entries.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(root.entries[i].value.text, expected[i]);
    EXPECT_EQ(root.entries[i].value.quoted, i == 7);
  }
}

TEST(Yaml, keeps_the_order_of_a_mapping_and_finds_by_key) {
  const Node root = tree_of("z: 1\na: {c: 2, b: 3}\n");
  EXPECT_EQ(root.entries[0].key, "z");
  EXPECT_EQ(root.entries[1].key, "a");
  ASSERT_NE(root.find("a"), nullptr);
  ASSERT_NE(root.find("a")->find("b"), nullptr);
  EXPECT_EQ(root.find("a")->find("b")->text, "3");
  EXPECT_EQ(root.find("missing"), nullptr);
  EXPECT_EQ(root.find("z")->find("z"), nullptr);
}

TEST(Yaml, counts_columns_in_characters_not_bytes) {
  const Node root = tree_of("名称: {名: 值, 😀: \"x y\"}\n");
  EXPECT_EQ(span(root.entries[0].key_place), "1:1-1:3");
  const Node& inner = root.entries[0].value;
  EXPECT_EQ(span(inner.place), "1:5-1:21");
  EXPECT_EQ(span(inner.entries[0].value.place), "1:9-1:10");
  EXPECT_EQ(span(inner.entries[1].key_place), "1:12-1:13");
  EXPECT_EQ(span(inner.entries[1].value.place), "1:15-1:20");
  EXPECT_EQ(inner.place.file, "a.yaml");
}

TEST(Yaml, ends_a_block_collection_with_its_last_item) {
  const Node root = tree_of("list:\n- one\n- two   # comment\n\n\nnext:\n  a: b\n\n");
  EXPECT_EQ(span(root.find("list")->place), "2:1-3:6");
  EXPECT_EQ(span(root.find("next")->place), "7:3-7:7");
  EXPECT_EQ(span(root.place), "1:1-7:7");
}

TEST(Yaml, gives_an_empty_value_a_place_on_its_own_line) {
  const Node root = tree_of("empty:\nnext: 1\n");
  EXPECT_EQ(root.find("empty")->text, "");
  EXPECT_FALSE(root.find("empty")->quoted);
  EXPECT_EQ(span(root.find("empty")->place), "1:7-1:7");
}

TEST(Yaml, resolves_quotes_escapes_and_blocks) {
  const Node root = tree_of("a: \"x\\ty\\u4E2D\"\nb: 'it''s'\nc: |\n  one\n  two\nd: >-\n  one\n  two\n");
  EXPECT_EQ(root.find("a")->text, "x\ty中");
  EXPECT_EQ(root.find("b")->text, "it's");
  EXPECT_EQ(root.find("c")->text, "one\ntwo\n");
  EXPECT_TRUE(root.find("c")->quoted);
  EXPECT_EQ(root.find("d")->text, "one two");
}

TEST(Yaml, reads_windows_line_ends_and_a_leading_document_mark) {
  const Node root = tree_of("# comment\r\n---\r\na: 1\r\nb:\r\n  - 2\r\n");
  EXPECT_EQ(root.find("a")->text, "1");
  EXPECT_EQ(span(root.find("b")->items.at(0).place), "5:5-5:6");
}

TEST(Yaml, gives_a_tree_beside_problems_unless_its_structure_is_unknown) {
  for (const std::string_view source :
       {"a:\t1\n", "a: &x 1\n", "a: 1\na: 2\n", "a: x\xE2\x80\xA8y\n", "a: 1\n---\nb: 2\n"}) {
    const Document document = read_yaml("a.yaml", source);
    EXPECT_FALSE(document.problems.empty()) << source;
    ASSERT_TRUE(document.root.has_value()) << source;
    EXPECT_EQ(document.root->entries.at(0).key, "a") << source;
  }
  for (const std::string_view source : {"a:\n\tb: 1\n", "a: 1\rb: 2\r", "a: \xFF\n", "a: [\n", ""}) {
    const Document document = read_yaml("a.yaml", source);
    EXPECT_FALSE(document.problems.empty()) << source;
    EXPECT_FALSE(document.root.has_value()) << source;
  }
}

TEST(Yaml, keeps_the_first_of_two_equal_keys) {
  const Document document = read_yaml("a.yaml", "a: 1\na: 2\nb: 3\n");
  ASSERT_TRUE(document.root.has_value());
  EXPECT_EQ(document.root->entries.size(), 2U);
  EXPECT_EQ(document.root->find("a")->text, "1");
}

TEST(Yaml, accepts_the_deepest_nesting_and_refuses_one_more) {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
  };
  EXPECT_TRUE(read_yaml("a.yaml", nested(yaml_depth_max)).problems.empty());
  const Document document = read_yaml("a.yaml", nested(yaml_depth_max + 1));
  EXPECT_FALSE(document.root.has_value());
  ASSERT_EQ(document.problems.size(), 1U);
  EXPECT_EQ(document.problems[0].code, "T112");
  EXPECT_EQ(document.problems[0].place.column, 33U);
}

TEST(Yaml, refuses_more_bytes_than_the_limit) {
  const std::string at_limit = "a: '" + std::string(yaml_bytes_max - 6, 'x') + "'\n";
  EXPECT_TRUE(read_yaml("a.yaml", at_limit).problems.empty());
  EXPECT_EQ(read_yaml("a.yaml", at_limit + " ").problems.at(0).code, "T101");
}

// Whatever the bytes are, reading ends, and there is a tree or a reason.
RC_GTEST_PROP(Yaml, answers_any_text_with_a_tree_or_a_problem, ()) {
  const auto source = *rc::gen::container<std::string>(
      rc::gen::elementOf(std::string("abc:  \n\n-[]{},?|>&*!%#'\"\\~\t\r\xE4\xB8\xAD\xC2\x85\xEF")));
  const Document document = read_yaml("a.yaml", source);
  RC_ASSERT(document.root.has_value() || !document.problems.empty());
  for (const base::Diagnostic& problem : document.problems) {
    RC_ASSERT(problem.code.size() == 4U && !problem.help.empty() && problem.place.line >= 1U &&
              problem.place.column >= 1U);
  }
}

}  // namespace
}  // namespace consilium::text
