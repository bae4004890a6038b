#include <algorithm>
#include <cctype>

#include <gtest/gtest.h>

#include "golden_rows.hpp"

namespace consilium::calendar {
namespace {

constexpr std::size_t rows_min = 120;

struct Answer {
  std::string due;
  std::string from;
  bool provisional = false;

  bool operator==(const Answer&) const = default;
};

void PrintTo(const Answer& answer, std::ostream* out) {
  *out << answer.due << (answer.from.empty() ? "" : " from " + answer.from)
       << (answer.provisional ? ", provisional" : "");
}

Answer answer_of(const GoldenRow& row) {
  const base::Date day = zone_of_rows().date_of(row.trigger);
  if (row.direction == "offer") {
    const base::Date offered = earliest_wished(day, row.span, edition_of(row));
    const bool provisional = row.span.unit == base::Unit::working_days && edition_of(row).is_provisional(offered);
    return {base::to_string(offered), {}, provisional};
  }
  if (row.direction == "period") return {base::to_string(last_day_of_period(day, row.span)), {}, false};
  const Due due = due_of(row);
  Answer answer{"stopped", {}, due.provisional};
  if (due.before_edition) answer.due = "refused";
  if (due.due) answer.due = base::to_string(*due.due, zone_of_rows());
  if (due.from_date) answer.from = base::to_string(*due.from_date);
  return answer;
}

class Golden : public testing::TestWithParam<GoldenRow> {};

TEST_P(Golden, row_is_due_when_the_script_says) {
  const GoldenRow& row = GetParam();
  EXPECT_EQ(answer_of(row), (Answer{row.expected, row.expected_from, row.provisional})) << row.id << ": " << row.reason;
}

// The laws, on the real calendars and with the stops of the row.
TEST_P(Golden, row_obeys_the_laws_of_working_time) {
  const GoldenRow& row = GetParam();
  const bool has_laws = row.direction == "forward" && row.span.unit != base::Unit::months &&
                        row.span.unit != base::Unit::years && row.span.amount > 0;
  const Due due = has_laws ? due_of(row) : Due{};
  if (!due.due) return;
  const auto passed = [&](base::Instant at) {
    return between(row.trigger, at, row.span.unit, row.stops, edition_of(row), zone_of_rows(),
                   row.hours ? &*row.hours : nullptr);
  };
  EXPECT_EQ(passed(*due.due), row.span.amount) << row.id << ": " << row.reason;
  EXPECT_EQ(passed(base::Instant{due.due->milliseconds - 1}), row.span.amount - 1) << row.id << ": " << row.reason;
}

std::string name_of(const testing::TestParamInfo<GoldenRow>& info) {
  std::string name = info.param.id;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Rows, Golden, testing::ValuesIn(golden_rows()), name_of);

TEST(GoldenRows, are_many_and_cover_every_direction_unit_and_calendar) {
  EXPECT_GE(golden_rows().size(), rows_min);
  const auto count = [](const auto& test) { return std::count_if(golden_rows().begin(), golden_rows().end(), test); };
  for (const char* direction : {"forward", "back", "offer", "period"}) {
    EXPECT_GE(count([&](const GoldenRow& row) { return row.direction == direction; }), 5) << direction;
  }
  for (const char* unit : {"minutes", "hours", "service_hours", "natural_days", "working_days", "months", "years"}) {
    EXPECT_GE(count([&](const GoldenRow& row) { return base::to_string(row.span.unit) == unit; }), 4) << unit;
  }
  for (const char* calendar : {"cn-mainland", "hong-kong"}) {
    EXPECT_GE(count([&](const GoldenRow& row) { return row.calendar == calendar; }), 30) << calendar;
  }
}

}  // namespace
}  // namespace consilium::calendar
