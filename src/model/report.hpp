// Report: a list of cases that is owed to the insurer at fixed times, also when it is empty. What a column shows is
// named by id, because the cases on one list may stand under several versions of the programme.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "base/localised.hpp"
#include "base/span.hpp"
#include "model/form.hpp"
#include "model/predicate.hpp"

namespace consilium::model {

enum class ReportEvery : std::uint8_t { week, month };

// When it is made, in the zone of the programme.
struct ReportTime {
  ReportEvery every = ReportEvery::week;
  int day = 1;  // of the week, Monday is 1; or of the month, 1 to 28
  base::ClockTime at;

  bool operator==(const ReportTime&) const = default;
};

// The last step is the point that was reached last; promises are the deadlines of that kind that have begun.
enum class ReportShow : std::uint8_t {
  case_id,
  contract,
  member,
  service,
  opened,
  status,
  last_step,
  ended,
  owed,
  promises,
  point,
  fact
};

struct ReportColumn {
  std::string id;  // unique in the report; of a point or a fact its own id
  ReportShow show = ReportShow::case_id;
  base::LocalisedText name;

  bool operator==(const ReportColumn&) const = default;
};

struct Report {
  std::string id;
  base::LocalisedText name;
  std::string owner;  // a role of the programme
  ReportTime when;
  base::Span within;  // from then on: how long it may take until it is there
  std::vector<base::Language> languages;
  std::vector<ReportColumn> columns;  // at least one
  Citation cites;

  bool operator==(const Report&) const = default;
};

// Cases of one service on a report.
struct ReportedCases {
  Index report = none;            // Programme::reports
  std::optional<Predicate> when;  // empty: all of them

  bool operator==(const ReportedCases&) const = default;
};

std::string_view to_string(ReportShow show);  // as programmes write it; `point` and `fact` for the last two

}  // namespace consilium::model
