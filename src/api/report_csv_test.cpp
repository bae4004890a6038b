#include "api/report_csv.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace consilium::api {
namespace {

using base::Language;

struct Field {
  const char* text;
  const char* field;
};

class CsvField : public testing::TestWithParam<Field> {};

TEST_P(CsvField, is_written_so_that_it_is_read_as_text) { EXPECT_EQ(csv_field(GetParam().text), GetParam().field); }

INSTANTIATE_TEST_SUITE_P(Table, CsvField,
                         testing::Values(Field{"", ""}, Field{"open", "open"}, Field{"a,b", "\"a,b\""},
                                         Field{"say \"yes\"", "\"say \"\"yes\"\"\""},
                                         Field{"two\r\nlines", "\"two\r\nlines\""}, Field{"=1+1", "'=1+1"},
                                         Field{"+86 10", "'+86 10"}, Field{"-1", "'-1"}, Field{"@home", "'@home"},
                                         Field{"\tx", "'\tx"}, Field{"\rx", "\"'\rx\""}, Field{"＝1", "'＝1"},
                                         Field{"1=1", "1=1"}, Field{"=A1,\"b\"", "\"'=A1,\"\"b\"\"\""}));

// Reads one field back by the rules of RFC 4180.
std::string read_back(const std::string& field) {
  if (!field.starts_with('"')) return field;
  std::string text;
  for (std::size_t i = 1; i + 1 < field.size(); ++i) {
    text += field[i];
    if (field[i] == '"') ++i;
  }
  return text;
}

RC_GTEST_PROP(CsvField, is_read_back_as_it_was, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\r', '\n', '=', ' '));
  const std::string back = read_back(csv_field(text));
  RC_ASSERT(back == text || back == "'" + text);
  RC_ASSERT(back.find_first_of("=\r") != 0);
}

base::LocalisedText words(std::string zh, std::string en) {
  base::LocalisedText text;
  text.in(Language::zh_hans) = std::move(zh);
  text.in(Language::en) = std::move(en);
  return text;
}

TEST(Csv, has_a_heading_and_a_row_for_each_case_in_one_language) {
  service::Issue issue;
  issue.columns = {{"case", words("案件编号", "Case")}, {"owed", words("待办事项", "Owed")}};
  cases::ReportRow row{"c1", {{{.value = "c1", .text = words("c1", "c1")}}, {}}};
  row.cells[1] = {{.value = "plan", .text = words("安排", "Plan")}, {.value = "tell", .text = words("告知", "Tell")}};
  const std::vector<service::IssueRow> rows{{row, false}, {{}, true}};
  EXPECT_EQ(csv_of(issue, rows, Language::en), "Case,Owed\r\nc1,Plan; Tell\r\n,\r\n");
  EXPECT_EQ(csv_of(issue, rows, Language::zh_hans), "案件编号,待办事项\r\nc1,安排；告知\r\n,\r\n");
}

}  // namespace
}  // namespace consilium::api
