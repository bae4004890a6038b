#include "roster/row_cells.hpp"

#include <string>

#include <gtest/gtest.h>

#include "roster/file_for_test.hpp"

namespace consilium::roster {
namespace {

using base::Date;

TEST(RosterRow, holds_what_the_cells_say_in_one_spelling) {
  const Outcome outcome =
      read_row_of({{"rider", "A"},
                   {"policy_number", "P-7"},
                   {"plan", "2024-05-01 gold; 2025-05-01 gold plus known 2025-06-01"},
                   {"state", " 2025-07-01 lapsed ;2024-05-01 in_force; 2025-07-01 withdrawn known 2026-01-05;"},
                   {"sum_insured", "2024-05-01 300000.50 CNY"},
                   {"meets_standard", "2024-05-01 yes;2026-02-01 no"},
                   {"barred_by_agreement", "2024-05-01 no"},
                   {"known", "2026-02-02"},
                   {"insured_name", "\xE3\x80\x80王芳 "},
                   {"insured_identity_number", "110105 1949 1231 002x"},
                   {"insured_phone", "138-0013-8000"},
                   {"policyholder_name", "李强"},
                   {"policyholder_identity_kind", "hkid"},
                   {"policyholder_identity_number", "a123456(3)"}});
  EXPECT_EQ(outcome.told(), "");
  ASSERT_EQ(outcome.rows.size(), 1U);
  const RosterRow& row = outcome.rows[0];
  EXPECT_EQ(row.key, (ContractKey{"K1", "A"}));
  EXPECT_EQ(row.policy_number, "P-7");
  EXPECT_EQ(row.product, "care");
  EXPECT_EQ(row.as_of, Date::of(2026, 3, 2));
  EXPECT_EQ(row.known, Date::of(2026, 2, 2));
  EXPECT_EQ(row.effective_on, Date::of(2024, 5, 1));
  EXPECT_EQ(row.cooling_off_until, Date::of(2024, 5, 20));
  EXPECT_EQ(row.state,
            (std::vector<DatedEntry<ContractState>>{{Date::of(2024, 5, 1), ContractState::in_force, {}},
                                                    {Date::of(2025, 7, 1), std::nullopt, Date::of(2026, 1, 5)},
                                                    {Date::of(2025, 7, 1), ContractState::lapsed, {}}}));
  EXPECT_EQ(row.plan,
            (std::vector<DatedEntry<std::string>>{{Date::of(2024, 5, 1), "gold", {}},
                                                  {Date::of(2025, 5, 1), "gold plus", Date::of(2025, 6, 1)}}));
  EXPECT_EQ(row.sum_insured.at(0).value, (base::Money{30000050, "CNY"}));
  EXPECT_EQ(row.meets_standard.at(1).value, false);
  EXPECT_EQ(row.barred_by_agreement.at(0).value, false);
  EXPECT_EQ(row.insured,
            (RosterPerson{"王芳", lookup::Sex::female, Date::of(1949, 12, 31),
                          lookup::IdentityDocumentKind::resident_id, "11010519491231002X", "+8613800138000"}));
  ASSERT_EQ(row.parties.size(), 1U);
  EXPECT_EQ(to_string(row.parties[0].role), "policyholder");
  EXPECT_EQ(row.parties[0].person.identity_number, "A1234563");
}

TEST(RosterRow, has_one_entry_for_what_is_said_twice) {
  const Outcome outcome = read_row_of({{"state", "2024-05-01 in_force; 2024-05-01 in_force known 2026-03-02"}});
  ASSERT_EQ(outcome.rows.size(), 1U) << outcome.told();
  EXPECT_EQ(outcome.rows[0].state.size(), 1U);
}

TEST(RosterRow, takes_sex_and_birth_date_from_a_resident_number) {
  const Outcome outcome = read_row_of({{"insured_sex", ""}, {"insured_birth_date", ""}});
  ASSERT_EQ(outcome.rows.size(), 1U) << outcome.told();
  EXPECT_EQ(outcome.rows[0].insured.sex, lookup::Sex::female);
  EXPECT_EQ(outcome.rows[0].insured.birth_date, Date::of(1949, 12, 31));
}

struct Case {
  ChangedCells cells;
  const char* code;
  const char* says;
};

void expect_told(const Case& one, base::Severity severity, std::string_view declared = declared_full) {
  const Outcome outcome = read_row_of(one.cells, declared);
  const std::string name = one.cells.front().first + "=" + one.cells.front().second;
  ASSERT_EQ(outcome.problems.size(), 1U) << name << ": " << outcome.told();
  const base::Diagnostic& problem = outcome.problems[0];
  EXPECT_EQ(problem.code, one.code) << name;
  EXPECT_EQ(problem.severity, severity) << name;
  const std::string text = problem.message + " / " + problem.help;
  EXPECT_NE(text.find(one.says), std::string::npos) << name << ": " << text;
  EXPECT_EQ(problem.place.line, 3U) << name;
  EXPECT_EQ(outcome.rows.size(), severity == base::Severity::error ? 0U : 1U) << name;
}

TEST(RosterRow, reports_each_bad_cell_with_its_reason) {
  const std::vector<Case> cases{
      {{{"contract", " "}}, "R121", "contract: the cell must not be empty"},
      {{{"product", ""}}, "R121", "product: the cell must not be empty"},
      {{{"insured_name", ""}}, "R121", "insured_name: the cell must not be empty"},
      {{{"state", ""}}, "R121", "state: the cell must not be empty"},
      {{{"contract", "6.20123E+11"}}, "R129", "a spreadsheet has rounded this number"},
      {{{"effective_on", "2024/5/1"}}, "R122", "write it as 2026-03-02"},
      {{{"cooling_off_until", "2024-02-30"}}, "R122", "not a day of the calendar"},
      {{{"cooling_off_until", "2024-04-30"}}, "R127", "before the contract takes effect"},
      {{{"state", "2024-04-30 in_force"}}, "R127", "before the contract takes effect"},
      {{{"state", "2024-05-01 in_farce"}}, "R124", "did you mean `in_force`?"},
      {{{"state", "in_force"}}, "R123", "write entries such as"},
      {{{"state", "2024-05-01"}}, "R123", "a value is missing"},
      {{{"state", "2024-05-01 lapsed known soon"}}, "R123", "`soon` is not a date"},
      {{{"state", "2024-05-01 lapsed known 2026-03-03"}}, "R127", "after the day of the file"},
      {{{"state", "2024-05-01 in_force; 2024-05-01 lapsed"}}, "R133", "two values begin on 2024-05-01"},
      {{{"state", "2024-05-01 in_force; 2024-05-01 lapsed known 2026-03-02"}}, "R133", "two values begin"},
      {{{"state", "2024-05-01 in_force; 2024-05-01 lapsed known 2026-01-02"}, {"known", "2026-01-02"}}, "R133", "two"},
      {{{"sum_insured", "2024-05-01 300000"}}, "R123", "write it as `300000 CNY`"},
      {{{"sum_insured", "2024-05-01 -1 CNY"}}, "R123", "not an amount"},
      {{{"meets_standard", "2024-05-01 y"}}, "R124", "`y` is none of yes, no, withdrawn"},
      {{{"known", "2026-03-03"}}, "R127", "known: 2026-03-03 is after the day of the file"},
      {{{"insured_sex", "F"}}, "R124", "expected `female`"},
      {{{"insured_sex", "male"}}, "R126", "the other sex"},
      {{{"insured_birth_date", "1949-12-30"}}, "R126", "another day of birth"},
      {{{"insured_birth_date", "31.12.1949"}}, "R122", "write the day of birth as 1980-06-01"},
      {{{"insured_identity_kind", "resident id"}}, "R124", "did you mean `resident_id`?"},
      {{{"insured_identity_number", "110105194912310021"}}, "R125", "the first 17 digits give `X`"},
      {{{"insured_identity_number", "1.10105E+17"}}, "R125", "formatted as text"},
      {{{"insured_identity_kind", "hkid"}, {"insured_identity_number", "A123456(4)"}}, "R125", "the check digit"},
      {{{"insured_identity_kind", "taiwan_permit"}, {"insured_identity_number", "1234567"}},
       "R125",
       "expected 8 digits"},
      {{{"insured_identity_kind", "home_return_permit"}, {"insured_identity_number", "T12345678"}},
       "R125",
       "M (Macau)"},
      {{{"insured_identity_kind", "passport"}, {"insured_identity_number", "E1"}}, "R125", "5 to 12"},
      {{{"policyholder_phone", "13800138000"}}, "R121", "other cells speak of this person"},
      {{{"policyholder_name", "李强"}, {"policyholder_identity_number", "E1234567"}}, "R121", "but there is a number"},
      {{{"policyholder_name", "李强"}, {"policyholder_identity_kind", "passport"}}, "R121", "but there is a kind"},
  };
  for (const Case& one : cases) expect_told(one, base::Severity::error);
}

TEST(RosterRow, reports_a_birth_to_come_and_a_number_that_states_none) {
  expect_told({{{"insured_birth_date", "2026-03-03"},
                {"insured_identity_kind", "passport"},
                {"insured_identity_number", "E12345678"},
                {"policyholder_name", "李强"}},
               "R127",
               "after the day of the file"},
              base::Severity::error);
  expect_told(
      {{{"insured_birth_date", ""}, {"insured_identity_kind", "passport"}, {"insured_identity_number", "E12345678"}},
       "R121",
       "insured_birth_date: the cell must not be empty"},
      base::Severity::error);
}

TEST(RosterRow, warns_and_keeps_the_row) {
  expect_told({{{"insured_phone", "123"}}, "R128", "without this phone"}, base::Severity::warning);
  const ChangedCells minor{{"insured_birth_date", "2008-03-03"},
                           {"insured_identity_kind", "passport"},
                           {"insured_identity_number", "E12345678"}};
  expect_told({minor, "R132", "name the policyholder or the guardian"}, base::Severity::warning);
  ChangedCells of_age = minor;
  of_age[0].second = "2008-03-02";
  EXPECT_EQ(read_row_of(of_age).told(), "");
  ChangedCells with_guardian = minor;
  with_guardian.emplace_back("guardian_name", "王强");
  EXPECT_EQ(read_row_of(with_guardian).told(), "");
}

TEST(RosterRow, may_speak_of_the_day_of_the_file_itself) {
  EXPECT_EQ(read_row_of({{"known", "2026-03-02"}}).told(), "");
  EXPECT_EQ(read_row_of({{"insured_birth_date", "2026-03-02"},
                         {"insured_identity_kind", "passport"},
                         {"insured_identity_number", "E12345678"},
                         {"policyholder_name", "李强"}})
                .told(),
            "");
}

TEST(RosterRow, does_not_warn_of_a_minor_in_a_bad_row_or_a_delta) {
  ChangedCells minor{{"insured_birth_date", "2016-01-15"},
                     {"insured_identity_kind", "passport"},
                     {"insured_identity_number", "E12345678"}};
  EXPECT_EQ(read_row_of(minor, declared_delta).told(), "");
  minor.emplace_back("product", "");
  EXPECT_EQ(read_row_of(minor).told(), "R121 3:12 E");
}

TEST(RosterRow, reports_all_that_is_wrong_with_a_row_at_its_cells) {
  EXPECT_EQ(read_row_of({{"effective_on", "soon"}, {"insured_sex", "F"}, {"insured_phone", "1"}}).told(),
            "R122 3:22 E, R124 3:81 E, R128 3:133 W");
}

TEST(RosterRow, never_repeats_what_is_personal) {
  const Outcome outcome = read_row_of({{"insured_name", "秘密"},
                                       {"insured_sex", "110105194912310021"},
                                       {"insured_birth_date", "1949-13-31"},
                                       {"insured_identity_kind", "110105194912310021"},
                                       {"insured_phone", "99912"}});
  EXPECT_EQ(outcome.problems.size(), 4U) << outcome.told();
  for (const base::Diagnostic& problem : outcome.problems) {
    for (const char* secret : {"秘密", "1949", "99912"}) {
      EXPECT_EQ((problem.message + problem.help).find(secret), std::string::npos) << problem.message;
    }
  }
}

TEST(RosterRow, may_say_little_in_a_delta_but_not_nothing) {
  ChangedCells empty;
  for (const auto& [name, cell] : good_cells()) {
    if (name != "contract") empty.emplace_back(name, "");
  }
  expect_told({empty, "R130", "says nothing"}, base::Severity::error, declared_delta);
  empty.emplace_back("state", "2026-01-01 lapsed");
  const Outcome outcome = read_row_of(empty, declared_delta);
  ASSERT_EQ(outcome.rows.size(), 1U) << outcome.told();
  EXPECT_TRUE(outcome.rows[0].insured.empty());
  EXPECT_FALSE(outcome.rows[0].effective_on);
}

}  // namespace
}  // namespace consilium::roster
