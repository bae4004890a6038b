// Rows about cases: what the queue, a case page and the reports read. They are derived from events and can be rebuilt.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/instant.hpp"
#include "ports/personal.hpp"

namespace consilium::ports {

enum class CaseState : std::uint8_t { open = 1, closed = 2 };

struct CaseRow {
  std::string id{};  // key; ids that sort by time of making keep large stores fast
  std::string tenant{};
  std::string programme{};
  std::string programme_hash{};
  std::string plan{};
  std::string service{};
  std::string person{};
  std::string contract{};
  std::string parent{};               // the case this one is a child of; empty when none
  CaseState state = CaseState::open;  // of the file: open as long as anything is owed, though the case may have ended
  std::string phase{};
  std::int64_t version = 0;          // what a form depends on: not moved by reminders and appended records
  std::int64_t stream_sequence = 0;  // the last event that this row has seen
  base::Instant opened_at{};
  std::optional<base::Instant> closed_at{};
  std::string outcome{};                    // empty until it has ended
  std::optional<base::Instant> next_due{};  // the earliest deadline still owed; rows without one sort last
  std::string next_task{};
  std::string owner_role{};  // whose turn it is
  std::string assignee{};    // operator id; empty when nobody has taken it
  Personal personal{};

  bool operator==(const CaseRow&) const = default;
};

enum class ObligationState : std::uint8_t { open = 1, met = 2, met_late = 3, excused = 4, dropped = 5 };

struct ObligationRow {
  std::string case_id{};  // key, with id
  std::string id{};
  std::string tenant{};
  std::string programme{};
  std::string service{};
  std::string person{};
  std::string task{};
  std::string owner_role{};
  std::string assignee{};
  bool promise = false;  // a promise to the member, not only a target
  ObligationState state = ObligationState::open;
  base::Instant opened_at{};
  std::optional<base::Instant> due{};
  std::optional<base::Instant> ended_at{};
  std::string detail{};  // JSON without personal data: why it is owed, citations, derivation of the date

  bool operator==(const ObligationRow&) const = default;
};

// A case in a waiting line: as long as a task that waits there is owed on it.
struct LineRow {
  std::string case_id{};  // key, with line
  std::string line{};
  std::string tenant{};
  std::string programme{};
  std::string service{};
  std::string task{};
  base::Instant since{};  // the place in the line; ties by case
  bool promise = false;   // whether `due` was promised
  std::optional<base::Instant> due{};
  std::string assignee{};  // operator id; empty when nobody has taken it
  int attempts = 0;        // to reach somebody, in vain

  bool operator==(const LineRow&) const = default;
};

struct TimelineRow {
  std::string case_id{};  // key, with sequence and part
  std::int64_t sequence = 0;
  int part = 0;  // for an event that shows as several lines
  std::string tenant{};
  std::string person{};
  std::string kind{};
  std::string actor{};
  std::uint32_t audience = 0;  // bits, given their meaning by service/
  base::Instant occurred_at{};
  base::Instant recorded_at{};
  Personal personal{};

  bool operator==(const TimelineRow&) const = default;
};

}  // namespace consilium::ports
