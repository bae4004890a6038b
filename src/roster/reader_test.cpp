#include "roster/reader.hpp"

#include <map>
#include <string>

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "roster/file_for_test.hpp"

namespace consilium::roster {
namespace {

std::string file(const std::vector<std::string>& rows, std::string_view declared = declared_full) {
  std::string text = fmt::format("{}{}", declared, header_line());
  for (const std::string& row : rows) text += row;
  return text;
}

TEST(RosterReader, reads_the_declaration_as_spreadsheets_write_it) {
  RosterReader reader("r.csv");
  reader.feed("\xEF\xBB\xBFroster,1,acme-life,delta,2026-03-02,,,,\r\n" + header_line());
  reader.finish();
  EXPECT_FALSE(reader.next());
  EXPECT_FALSE(reader.refused());
  EXPECT_EQ(reader.declaration(), (Declaration{"acme-life", FileKind::delta, base::Date::of(2026, 3, 2)}));
}

struct Refused {
  const char* start;
  const char* told;
  const char* says;
};

TEST(RosterReader, refuses_a_file_that_is_no_roster_and_says_why) {
  const std::string columns = header_line();
  const std::string misspelt =
      "contract,product,effectiv_on,state,insured_name,insured_birth_date,insured_identity_kind,"
      "insured_identity_number,zodiac\n";
  for (const Refused& refused : {
           Refused{"", "T150 1:1 E", "the table is empty"},
           Refused{"contract,product\n", "R101 1:1 E", "does not start by saying that it is a roster"},
           Refused{"roster\n", "R101 1:1 E", "the first row has 1 cells; expected 5"},
           Refused{"roster,2,acme-life,full,2026-03-02,new,things\n", "R102 1:8 E", "not version 1"},
           Refused{"roster,1,acme-life,full\n", "R101 1:1 E", "the first row has 4 cells"},
           Refused{"roster,1,acme life,ful,2026/03/02\n", "R103 1:10 E, R103 1:20 E, R103 1:24 E", "without spaces"},
           Refused{"roster,1,,full,2026-03-02\n", "R103 1:10 E", "the id of an insurer"},
           Refused{"roster,1,acme-life,full,2026-03-02\n", "T150 1:1 E", "the table is empty"},
           Refused{"roster;1;acme-life;full;2026-03-02\n", "R101 1:1 E", "does not start by saying"},
       }) {
    const Outcome outcome = read(refused.start);
    EXPECT_EQ(outcome.told(), refused.told) << refused.start;
    EXPECT_TRUE(outcome.refused) << refused.start;
    ASSERT_FALSE(outcome.problems.empty()) << refused.start;
    EXPECT_NE(outcome.problems[0].message.find(refused.says), std::string::npos) << outcome.problems[0].message;
  }
  const Outcome outcome = read(fmt::format("{}{}{}", declared_full, misspelt, row_line()));
  EXPECT_EQ(outcome.told(), "R111 2:18 E, R111 2:114 E, R112 2:1 E");
  EXPECT_EQ(outcome.problems.at(0).help, "did you mean `effective_on`?");
  EXPECT_NE(outcome.problems.at(1).help.find("the columns are contract, rider"), std::string::npos);
  EXPECT_NE(outcome.problems.at(2).message.find("`effective_on` is missing"), std::string::npos);
  EXPECT_TRUE(outcome.rows.empty());
}

TEST(RosterReader, asks_a_delta_for_its_contracts_only) {
  EXPECT_EQ(read(fmt::format("{}contract,plan\nK1,2026-01-01 gold\n", declared_delta)).contracts(), "K1@1 ");
  EXPECT_EQ(read(fmt::format("{}plan\n2026-01-01 gold\n", declared_delta)).told(), "R112 2:1 E");
}

// 王芳 in GBK, 陳嘉欣 in Big5.
TEST(RosterReader, refuses_other_encodings_and_says_how_to_save_the_file) {
  std::string wide;
  for (const char byte : file({row_line({{"insured_name", "Wang"}})})) wide += {byte, '\0'};
  const std::map<std::string, std::string> encodings{
      {file({row_line(), row_line({{"contract", "K2"}, {"insured_name", "\xCD\xF5\xB7\xBC"}})}), "GBK"},
      {file({row_line(), row_line({{"contract", "K2"}, {"insured_name", "\xB3\xAF\xB9\xC5\xAA\x59"}})}), "Big5"},
      {"\xFF\xFE" + wide, "UTF-16"},
      {wide, "UTF-16"}};
  for (const auto& [bytes, name] : encodings) {
    const Outcome outcome = read(bytes);
    ASSERT_EQ(outcome.problems.size(), 1U) << name << ": " << outcome.told();
    EXPECT_EQ(outcome.problems[0].code, "T151");
    EXPECT_NE(outcome.problems[0].message.find(name), std::string::npos) << outcome.problems[0].message;
    EXPECT_NE(outcome.problems[0].help.find("UTF-8"), std::string::npos);
    EXPECT_TRUE(outcome.refused) << name;
    EXPECT_EQ(outcome.contracts(), name == "UTF-16" ? "" : "K1@1 ");
  }
}

TEST(RosterReader, keeps_the_good_rows_beside_the_bad_ones) {
  const Outcome outcome = read(file({row_line(), row_line({{"contract", "K2"}, {"state", "soon"}}), "K3,too,short\n",
                                     row_line({{"contract", "K4"}})}));
  EXPECT_EQ(outcome.contracts(), "K1@1 K4@3 ");
  EXPECT_EQ(outcome.told(), "R123 4:48 E, T161 5:1 E");
  EXPECT_EQ(outcome.counts.good, 2U);
  EXPECT_EQ(outcome.counts.bad, 2U);
  EXPECT_FALSE(outcome.refused);
}

TEST(RosterReader, tells_a_file_that_breaks_off_from_a_last_row_that_is_bad) {
  EXPECT_TRUE(read(file({row_line(), "\"K2"})).refused);
  EXPECT_FALSE(read(file({row_line(), "K2"})).refused);
  EXPECT_EQ(read(file({row_line(), "\"K2"})).contracts(), "K1@1 ");
}

TEST(RosterReader, accepts_the_same_row_twice_and_reports_one_that_contradicts) {
  const Outcome outcome =
      read(file({row_line(), row_line({{"contract", " K1 "}, {"insured_identity_number", "110105 19491231 002x"}}),
                 row_line({{"product", "other"}}), row_line({{"rider", "A"}, {"product", "other"}})}));
  EXPECT_EQ(outcome.contracts(), "K1@1 K1@4 ");
  EXPECT_EQ(outcome.told(), "R131 5:1 E");
  EXPECT_EQ(outcome.problems.at(0).also.at(0).place.line, 3U);
  EXPECT_EQ(outcome.counts.repeated, 1U);
  EXPECT_EQ(outcome.counts.bad, 1U);
}

TEST(RosterReader, takes_rows_for_the_same_only_when_every_cell_is) {
  const ChangedCells others{{"policy_number", "P-7"},
                            {"product", "other"},
                            {"plan", "2024-05-01 gold"},
                            {"effective_on", "2024-04-30"},
                            {"cooling_off_until", "2024-05-21"},
                            {"state", "2024-05-01 lapsed"},
                            {"state", "2024-05-01 withdrawn"},
                            {"state", "2024-05-01 in_force known 2026-03-01"},
                            {"sum_insured", "2024-05-01 1 CNY"},
                            {"meets_standard", "2024-05-01 yes"},
                            {"barred_by_agreement", "2024-05-01 no"},
                            {"known", "2026-03-01"},
                            {"insured_name", "王方"},
                            {"insured_sex", "unspecified"},
                            {"insured_identity_number", "110105194912310062"},
                            {"insured_phone", ""},
                            {"policyholder_name", "李强"},
                            {"guardian_name", "李强"}};
  for (const auto& other : others) {
    EXPECT_EQ(read(file({row_line(), row_line({other})})).told(), "R131 4:1 E") << other.first << other.second;
  }
  const Outcome roles = read(file({row_line({{"policyholder_name", "李强"}}), row_line({{"guardian_name", "李强"}})}));
  EXPECT_EQ(roles.told(), "R131 4:1 E");
  const Outcome names = read(file({row_line({{"guardian_name", "李强"}}), row_line({{"guardian_name", "李刚"}})}));
  EXPECT_EQ(names.told(), "R131 4:1 E");
}

TEST(RosterReader, tells_a_rider_from_a_contract_that_is_spelled_like_both) {
  EXPECT_EQ(read(file({row_line({{"rider", "A"}}), row_line({{"contract", "K1A"}, {"product", "other"}})})).told(), "");
}

TEST(RosterReader, does_not_report_again_what_an_earlier_reader_has_done) {
  const std::string bytes = file({"short\n", row_line({{"insured_phone", "12"}}), row_line({{"contract", "K2"}}),
                                  row_line({{"contract", "K3"}, {"state", "soon"}})});
  EXPECT_EQ(read(bytes).told(), "T161 3:1 E, R128 4:144 W, R123 6:48 E");
  const Outcome rest = read(bytes, {.resume_after = 1});
  EXPECT_EQ(rest.contracts(), "K2@2 ");
  EXPECT_EQ(rest.told(), "R123 6:48 E");
  EXPECT_EQ(rest.counts.bad, 2U);
}

TEST(RosterReader, reports_every_bad_row_of_a_file_that_is_wrong_everywhere) {
  std::vector<std::string> rows;
  for (int at = 0; at < 500; ++at) rows.push_back(at % 2 == 0 ? "x\n" : row_line({{"product", ""}}));
  EXPECT_EQ(read(file(rows)).problems.size(), 500U);
}

TEST(RosterReader, counts_what_a_full_file_does_not_mention_bad_rows_apart) {
  const std::vector<ContractKey> known{{"K1", ""}, {"K2", ""}, {"K2", "A"}, {"K3", ""}};
  for (const bool full : {true, false}) {
    RosterReader reader("r.csv");
    reader.feed(
        file({row_line(), row_line({{"contract", "K2"}, {"state", "soon"}})}, full ? declared_full : declared_delta));
    reader.finish();
    while (reader.next()) continue;
    EXPECT_EQ(reader.not_mentioned(known), full ? 2U : 0U);
    EXPECT_TRUE(reader.mentions(known[1]));
    EXPECT_FALSE(reader.mentions(known[2]));
  }
}

std::vector<std::string> some_rows() {
  return {row_line(),
          row_line({{"contract", "K2"}, {"product", ""}}),
          "short\n",
          row_line(),
          row_line({{"contract", "K3"}, {"insured_phone", "12"}}),
          row_line({{"product", "other"}}),
          row_line({{"contract", "K4"}, {"state", "2024-05-01 in_force;\n2025-01-01 lapsed"}})};
}

rc::Gen<std::vector<std::string>> a_few_rows() {
  return rc::gen::resize(10, rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(some_rows())));
}

RC_GTEST_PROP(RosterReaderProperty, reads_the_same_however_the_file_is_cut, ()) {
  const auto order = *a_few_rows();
  const std::string bytes = file(order);
  const Outcome whole = read(bytes);
  const Outcome cut = read(bytes, {}, *rc::gen::inRange<std::size_t>(1, 40));
  RC_ASSERT(cut.contracts() == whole.contracts());
  RC_ASSERT(cut.told() == whole.told());
  RC_ASSERT(cut.counts.bad == whole.counts.bad);
  RC_ASSERT(cut.bytes_read == bytes.size());
}

RC_GTEST_PROP(RosterReaderProperty, resumes_after_any_row_and_loses_nothing, ()) {
  const auto order = *a_few_rows();
  const std::string bytes = file(order);
  RosterReader first("r.csv");
  first.feed(bytes);
  first.finish();
  Outcome both;
  const auto stop_after = *rc::gen::inRange<std::size_t>(0, 6);
  for (std::size_t at = 0; at < stop_after; ++at) {
    if (auto row = first.next()) both.rows.push_back(std::move(*row));
  }
  both.problems = first.take_problems();
  Outcome rest = read(bytes, {.resume_after = first.row_number()});
  for (RosterRow& row : rest.rows) both.rows.push_back(std::move(row));
  const Outcome whole = read(bytes);
  RC_ASSERT(both.contracts() == whole.contracts());
  RC_ASSERT(rest.counts.good == whole.counts.good);
  // Nothing is lost; what stands between two rows may be told twice.
  for (const base::Diagnostic& problem : whole.problems) {
    const auto same = [&](const base::Diagnostic& other) { return other.place == problem.place; };
    RC_ASSERT(std::any_of(both.problems.begin(), both.problems.end(), same) ||
              std::any_of(rest.problems.begin(), rest.problems.end(), same));
  }
}

TEST(RosterReader, follows_the_bytes_as_rows_are_taken) {
  const std::string bytes = file({row_line(), row_line({{"contract", "K2"}})});
  RosterReader reader("r.csv");
  reader.feed(bytes);
  EXPECT_EQ(reader.bytes_read(), 0U);
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.bytes_read(), bytes.size() - row_line({{"contract", "K2"}}).size());
  EXPECT_EQ(reader.row_number(), 1U);
}

}  // namespace
}  // namespace consilium::roster
