// The rendered text of every problem that a YAML file can have, as a person sees it.
#include <gtest/gtest.h>

#include "text/yaml.hpp"

namespace consilium::text {
namespace {

std::string rendered(std::string_view source) {
  std::string text = "\n";
  for (const base::Diagnostic& problem : read_yaml("a.yaml", source).problems) text += base::render(problem, source);
  return text;
}

TEST(YamlCharacters, names_the_encoding_that_a_file_seems_to_be_in) {
  EXPECT_EQ(rendered("a: 1\nb: caf\xE9 bar\n"), R"(
a.yaml:2:7: error T102: the file is not UTF-8: byte 0xE9 cannot be read; it looks like Windows-1252
    2 | b: caf<E9> bar
      |       ^^^^
      = help: save the file as UTF-8 (in the editor: Save As, encoding UTF-8)
)");
  EXPECT_EQ(rendered("a: \xD6\xD0\xCE\xC4\n"), R"(
a.yaml:1:4: error T102: the file is not UTF-8: byte 0xD6 cannot be read; it looks like GBK
    1 | a: <D6><D0><CE><C4>
      |    ^^^^
      = help: save the file as UTF-8 (in the editor: Save As, encoding UTF-8)
)");
}

TEST(YamlCharacters, refuse_a_byte_order_mark_and_read_on) {
  EXPECT_EQ(rendered("\xEF\xBB\xBF"
                     "a: 1\na: 2\n"),
            R"(
a.yaml:1:1: error T103: the file starts with a byte order mark, U+FEFF
    1 | <U+FEFF>a: 1
      | ^^^^^^^^
      = help: save the file as UTF-8 without a byte order mark
a.yaml:2:1: error T119: the key `a` is written twice in this mapping
    2 | a: 2
      | ^
      = a.yaml:1:1: it is first written here
    1 | <U+FEFF>a: 1
      | ^^^^^^^^
      = help: delete one of the two, or give it another name
)");
}

TEST(YamlCharacters, refuse_tabs_once_a_line) {
  EXPECT_EQ(rendered("a:\tb\t\tc\nd: \te\n"), R"(
a.yaml:1:3: error T104: a tab stands between the words
    1 | a:<U+0009>b<U+0009><U+0009>c
      |   ^^^^^^^^
      = help: use a space; within double quotes a tab is written `\t`
a.yaml:2:4: error T104: a tab stands between the words
    2 | d: <U+0009>e
      |    ^^^^^^^^
      = help: use a space; within double quotes a tab is written `\t`
)");
  EXPECT_EQ(rendered("a:\n\tb: 1\n\tc: 2\n"), R"(
a.yaml:2:1: error T104: a tab is used as indentation
    2 | <U+0009>b: 1
      | ^^^^^^^^
      = help: indent by two spaces; most editors can convert tabs to spaces
a.yaml:3:1: error T104: a tab is used as indentation
    3 | <U+0009>c: 2
      | ^^^^^^^^
      = help: indent by two spaces; most editors can convert tabs to spaces
)");
}

TEST(YamlCharacters, refuse_line_ends_that_only_some_readers_see) {
  EXPECT_EQ(rendered("a: x\xE2\x80\xA8y\xE2\x80\xA9z\xC2\x85\n"), R"(
a.yaml:1:5: error T105: U+2028 (line separator) would end the line for some readers and not for others
    1 | a: x<U+2028>y<U+2029>z<U+0085>
      |     ^^^^^^^^
      = help: replace it by an ordinary line end or a space
a.yaml:1:7: error T105: U+2029 (paragraph separator) would end the line for some readers and not for others
    1 | a: x<U+2028>y<U+2029>z<U+0085>
      |              ^^^^^^^^
      = help: replace it by an ordinary line end or a space
a.yaml:1:9: error T105: U+0085 (next line) would end the line for some readers and not for others
    1 | a: x<U+2028>y<U+2029>z<U+0085>
      |                       ^^^^^^^^
      = help: replace it by an ordinary line end or a space
)");
  EXPECT_EQ(rendered("a: 1\rb: 2\r"), R"(
a.yaml:1:5: error T105: a carriage return without a line feed is not a line end here
    1 | a: 1<U+000D>b: 2<U+000D>
      |     ^^^^^^^^
      = help: save the file with Unix (LF) or Windows (CRLF) line ends
)");
}

TEST(YamlCharacters, refuse_what_hides_or_reorders) {
  EXPECT_EQ(rendered("a: x\xE2\x80\xAEy # \xE2\x81\xA6\nb: \xE2\x80\x8B\n"), R"(
a.yaml:1:5: error T106: U+202E (right-to-left override) cannot be seen, so what is read is not what is on the screen
    1 | a: x<U+202E>y # <U+2066>
      |     ^^^^^^^^
      = help: delete the character; it is often copied along from a web page or an office document
a.yaml:1:10: error T106: U+2066 (left-to-right isolate) cannot be seen, so what is read is not what is on the screen
    1 | a: x<U+202E>y # <U+2066>
      |                 ^^^^^^^^
      = help: delete the character; it is often copied along from a web page or an office document
a.yaml:2:4: error T106: U+200B (zero-width space) cannot be seen, so what is read is not what is on the screen
    2 | b: <U+200B>
      |    ^^^^^^^^
      = help: delete the character; it is often copied along from a web page or an office document
)");
  EXPECT_EQ(rendered("a: \001\n"), R"(
a.yaml:1:4: error T106: U+0001 (control character) cannot be seen, so what is read is not what is on the screen
    1 | a: <U+0001>
      |    ^^^^^^^^
      = help: delete the character; it is often copied along from a web page or an office document
)");
}

TEST(YamlCharacters, refuse_that_also_when_an_escape_brings_it_in) {
  EXPECT_EQ(rendered("a: \"x\\0\"\nb: \"\\u202E\"\n"), R"(
a.yaml:1:4: error T123: an escape in this text stands for U+0000 (null), which may not be in a text
    1 | a: "x\0"
      |    ^^^^^
      = help: delete the escape
a.yaml:2:4: error T123: an escape in this text stands for U+202E (right-to-left override), which may not be in a text
    2 | b: "\u202E"
      |    ^^^^^^^^
      = help: delete the escape
)");
}

TEST(YamlCharacters, refuse_look_alike_spaces_at_the_edge_of_text) {
  EXPECT_EQ(rendered("a:  　值\nb: x\xC2\xA0\nc: \"　\"\n"), R"(
a.yaml:1:5: error T122: `　值` starts or ends with U+3000 (full-width space), which looks like a space and is part of the text
    1 | a:  　值
      |     ^^^^
      = help: use ordinary spaces around text; put the text in quotes if the space belongs to it
a.yaml:2:4: error T122: `x ` starts or ends with U+00A0 (no-break space), which looks like a space and is part of the text
    2 | b: x 
      |    ^^
      = help: use ordinary spaces around text; put the text in quotes if the space belongs to it
)");
}

TEST(YamlSubset, needs_content) {
  EXPECT_EQ(rendered(""), R"(
a.yaml:1:1: error T110: the file holds nothing but comments and empty lines
      = help: write a mapping of `key: value` lines
)");
  EXPECT_EQ(rendered("# only a comment\n"), R"(
a.yaml:1:1: error T110: the file holds nothing but comments and empty lines
    1 | # only a comment
      | ^
      = help: write a mapping of `key: value` lines
)");
  EXPECT_EQ(rendered("---\n"), R"(
a.yaml:1:1: error T110: the file holds nothing but comments and empty lines
    1 | ---
      | ^
      = help: write a mapping of `key: value` lines
)");
}

TEST(YamlSubset, refuses_a_second_document) {
  EXPECT_EQ(rendered("a: 1\n---\nb: 2\n"), R"(
a.yaml:2:1: error T113: a second document starts here
    2 | ---
      | ^^^
      = help: keep one document in a file; delete `---` or move what follows into its own file
)");
}

TEST(YamlSubset, refuses_directives) {
  EXPECT_EQ(rendered("%YAML 1.1\n---\na: 1\n"), R"(
a.yaml:1:1: error T114: directives such as `%YAML` are not used here
    1 | %YAML 1.1
      | ^^^^^^^^^
      = help: delete the line
)");
}

TEST(YamlSubset, refuses_anchors_aliases_and_merges_in_one_run) {
  EXPECT_EQ(rendered("a: &x {b: c}\nd:\n  <<: *x\n"), R"(
a.yaml:1:4: error T115: the anchor `&x` is not used here
    1 | a: &x {b: c}
      |    ^^
      = help: write the value in each place that needs it; if this is text, put it in quotes
a.yaml:3:3: error T118: the merge key `<<` is not used here
    3 |   <<: *x
      |   ^^
      = help: write the keys in each place
a.yaml:3:7: error T116: the alias `*x` stands for text that is somewhere else
    3 |   <<: *x
      |       ^^
      = help: write the value here; if this is text, put it in quotes
)");
}

TEST(YamlSubset, refuses_tags) {
  EXPECT_EQ(rendered("a: !!str 1\nb: !own {c: d}\n"), R"(
a.yaml:1:4: error T117: the tag `!!str` is not used here
    1 | a: !!str 1
      |    ^^^^^
      = help: delete it: the schema says what a value is; if this is text, put it in quotes
a.yaml:2:4: error T117: the tag `!own` is not used here
    2 | b: !own {c: d}
      |    ^^^^
      = help: delete it: the schema says what a value is; if this is text, put it in quotes
)");
}

TEST(YamlSubset, refuses_the_same_key_twice_and_shows_both) {
  EXPECT_EQ(rendered("名称: 1\n服务: {a: 1, a: 2}\n名称: 3\n"), R"(
a.yaml:2:12: error T119: the key `a` is written twice in this mapping
    2 | 服务: {a: 1, a: 2}
      |              ^
      = a.yaml:2:6: it is first written here
    2 | 服务: {a: 1, a: 2}
      |        ^
      = help: delete one of the two, or give it another name
a.yaml:3:1: error T119: the key `名称` is written twice in this mapping
    3 | 名称: 3
      | ^^^^
      = a.yaml:1:1: it is first written here
    1 | 名称: 1
      | ^^^^
      = help: delete one of the two, or give it another name
)");
}

TEST(YamlSubset, refuses_keys_that_are_not_one_line_of_text) {
  EXPECT_EQ(rendered("? [a, b]\n: c\n? |\n  a\n: c\n\"\": 1\n"), R"(
a.yaml:1:3: error T120: a key must be one line of text, not a list
    1 | ? [a, b]
      |   ^^^^^^
      = help: write `key: value`; put the key in quotes if it holds brackets
a.yaml:3:3: error T120: a key must be one line of text, not a block of text
    3 | ? |
      |   ^
      = help: write `key: value`; put the key in quotes if it holds brackets
a.yaml:6:1: error T121: the key before `:` is empty
    6 | "": 1
      | ^^
      = help: write a key before the colon
)");
}

TEST(YamlSyntax, shows_where_an_open_quote_began) {
  EXPECT_EQ(rendered("a: \"x\nb: 1\n"), R"(
a.yaml:1:4: error T111: the text in quotes never ends
    1 | a: "x
      |    ^
      = help: add the closing quote
)");
  EXPECT_EQ(rendered("a: 'x\n---\n"), R"(
a.yaml:1:4: error T111: the text in quotes is not closed before the line `---` or `...`
    1 | a: 'x
      |    ^
      = help: add the closing quote
)");
}

TEST(YamlSyntax, explains_a_line_without_a_colon) {
  EXPECT_EQ(rendered("a: 1\nkey:value\nb: 2\n"), R"(
a.yaml:2:1: error T111: this line is neither a `key: value` nor a list item
    2 | key:value
      | ^
      = help: write `key: value` with a space after the colon, or `- item` with a space after the dash
)");
}

TEST(YamlSyntax, explains_a_colon_within_text) {
  EXPECT_EQ(rendered("a: b: c\n"), R"(
a.yaml:1:5: error T111: a `: ` is not allowed here
    1 | a: b: c
      |     ^
      = help: put text that holds `: ` in quotes; if this line is a key, give it the indentation of the keys beside it and see whether the line before is a whole `key: value`
)");
  EXPECT_EQ(rendered("名称：值\nb: 1\n"), R"(
a.yaml:2:2: error T111: a `: ` is not allowed here
    2 | b: 1
      |  ^
      = help: put text that holds `: ` in quotes; if this line is a key, give it the indentation of the keys beside it and see whether the line before is a whole `key: value`; the full-width `：` in line 1 is not the `:` of the syntax
)");
}

TEST(YamlSyntax, explains_lists_and_mappings_that_are_not_closed) {
  EXPECT_EQ(rendered("a: [b, c\nd: e\n"), R"(
a.yaml:2:2: error T111: expected `,` or `]`
    2 | d: e
      |  ^
      = a.yaml:1:4: it began here
    1 | a: [b, c
      |    ^
      = help: close the list, or separate its items by commas
)");
  // The parser counts the end of the file as a line of its own; a person sees only those that are there.
  EXPECT_EQ(rendered("x: 1\na: {甲: c"), R"(
a.yaml:2:9: error T111: expected `,` or `}`
    2 | a: {甲: c
      |          ^
      = a.yaml:2:4: it began here
    2 | a: {甲: c
      |    ^
      = help: close the mapping, or separate its entries by commas
)");
  EXPECT_EQ(rendered("{zh: 甲，en: b}\n"), R"(
a.yaml:1:10: error T111: expected `,` or `}`
    1 | {zh: 甲，en: b}
      |            ^
      = a.yaml:1:1: it began here
    1 | {zh: 甲，en: b}
      | ^
      = help: close the mapping, or separate its entries by commas; the full-width `，` in line 1 is not the `,` of the syntax
)");
  EXPECT_EQ(rendered("[a, , b]\n"), R"(
a.yaml:1:5: error T111: expected a value
    1 | [a, , b]
      |     ^
      = help: add it, or delete the comma
)");
  EXPECT_EQ(rendered("a: - b\n"), R"(
a.yaml:1:4: error T111: a list item cannot start here
    1 | a: - b
      |    ^
      = help: start the list on the next line, or write it as `[a, b]`
)");
}

TEST(YamlSyntax, explains_wrong_indentation) {
  EXPECT_EQ(rendered("a:\n  b: 1\n c: 2\n"), R"(
a.yaml:3:2: error T111: expected a key of the mapping that began earlier, or the end of the line
    3 |  c: 2
      |  ^
      = a.yaml:1:1: it began here
    1 | a:
      | ^
      = help: give the key the indentation of the keys beside it; put text that holds quotes or brackets in quotes, where a single quote within single quotes is written twice
)");
  EXPECT_EQ(rendered("- a\nb: 1\n"), R"(
a.yaml:2:1: error T111: expected the next item of the list that began earlier
    2 | b: 1
      | ^
      = a.yaml:1:1: it began here
    1 | - a
      | ^
      = help: start each item with `- ` at the same indentation
)");
  EXPECT_EQ(rendered("{a: 1}\nb: 2\n"), R"(
a.yaml:2:1: error T111: the document ended before this line
    2 | b: 2
      | ^
      = help: keep one mapping in the file, with all its keys at the same indentation
)");
  EXPECT_EQ(rendered("a: 'it's'\n"), R"(
a.yaml:1:8: error T111: expected a key of the mapping that began earlier, or the end of the line
    1 | a: 'it's'
      |        ^
      = a.yaml:1:1: it began here
    1 | a: 'it's'
      | ^
      = help: give the key the indentation of the keys beside it; put text that holds quotes or brackets in quotes, where a single quote within single quotes is written twice
)");
}

TEST(YamlSyntax, explains_text_that_needs_quotes) {
  EXPECT_EQ(rendered("a: @x\n"), R"(
a.yaml:1:4: error T111: text cannot start with this character
    1 | a: @x
      |    ^
      = help: put the text in quotes
)");
  EXPECT_EQ(rendered("a: **b**\n"), R"(
a.yaml:1:4: error T111: plain text cannot start with `*`
    1 | a: **b**
      |    ^
      = help: put the text in quotes
)");
  EXPECT_EQ(rendered("a: & b\n"), R"(
a.yaml:1:4: error T111: plain text cannot start with `&`
    1 | a: & b
      |    ^
      = help: put the text in quotes
)");
  EXPECT_EQ(rendered("a: !<x y\n"), R"(
a.yaml:1:4: error T111: plain text cannot start with `!`
    1 | a: !<x y
      |    ^
      = help: put the text in quotes
)");
  EXPECT_EQ(rendered("a: !x!y z\n"), R"(
a.yaml:1:4: error T111: plain text cannot start with `!`
    1 | a: !x!y z
      |    ^
      = help: put the text in quotes
)");
}

TEST(YamlSyntax, explains_wrong_escapes) {
  EXPECT_EQ(rendered("a: \"\\q\"\n"), R"(
a.yaml:1:5: error T111: there is no such escape within double quotes
    1 | a: "\q"
      |     ^
      = a.yaml:1:4: it began here
    1 | a: "\q"
      |    ^
      = help: write a backslash as `\\`, or use single quotes, in which nothing is escaped
)");
  EXPECT_EQ(rendered("a: \"\\u12\"\n"), R"(
a.yaml:1:7: error T111: the escape needs hexadecimal digits
    1 | a: "\u12"
      |       ^
      = a.yaml:1:4: it began here
    1 | a: "\u12"
      |    ^
      = help: write `\u` with four digits, such as `\u00A0`
)");
  EXPECT_EQ(rendered("a: \"\\ud800\"\n"), R"(
a.yaml:1:7: error T111: the escape is not a character
    1 | a: "\ud800"
      |       ^
      = a.yaml:1:4: it began here
    1 | a: "\ud800"
      |    ^
      = help: write the character itself
)");
}

TEST(YamlSyntax, explains_wrong_block_text) {
  EXPECT_EQ(rendered("a: |x\n  b\n"), R"(
a.yaml:1:5: error T111: the text after `|` or `>` starts on the next line
    1 | a: |x
      |     ^
      = a.yaml:1:4: it began here
    1 | a: |x
      |    ^
      = help: move it to the next line, indented
)");
  EXPECT_EQ(rendered("a: |0\n b\n"), R"(
a.yaml:1:5: error T111: block text cannot have indentation 0
    1 | a: |0
      |     ^
      = a.yaml:1:4: it began here
    1 | a: |0
      |    ^
      = help: delete the number after `|` or `>`
)");
}

}  // namespace
}  // namespace consilium::text
