// Reports: when a list that is owed to the insurer is to be made, and what it says of a case. A function of the cases
// as they were known at that moment, and of nothing else; nothing here is stored.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "base/localised.hpp"
#include "cases/world.hpp"
#include "model/report.hpp"

namespace consilium::cases {

// What an issue of a report covers: after the issue before it, up to the moment for which it is made.
struct ReportMoment {
  base::Instant from;
  base::Instant until;

  bool operator==(const ReportMoment&) const = default;
};

// The first moment after `after`.
ReportMoment next_moment(const model::ReportTime& when, const base::Zone& zone, base::Instant after);
// The first instant at which it is late.
base::Instant report_due(const model::Report& report, const World& world, base::Instant until);

// One thing in a cell. The value is a code, a fact, or a time such as `2026-03-02T10:00` in the zone of the programme;
// the text says the whole entry to people.
struct ReportEntry {
  std::string value;
  std::string state{};                // of a promise: running, stopped, met, missed or excused
  std::string owner{};                // of what is owed: `member` or a role
  std::optional<base::Instant> at{};  // of a step, when; of what is owed or promised, until when (exclusive)
  base::LocalisedText text{};

  bool operator==(const ReportEntry&) const = default;
};

struct ReportRow {
  std::string case_id;
  std::vector<std::vector<ReportEntry>> cells;  // one for each column; empty where there is nothing to say

  bool operator==(const ReportRow&) const = default;
};

// The row of a case of `world` as it stood at `moment.until`; none where it is not on the list. `report` is that of the
// version in force; the version of the case says whether the case is on it, and a version that does not have the report
// keeps none of its cases off. `contract` is the insurer's own number.
std::optional<ReportRow> report_row(const model::Report& report, const World& world, const CaseState& state,
                                    std::string_view contract, const ReportMoment& moment);

// The heading of a column, as far as the languages of the programme go.
base::LocalisedText column_name(const model::Programme& programme, const model::ReportColumn& column);

}  // namespace consilium::cases
