// The rows of golden.csv, which says what each column means in golden.py, and the calendars they are about.
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "base/opening_hours.hpp"
#include "base/span.hpp"
#include "calendar/arithmetic.hpp"

namespace consilium::calendar {

struct GoldenRow {
  std::string id;
  std::string calendar;
  std::string direction;
  base::Instant trigger;
  base::Span span;
  std::vector<Stop> stops;
  std::optional<base::OpeningHours> hours;
  std::optional<base::ClockTime> cut_off;
  std::string expected;
  std::string expected_from;
  bool provisional = false;
  std::string reason;
};

// For messages of the test framework.
void PrintTo(const GoldenRow& row, std::ostream* out);

// All rows; none when the file cannot be read. Stops are named a, b, c.
const std::vector<GoldenRow>& golden_rows();
const GoldenRow* golden_row(const std::string& id);

Edition read_edition(const std::string& id);
const Edition& edition_of(const GoldenRow& row);
const base::Zone& zone_of_rows();
// For the directions forward and back.
Due due_of(const GoldenRow& row);

std::string read_source_file(const std::string& path);  // empty when there is none

}  // namespace consilium::calendar
