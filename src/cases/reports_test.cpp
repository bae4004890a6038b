// Reports: when they are made, which cases are on them, and what they say.
#include "cases/reports.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "cases/desk_fixture.hpp"

namespace consilium::cases {
namespace {

using base::Date;
using base::Instant;
using model::ReportEvery;
using model::ReportShow;
using Strings = std::vector<std::string>;

const base::Zone zone = base::Zone::find("Asia/Shanghai").value();

Instant local(int month, int day, int hour, int minute = 0) {
  return zone.at(Date::of(2026, month, day), base::ClockTime{hour * 60 + minute});
}

struct Timed {
  const char* name;
  model::ReportTime when;
  Instant after;
  Instant from;
  Instant until;
};

class NextMoment : public testing::TestWithParam<Timed> {};

TEST_P(NextMoment, is_the_first_one_after_that_instant) {
  const Timed& row = GetParam();
  EXPECT_EQ(next_moment(row.when, zone, row.after), (ReportMoment{row.from, row.until}));
}

constexpr model::ReportTime mondays{ReportEvery::week, 1, base::ClockTime{8 * 60}};
constexpr model::ReportTime sundays{ReportEvery::week, 7, base::ClockTime{0}};
constexpr model::ReportTime month_ends{ReportEvery::month, 28, base::ClockTime{23 * 60 + 59}};

INSTANTIATE_TEST_SUITE_P(
    Table, NextMoment,
    testing::Values(Timed{"before_the_clock", mondays, local(3, 2, 7, 59), local(2, 23, 8), local(3, 2, 8)},
                    Timed{"at_the_clock", mondays, local(3, 2, 8), local(3, 2, 8), local(3, 9, 8)},
                    Timed{"in_the_week", mondays, local(3, 5, 12), local(3, 2, 8), local(3, 9, 8)},
                    Timed{"last_day_of_the_week", sundays, local(3, 8, 0), local(3, 8, 0), local(3, 15, 0)},
                    Timed{"night_before", sundays, local(3, 7, 23, 59), local(3, 1, 0), local(3, 8, 0)},
                    Timed{"over_a_year", mondays, local(12, 30, 0), local(12, 28, 8),
                          zone.at(Date::of(2027, 1, 4), base::ClockTime{8 * 60})},
                    Timed{"last_day_of_february", month_ends, local(2, 28, 23, 58), local(1, 28, 23, 59),
                          local(2, 28, 23, 59)},
                    Timed{"next_month", month_ends, local(2, 28, 23, 59), local(2, 28, 23, 59), local(3, 28, 23, 59)}),
    [](const auto& one) { return one.param.name; });

// Each begins where the one before ended, and no instant is left out or covered twice.
RC_GTEST_PROP(Moments, follow_each_other_without_a_gap, ()) {
  const bool weekly = *rc::gen::arbitrary<bool>();
  const model::ReportTime when{weekly ? ReportEvery::week : ReportEvery::month, *rc::gen::inRange(1, weekly ? 8 : 29),
                               base::ClockTime{*rc::gen::inRange(0, 24 * 60)}};
  const Instant after = local(1, 1, 0).plus_minutes(*rc::gen::inRange(0, 800 * 24 * 60));
  const ReportMoment first = next_moment(when, zone, after);
  RC_ASSERT(first.from <= after);
  RC_ASSERT(first.until > after);
  RC_ASSERT(next_moment(when, zone, Instant{first.until.milliseconds - 1}) == first);
  RC_ASSERT(next_moment(when, zone, first.until).from == first.until);
}

model::ReportColumn column(ReportShow show, std::string id = {}) {
  model::ReportColumn made{.id = std::move(id), .show = show, .name = {}};
  if (made.id.empty()) made.id = model::to_string(show);
  if (show == ReportShow::point) made.name.in(base::Language::en) = "Day of " + made.id;
  return made;
}

const std::vector<model::ReportColumn> columns{
    column(ReportShow::case_id),   column(ReportShow::contract),      column(ReportShow::member),
    column(ReportShow::service),   column(ReportShow::opened),        column(ReportShow::status),
    column(ReportShow::last_step), column(ReportShow::ended),         column(ReportShow::owed),
    column(ReportShow::promises),  column(ReportShow::point, "told"), column(ReportShow::fact, "bike.kind")};

// The bicycles with a list of the repairs that were taken, made on Mondays at eight.
const model::Programme& listed_bicycles() {
  static const model::Programme programme = [] {
    model::Programme made = bicycles();
    model::Report report;
    report.id = "weekly";
    report.when = mondays;
    report.within = {base::Unit::working_days, 1, {}};
    report.columns = columns;
    made.reports.push_back(report);
    for (model::Service& service : made.services) {
      if (service.id != "repair") continue;
      model::Predicate taken;
      taken.operation = model::Operation::reached;
      taken.point = service.point("taken");
      service.reports.push_back({0, taken});
    }
    return made;
  }();
  return programme;
}

struct Listed {
  Desk desk{listed_bicycles()};
  const model::Report& report = listed_bicycles().reports.front();

  std::optional<ReportRow> row(Instant until, std::string_view case_id = "r1") const {
    const ReportMoment moment = next_moment(report.when, zone, Instant{until.milliseconds - 1});
    return report_row(report, desk.world(case_id), desk.state(case_id), "A-1", moment);
  }
};

// What a cell says in English, entry by entry.
Strings texts(const ReportRow& row, std::string_view id) {
  Strings said;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].id != id) continue;
    for (const ReportEntry& entry : row.cells.at(i)) said.push_back(entry.text.in(base::Language::en));
  }
  return said;
}

Strings values(const ReportRow& row, std::string_view id) {
  Strings said;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].id != id) continue;
    for (const ReportEntry& entry : row.cells.at(i)) said.push_back(entry.value);
  }
  return said;
}

TEST(Report, a_case_is_on_it_once_its_condition_holds) {
  Listed listed;
  open_repair(listed.desk);
  EXPECT_FALSE(listed.row(local(3, 9, 8)));
  take_repair(listed.desk, "r2");
  EXPECT_TRUE(listed.row(local(3, 9, 8), "r2"));
}

TEST(Report, a_service_that_is_not_listed_is_left_out) {
  Listed listed;
  listed.desk.must("i1", inspection());
  EXPECT_FALSE(listed.row(local(3, 9, 8), "i1"));
}

TEST(Report, says_what_was_told_and_what_is_owed) {
  Listed listed;
  tell_repair(listed.desk);
  const auto row = listed.row(local(3, 9, 8));
  ASSERT_TRUE(row);
  EXPECT_EQ(row->case_id, "r1");
  EXPECT_EQ(values(*row, "contract"), Strings{"A-1"});
  EXPECT_EQ(texts(*row, "service"), Strings{"Repair"});
  EXPECT_EQ(values(*row, "status"), Strings{"open"});
  EXPECT_EQ(values(*row, "opened"), Strings{"2026-03-02T10:00"});
  EXPECT_EQ(texts(*row, "opened"), Strings{"2026-03-02 10:00"});
  EXPECT_EQ(values(*row, "told"), Strings{"2026-03-02T10:00"});
  EXPECT_EQ(values(*row, "last_step"), Strings{"told"});
  EXPECT_EQ(texts(*row, "last_step"), Strings{"Day of told"});
  EXPECT_EQ(texts(*row, "bike.kind"), Strings{"Road bicycle"});
  EXPECT_EQ(values(*row, "ended"), Strings{});
  EXPECT_FALSE(values(*row, "owed").empty());
}

TEST(Report, lists_an_ended_case_once_more_and_then_no_longer) {
  Listed listed;
  take_repair(listed.desk);
  listed.desk.wait_until(3, 5);
  listed.desk.must("r1", Cancel{"phone", true});
  ASSERT_TRUE(listed.desk.state("r1").closed);
  const auto row = listed.row(local(3, 9, 8));
  ASSERT_TRUE(row);
  EXPECT_EQ(values(*row, "status"), Strings{listed.desk.state("r1").closed->end});
  EXPECT_EQ(values(*row, "ended"), Strings{"2026-03-05T10:00"});
  EXPECT_EQ(values(*row, "owed"), Strings{});
  EXPECT_FALSE(listed.row(local(3, 16, 8)));
}

// It was open when the list of Monday was made, whatever is said of its end afterwards.
TEST(Report, an_end_that_is_recorded_late_is_on_the_next_list) {
  Listed listed;
  take_repair(listed.desk);
  listed.desk.wait_until(3, 10);
  listed.desk.occurred_at = local(3, 6, 10);
  listed.desk.must("r1", Cancel{"phone", true});
  const auto row = listed.row(local(3, 16, 8));
  ASSERT_TRUE(row);
  EXPECT_EQ(values(*row, "ended"), Strings{"2026-03-06T10:00"});
}

TEST(Report, a_version_without_the_report_keeps_none_of_its_cases_off) {
  Listed listed;
  open_repair(listed.desk);
  listed.desk.programme = &bicycles();
  EXPECT_TRUE(listed.row(local(3, 9, 8)));
}

TEST(Report, is_late_from_the_end_of_its_time_on) {
  Listed listed;
  take_repair(listed.desk);
  EXPECT_EQ(report_due(listed.report, listed.desk.world("r1"), local(3, 9, 8)), local(3, 11, 0));
}

TEST(Report, every_column_has_a_heading) {
  const auto heading = [](ReportShow show, std::string id = {}) {
    return column_name(listed_bicycles(), column(show, std::move(id)));
  };
  EXPECT_EQ(heading(ReportShow::owed).in(base::Language::en), "Owed");
  EXPECT_EQ(heading(ReportShow::owed).in(base::Language::zh_hans), "待办事项");
  EXPECT_EQ(heading(ReportShow::point, "told").in(base::Language::en), "Day of told");
  EXPECT_EQ(heading(ReportShow::fact, "bike.kind").in(base::Language::en), "Kind");
  for (const model::ReportColumn& one : columns) {
    if (one.show == ReportShow::fact || one.show == ReportShow::point) continue;
    for (const base::Language language : base::all_languages)
      EXPECT_FALSE(column_name(listed_bicycles(), one).in(language).empty()) << one.id;
  }
}

}  // namespace
}  // namespace consilium::cases
