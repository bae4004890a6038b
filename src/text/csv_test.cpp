#include "text/csv.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text/problems.hpp"

namespace consilium::text {
namespace {

// The cells of the good rows, `[` and `]` around each so that spaces show.
std::string cells_of(const Table& table) {
  std::string text;
  for (const std::vector<Cell>& row : table.rows) {
    for (const Cell& cell : row) text += "[" + cell.text + "]";
    text += "/";
  }
  return text;
}

std::string codes_of(const std::vector<base::Diagnostic>& problems) {
  std::string text;
  for (const base::Diagnostic& problem : problems) text += (text.empty() ? "" : " ") + problem.code;
  return text;
}

Table table_of(std::string_view source) {
  Table table = read_csv("a.csv", source);
  for (const base::Diagnostic& problem : table.problems) ADD_FAILURE() << base::render(problem, source);
  return table;
}

TEST(Csv, reads_plain_and_quoted_cells) {
  const Table table = table_of("id,name,note\n1, two ,\"a, \"\"b\"\"\"\n3,\"\",\n");
  EXPECT_EQ(cells_of(table), "[1][ two ][a, \"b\"]/[3][][]/");
  EXPECT_EQ(table.column("note"), std::optional<std::size_t>(2));
  EXPECT_EQ(table.column("missing"), std::nullopt);
}

TEST(Csv, reads_windows_line_ends_also_within_quotes_and_a_last_row_without_one) {
  EXPECT_EQ(cells_of(table_of("a,b\r\n1,\"x\r\ny\"\r\n2,z")), "[1][x\ny]/[2][z]/");
  EXPECT_EQ(cells_of(table_of("a\n\"\"")), "[]/");
}

TEST(Csv, drops_a_byte_order_mark_and_skips_empty_lines) {
  const Table table = table_of("\xEF\xBB\xBF名称\n\n甲\n\r\n乙\n\n");
  EXPECT_EQ(table.header.at(0).text, "名称");
  EXPECT_EQ(table.header.at(0).place.column, 1U);
  EXPECT_EQ(cells_of(table), "[甲]/[乙]/");
}

TEST(Csv, gives_each_cell_its_place_in_characters_quotes_included) {
  const Table table = table_of("名称,城市\n甲乙,\"北\n京\"\n丙,\n");
  const base::Place quoted = table.rows.at(0).at(1).place;
  EXPECT_EQ(quoted, (base::Place{"a.csv", 2, 4, 3, 3}));
  EXPECT_EQ(table.rows.at(0).at(0).place, (base::Place{"a.csv", 2, 1, 2, 3}));
  EXPECT_EQ(table.rows.at(1).at(1).place, (base::Place{"a.csv", 4, 3, 4, 3}));
}

TEST(Csv, reads_rows_of_any_length_before_the_header) {
  std::string rows;
  CsvReader reader("a.csv", [&](const RowView& row) { rows += fmt::format("{}:{};", row.line, row.cells[1].text); },
                   {.rows_before_header = 2});
  reader.feed("\xEF\xBB\xBFtitle,,\n\na,a,\"b,c\",d\nid,name\n1,x\n2,y,z\n");
  reader.finish();
  ASSERT_EQ(reader.before_header().size(), 2U);
  EXPECT_EQ(reader.before_header()[0].size(), 3U);
  EXPECT_EQ(reader.before_header()[1].at(2).text, "b,c");
  EXPECT_EQ(reader.before_header()[1].at(2).place, (base::Place{"a.csv", 3, 5, 3, 10}));
  EXPECT_EQ(reader.header().at(1).text, "name");
  EXPECT_EQ(rows, "5:x;");
  EXPECT_EQ(codes_of(reader.take_problems()), "T161");
}

TEST(Csv, delivers_nothing_after_a_bad_row_before_the_header) {
  std::string rows;
  CsvReader reader("a.csv", [&](const RowView& row) { rows += row.cells[0].text; }, {.rows_before_header = 1});
  reader.feed("a\"b\nid\n1\n");
  reader.finish();
  EXPECT_EQ(rows, "");
  EXPECT_EQ(codes_of(reader.take_problems()), "T152");
}

TEST(Csv, keeps_the_good_rows_beside_the_bad_ones) {
  const Table table = read_csv("a.csv", "a,b\n1,2\n3\n4,5,6\n\"7\"x,8\n9,0\n");
  EXPECT_EQ(cells_of(table), "[1][2]/[9][0]/");
  EXPECT_EQ(codes_of(table.problems), "T161 T161 T153");
}

TEST(Csv, keeps_the_rows_before_bytes_that_are_not_text) {
  const Table table = read_csv("a.csv", "a\n1\n\xFF\n2\n");
  EXPECT_EQ(cells_of(table), "[1]/");
  EXPECT_EQ(codes_of(table.problems), "T151");
  EXPECT_EQ(codes_of(read_csv("a.csv", std::string_view("a\n\0\n", 4)).problems), "T151");
  EXPECT_EQ(codes_of(read_csv("a.csv", "a\n\xE4\xB8").problems), "T151");
}

TEST(Csv, refuses_a_byte_order_mark_past_the_start_and_a_carriage_return_at_the_end) {
  EXPECT_EQ(codes_of(read_csv("a.csv", "a,b\n1,\xEF\xBB\xBFx\n").problems), "T154");
  EXPECT_EQ(codes_of(read_csv("a.csv", "a\xEF\xBB\xBF\n").problems), "T154");
  const Table table = read_csv("a.csv", "a\n1\n2\r");
  EXPECT_EQ(cells_of(table), "[1]/");
  EXPECT_EQ(codes_of(table.problems), "T154");
}

TEST(Csv, checks_the_rows_but_gives_none_under_an_unusable_header) {
  const Table table = read_csv("a.csv", "a,a\n1,2\n3\n");
  EXPECT_EQ(cells_of(table), "");
  EXPECT_EQ(codes_of(table.problems), "T159 T161");
}

TEST(Csv, stops_at_its_limits) {
  const CsvLimits limits{.rows_max = 2, .columns_max = 3, .cell_bytes_max = 4};
  EXPECT_EQ(codes_of(read_csv("a.csv", "a,b,c\n1234,2,3\n1,2,3\n", limits).problems), "");
  EXPECT_EQ(codes_of(read_csv("a.csv", "a,b,c\n1,2,3\n1,2,3\n1,2,3\n", limits).problems), "T162");
  EXPECT_EQ(codes_of(read_csv("a.csv", "a,b,c,d\n", limits).problems), "T157");
  EXPECT_EQ(codes_of(read_csv("a.csv", "a,b,c\n12345,2,3\n", limits).problems), "T156");
  EXPECT_EQ(codes_of(read_csv("a.csv", "a,b,c\n1,\"2\n3,4\n5", limits).problems), "T156");
}

TEST(Csv, tells_how_many_problems_it_leaves_out) {
  std::string source = "a,b\n";
  for (std::size_t row = 0; row < problems_max + 7; ++row) source += "1\n";
  const Table table = read_csv("a.csv", source);
  ASSERT_EQ(table.problems.size(), problems_max + 1);
  EXPECT_EQ(table.problems.back().code, "T199");
  EXPECT_EQ(table.problems.back().message, "7 more problems in this file are not shown");
}

// What a reader gave: rows and problems with every place.
std::string everything(std::string_view source, std::size_t piece) {
  std::string text;
  CsvReader reader("a.csv", [&](const RowView& row) {
    for (const CellView& cell : row.cells) {
      const base::Place place{"", cell.line, cell.column, cell.end_line, cell.end_column};
      text += fmt::format("{}:{}-{}:{}[{}]", place.line, place.column, place.end_line, place.end_column, cell.text);
    }
    text += "\n";
  });
  for (std::size_t at = 0; at < source.size(); at += piece) reader.feed(source.substr(at, piece));
  reader.finish();
  for (const base::Diagnostic& problem : reader.take_problems()) text += base::render(problem, source);
  return text;
}

RC_GTEST_PROP(Csv, reads_the_same_however_the_file_is_cut, ()) {
  const auto body = *rc::gen::container<std::string>(
      rc::gen::weightedElement<char>({{6, 'a'}, {3, ','}, {3, '\n'}, {2, '"'}, {2, '\r'}, {1, ' '}}));
  const auto source =
      (*rc::gen::arbitrary<bool>() ? "\xEF\xBB\xBF" : "") + std::string("中,文\n") + body + "\xE4\xB8\xAD";
  const auto piece = *rc::gen::inRange<std::size_t>(1, 5);
  // Which encoding broken bytes look like may depend on the cut; these bytes are never broken.
  RC_ASSERT(everything(source, piece) == everything(source, source.size()));
}

// A table written by the rules reads back as it was.
RC_GTEST_PROP(Csv, reads_back_what_was_written, ()) {
  const auto text = rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab ,\"\n;")));
  const auto row = rc::gen::pair(text, text);
  const auto rows = *rc::gen::container<std::vector<std::pair<std::string, std::string>>>(row);
  const auto quoted = [](const std::string& cell) {
    std::string out = "\"";
    for (const char character : cell) out += character == '"' ? std::string("\"\"") : std::string(1, character);
    return out + "\"";
  };
  std::string source = "x,y\n";
  std::string expected;
  for (const auto& [left, right] : rows) {
    source += quoted(left) + "," + quoted(right) + "\n";
    expected += fmt::format("[{}][{}]/", left, right);
  }
  const Table table = read_csv("a.csv", source);
  RC_ASSERT(table.problems.empty());
  RC_ASSERT(cells_of(table) == expected);
}

}  // namespace
}  // namespace consilium::text
