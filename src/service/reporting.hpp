// Reporting: the lists of cases that a programme owes to its insurer. Each issue of one is made at its moment by a
// timer, from the cases as they were known at that moment, and kept as events: its head on the stream of the report, a
// row for each case on a stream of its own, sealed under the key of the person it is about. What was made is never
// changed; a corrected issue is another one that names it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cases/reports.hpp"
#include "ports/timers.hpp"
#include "service/house.hpp"

namespace consilium::service {

inline constexpr std::string_view report_timer_kind = "report";

struct IssueColumn {
  std::string id;
  base::LocalisedText name;

  bool operator==(const IssueColumn&) const = default;
};

// The head of an issue: all but its rows, without personal data.
struct Issue {
  std::string id;  // made of the programme, the report and the moment, so that no issue is made twice
  std::string tenant;
  std::string programme;
  std::string programme_hash;  // the version in force at the moment
  std::string report;
  base::LocalisedText name;
  std::vector<base::Language> languages;
  base::Zone zone;
  std::vector<IssueColumn> columns;
  std::vector<std::string> clauses;
  std::string owner;  // a role of the programme
  cases::ReportMoment moment;
  base::Instant due;  // the first instant at which it was late
  base::Instant made_at;
  std::string made_by;        // `timer`, or an operator who corrects
  std::int64_t position = 0;  // the last event of the house when its cases were read
  std::string calendar;       // with the day on which its edition was issued
  base::Date calendar_issued;
  std::string corrects{};      // the issue it takes the place of
  std::string reason{};        // of a correction
  std::int64_t first_row = 1;  // on the stream of its rows
  std::int64_t rows = 0;

  bool is_late() const { return corrects.empty() && made_at >= due; }
  bool operator==(const Issue&) const = default;
};

struct IssueRow {
  cases::ReportRow row;
  bool erased = false;  // the person was forgotten, and what was said of the case with it
};

// The timers of the reports of a programme, once `published` is what the house lives by.
base::Result<std::vector<ports::TimerChange>> report_timers(House& house, const Published& published,
                                                            std::string_view programme);

// Makes the issue that a timer stands for and sets the timer of the next one, in one append. One that was made already,
// or is no longer owed, is not made.
base::Result<void> make_report(House& house, const ports::TimerRow& timer);

// Every issue of the reports of a programme, latest moment first, a correction before what it corrects.
base::Result<std::vector<Issue>> issues_of(House& house, std::string_view programme);
// `not_found` when there is none.
base::Result<Issue> issue_by_id(House& house, std::string_view id);
base::Result<std::vector<IssueRow>> rows_of(House& house, const Issue& issue);

// Another issue of the same moment, by what is known now of what had happened by then. `reason` is needed.
base::Result<Issue> correct_report(House& house, const Request& request, std::string_view id,
                                   const std::string& reason);

}  // namespace consilium::service
