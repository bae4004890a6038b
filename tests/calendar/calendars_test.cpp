#include <map>

#include <gtest/gtest.h>

#include "compiler/data_files.hpp"
#include "golden_rows.hpp"

// The calendars as data: what is known of each year from the notices, and what a reader of the files must refuse.
namespace consilium::calendar {
namespace {

using base::Date;

struct Year {
  int working = 0;
  int weekdays_off = 0;
  int made_up = 0;
  int statutory = 0;
  int holidays = 0;
  int holidays_on_sunday = 0;

  bool operator==(const Year&) const = default;
};

Year count(const Edition& edition, int number) {
  Year year;
  for (Date day = Date::of(number, 1, 1); day.year() == number; day = day.plus_days(1)) {
    const NamedDay* named = edition.named(day);
    const bool is_holiday = edition.kind(day) == DayKind::holiday;
    if (edition.is_working(day)) ++year.working;
    if (is_holiday && day.weekday() < base::Weekday::saturday) ++year.weekdays_off;
    if (edition.kind(day) == DayKind::make_up) ++year.made_up;
    if (is_holiday && named->statutory) ++year.statutory;
    if (is_holiday) ++year.holidays;
    if (is_holiday && day.weekday() == base::Weekday::sunday) ++year.holidays_on_sunday;
  }
  return year;
}

TEST(Calendars, of_the_mainland_hold_the_days_that_the_notices_announce) {
  // Working days, make-up days and statutory days by year.
  const std::map<int, std::array<int, 3>> known{{2020, {249, 6, 10}}, {2021, {250, 7, 11}}, {2022, {249, 7, 11}},
                                                {2023, {249, 7, 11}}, {2024, {251, 8, 11}}, {2025, {248, 5, 13}},
                                                {2026, {248, 6, 13}}};
  const Edition edition = read_edition("cn-mainland");
  for (const auto& [number, figures] : known) {
    const Year year = count(edition, number);
    EXPECT_EQ((std::array{year.working, year.made_up, year.statutory}), figures) << number;
    // What the law gives is what is off less what is made up; 2020 has an extension and a day that two festivals share.
    if (number != 2020) {
      EXPECT_EQ(year.weekdays_off - year.made_up, year.statutory) << number;
    }
  }
  EXPECT_EQ(edition.info().last.year(), known.rbegin()->first) << "say here what the new notice announces";
}

TEST(Calendars, of_hong_kong_hold_seventeen_holidays_a_year_and_none_on_a_sunday) {
  const Edition edition = read_edition("hong-kong");
  for (int number = edition.info().first.year(); number <= edition.info().last.year(); ++number) {
    const Year year = count(edition, number);
    EXPECT_EQ(year.holidays, 17) << number;
    EXPECT_EQ(year.holidays_on_sunday, 0) << number;
    EXPECT_EQ(year.made_up, 0) << number;
  }
}

TEST(Calendars, name_every_day_in_all_languages) {
  for (const char* id : {"cn-mainland", "hong-kong"}) {
    const Edition edition = read_edition(id);
    for (Date day = edition.info().first; day <= edition.info().last; day = day.plus_days(1)) {
      const NamedDay* named = edition.named(day);
      for (const base::Language language : base::all_languages) {
        EXPECT_TRUE(named == nullptr || !named->name.in(language).empty()) << id << " " << base::to_string(day);
      }
    }
  }
}

std::vector<base::Diagnostic> problems_of(const std::string& rows, const std::string& last = "2026-12-31") {
  const std::string head =
      "format: calendar/1\nid: x\nname: { zh-Hans: 历, zh-Hant: 曆, en: Calendar }\nissued: 2026-01-01\n"
      "first: 2026-01-01\nlast: " +
      last + "\nsaturday_works: no\nfile: x.csv\n";
  return compiler::read_calendar({"x.yaml", head},
                                 {{"x.csv", "date,name_en,name_zh_hans,name_zh_hant,kind,statutory\n" + rows}})
      .problems;
}

TEST(CalendarFile, refuses_days_and_words_that_cannot_be) {
  EXPECT_TRUE(problems_of("2026-03-06,A,甲,甲,holiday,yes\n").empty());
  for (const char* row :
       {"2026-03-06,A,甲,甲,holliday,yes\n", "2026-03-06,A,甲,甲,holiday,maybe\n", "2026-03-32,A,甲,甲,holiday,yes\n",
        "2026-03-06,A,甲,甲,workday,no\n", "2019-12-31,A,甲,甲,holiday,yes\n", "2027-01-01,A,甲,甲,holiday,yes\n",
        "2026-03-06,A,甲,甲,holiday,yes\n2026-03-06,B,乙,乙,holiday,yes\n"}) {
    EXPECT_EQ(problems_of(row).size(), 1U) << row;
  }
  EXPECT_EQ(problems_of("", "2025-12-31").size(), 1U);
}

}  // namespace
}  // namespace consilium::calendar
