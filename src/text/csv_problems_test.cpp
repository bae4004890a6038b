// The rendered text of the problems that a table can have, as a person sees it.
#include <gtest/gtest.h>

#include "text/csv.hpp"

namespace consilium::text {
namespace {

std::string rendered(std::string_view source) {
  std::string text = "\n";
  for (const base::Diagnostic& problem : read_csv("a.csv", source).problems) text += base::render(problem, source);
  return text;
}

TEST(CsvReading, needs_a_header) {
  EXPECT_EQ(rendered(""), R"(
a.csv:1:1: error T150: the table is empty
      = help: write a header row with the column names
)");
  EXPECT_EQ(rendered("\n\n"), R"(
a.csv:1:1: error T150: the table is empty
      = help: write a header row with the column names
)");
}

TEST(CsvReading, names_the_encoding_that_a_table_seems_to_be_in) {
  EXPECT_EQ(rendered("name\n\xD6\xD0\xCE\xC4\n"), R"(
a.csv:2:1: error T151: the table is not UTF-8: byte 0xD6 cannot be read; it looks like GBK
    2 | <D6><D0><CE><C4>
      | ^^^^
      = help: save it as UTF-8 (in a spreadsheet: Save As, CSV UTF-8)
)");
  EXPECT_EQ(rendered(std::string_view("\xFF\xFEn\0a\0", 6)), R"(
a.csv:1:1: error T151: the table is not UTF-8: byte 0xFF cannot be read; it looks like UTF-16
    1 | <FF><FE>n<U+0000>a<U+0000>
      | ^^^^
      = help: save it as UTF-8 (in a spreadsheet: Save As, CSV UTF-8)
)");
}

TEST(CsvReading, refuses_quotes_out_of_place_and_keeps_the_rest) {
  EXPECT_EQ(rendered("a,b\n1,x\"y\"z\n\"1\"2,3\n"), R"(
a.csv:2:4: error T152: a quote stands within a cell that is not in quotes
    2 | 1,x"y"z
      |    ^
      = help: put the whole cell in quotes, and write each quote within it twice
a.csv:3:4: error T153: text follows the closing quote of this cell
    3 | "1"2,3
      |    ^
      = help: put the whole cell in quotes, and write each quote within it twice
)");
}

TEST(CsvReading, shows_where_an_open_quote_began) {
  EXPECT_EQ(rendered("a,b\n1,\"x\ny\n"), R"(
a.csv:2:3: error T155: the cell in quotes that starts here never ends
    2 | 1,"x
      |   ^
      = help: add the closing quote
)");
}

TEST(CsvReading, refuses_characters_that_cannot_be_seen) {
  EXPECT_EQ(rendered("a,b\n1,x\xE2\x80\xAEy\n2\r3,4\n"), R"(
a.csv:2:4: error T154: U+202E (right-to-left override) cannot be seen and may not be in a cell
    2 | 1,x<U+202E>y
      |    ^^^^^^^^
      = help: delete the character; it is often copied along from a web page or an office document
a.csv:3:2: error T154: a carriage return without a line feed is not a line end here
    3 | 2<U+000D>3,4
      |  ^^^^^^^^
      = help: save the table with Unix (LF) or Windows (CRLF) line ends
)");
}

TEST(CsvReading, refuses_rows_of_another_length) {
  EXPECT_EQ(rendered("名称,城市\n甲\n甲,乙,丙\n"), R"(
a.csv:2:1: error T161: the header has 2 cells, this row 1
    2 | 甲
      | ^^
      = help: add the missing cells; an empty cell still needs its comma
a.csv:3:1: error T161: the header has 2 cells, this row 3
    3 | 甲,乙,丙
      | ^^^^^^^^
      = help: put a cell that holds a comma in quotes
)");
}

TEST(CsvHeader, needs_a_name_for_each_column_once) {
  EXPECT_EQ(rendered("a,,a\n1,2,3\n"), R"(
a.csv:1:3: error T158: this column has no name
    1 | a,,a
      |   ^
      = help: write a name in the header, or delete the column
a.csv:1:4: error T159: the column `a` is written twice
    1 | a,,a
      |    ^
      = a.csv:1:1: it is first written here
    1 | a,,a
      | ^
      = help: give each column its own name
)");
}

TEST(CsvHeader, refuses_other_separators) {
  EXPECT_EQ(rendered("a;b\n1;2\n"), R"(
a.csv:1:1: error T160: the header is one cell that holds `;`; cells are separated by `,`
    1 | a;b
      | ^^^
      = help: save the table as CSV with commas
)");
  EXPECT_EQ(rendered("甲，乙\n"), R"(
a.csv:1:1: error T160: the header is one cell that holds `，`; cells are separated by `,`
    1 | 甲，乙
      | ^^^^^^
      = help: save the table as CSV with commas
)");
}

}  // namespace
}  // namespace consilium::text
