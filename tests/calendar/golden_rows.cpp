#include "golden_rows.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "base/check.hpp"
#include "compiler/data_files.hpp"
#include "text/csv.hpp"

namespace consilium::calendar {
namespace {

using base::ClockTime;
using base::Instant;

constexpr std::size_t days_in_week = 7;

std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + separator.size();
  }
  return parts;
}

base::Span span_of(const std::string& unit, const std::string& amount) {
  const std::vector<std::string> figures = split(amount, "-");
  base::Span span{base::unit_from(unit).value(), std::stoi(figures.back()), {}};
  if (figures.size() > 1) span.from_amount = std::stoi(figures.front());
  return span;
}

std::vector<Stop> stops_of(const std::string& text) {
  std::vector<Stop> stops;
  for (const std::string& range : split(text, ";")) {
    const std::vector<std::string> ends = split(range, "/");
    Stop stop{Instant::parse(ends[0]).value(), {}, std::string(1, static_cast<char>('a' + stops.size()))};
    if (ends.size() > 1) stop.to = Instant::parse(ends[1]).value();
    stops.push_back(std::move(stop));
  }
  return stops;
}

std::size_t weekday_of(const std::string& name) {
  static const std::vector<std::string> names{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  const auto found = std::find(names.begin(), names.end(), name);
  CHECK(found != names.end());
  return static_cast<std::size_t>(found - names.begin());
}

base::OpeningHours hours_of(const std::string& text) {
  base::OpeningHours hours;
  const std::vector<std::string> parts = split(text, " except ");
  const std::vector<std::string> open = split(parts[0], " ");
  const std::vector<std::string> clock = split(open[0], "-");
  const std::vector<std::string> week = split(open.size() > 1 ? open[1] : "Mon-Sun", "-");
  for (std::size_t day = weekday_of(week[0]); day <= weekday_of(week[1]) && day < days_in_week; ++day) {
    hours.week[day] = {ClockTime::parse(clock[0]).value(), ClockTime::parse(clock[1]).value()};
  }
  for (const std::string& festival : split(parts.size() > 1 ? parts[1] : "", ", ")) {
    if (festival == "all holidays") {
      hours.closed_on_all_holidays = true;
    } else {
      hours.closed_festivals.push_back(festival);
    }
  }
  return hours;
}

std::vector<GoldenRow> read_rows() {
  const text::Table table = text::read_csv("golden.csv", read_source_file("tests/calendar/golden.csv"));
  std::vector<GoldenRow> rows;
  for (const auto& cells : table.rows) {
    const auto cell = [&](const char* column) { return cells[table.column(column).value()].text; };
    GoldenRow row;
    row.id = cell("id");
    row.calendar = cell("calendar");
    row.direction = cell("direction");
    row.trigger = Instant::parse(cell("trigger")).value();
    row.span = span_of(cell("unit"), cell("amount"));
    row.stops = stops_of(cell("stops"));
    if (!cell("hours").empty()) row.hours = hours_of(cell("hours"));
    if (!cell("cut_off").empty()) row.cut_off = ClockTime::parse(cell("cut_off")).value();
    row.expected = cell("expected");
    row.expected_from = cell("expected_from");
    row.provisional = cell("provisional") == "yes";
    row.reason = cell("reason");
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::string read_source_file(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(std::string(CONSILIUM_SOURCE_DIR) + "/" + path, std::ios::binary).rdbuf();
  return bytes.str();
}

Edition read_edition(const std::string& id) {
  const auto file = [](const std::string& name) {
    return compiler::SourceFile{name, read_source_file("calendars/" + name)};
  };
  auto read = compiler::read_calendar(file(id + ".yaml"), {file(id + ".csv")});
  CHECK(read.edition.has_value());
  return std::move(*read.edition);
}

void PrintTo(const GoldenRow& row, std::ostream* out) { *out << row.id; }

const std::vector<GoldenRow>& golden_rows() {
  static const std::vector<GoldenRow> rows = read_rows();
  return rows;
}

const GoldenRow* golden_row(const std::string& id) {
  const auto found =
      std::find_if(golden_rows().begin(), golden_rows().end(), [&](const GoldenRow& row) { return row.id == id; });
  return found == golden_rows().end() ? nullptr : &*found;
}

const Edition& edition_of(const GoldenRow& row) {
  static std::map<std::string, Edition> editions;
  const auto found = editions.find(row.calendar);
  if (found != editions.end()) return found->second;
  return editions.emplace(row.calendar, read_edition(row.calendar)).first->second;
}

const base::Zone& zone_of_rows() {
  static const base::Zone zone = base::Zone::find("Asia/Shanghai").value();
  return zone;
}

Due due_of(const GoldenRow& row) {
  const base::Zone& zone = zone_of_rows();
  const base::OpeningHours* hours = row.hours ? &*row.hours : nullptr;
  if (row.direction == "forward") return add(row.trigger, row.span, row.stops, edition_of(row), zone, hours);
  return count_back(zone.date_of(row.trigger), row.span, edition_of(row), zone, hours, row.cut_off);
}

}  // namespace consilium::calendar
