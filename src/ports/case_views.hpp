// What is read about cases. Which tenants a caller may see is decided in policy/ before; lists take the tenants to look
// in, and rows found by id carry their tenant so that the caller can check it. Personal text comes unsealed.
// Thread-safe; a read sees every append that was acknowledged before it began.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "base/result.hpp"
#include "ports/case_rows.hpp"
#include "ports/page.hpp"

namespace consilium::ports {

// Empty text: any.
struct QueueQuery {
  std::vector<std::string> tenants{};
  std::string programme{};
  std::string service{};
  std::string owner_role{};
  std::string assignee{};
  bool only_unassigned = false;
};

enum class CaseDate : std::uint8_t { opened, closed };

struct CasePeriodQuery {
  std::vector<std::string> tenants{};
  std::string programme{};
  CaseDate date = CaseDate::opened;
  base::Instant from{};
  base::Instant until{};  // excluded
};

struct ObligationQuery {
  std::vector<std::string> tenants{};
  std::string owner_role{};
  std::string assignee{};
  bool only_promises = false;
  base::Instant from{};
  base::Instant until{};  // excluded
};

struct LineQuery {
  std::vector<std::string> tenants{};
  std::string line{};
  bool only_free = false;  // what nobody has taken
};

// Of one waiting line, over the tenants that were asked for.
struct LineCount {
  std::string line{};
  std::int64_t count = 0;
  std::int64_t free = 0;  // of these, taken by nobody
  base::Instant oldest{};

  bool operator==(const LineCount&) const = default;
};

struct CaseCount {
  std::string tenant{};
  std::string programme{};
  std::string service{};
  CaseState state = CaseState::open;
  std::string phase{};
  std::string outcome{};
  std::int64_t count = 0;

  bool operator==(const CaseCount&) const = default;
};

struct ObligationCount {
  std::string tenant{};
  std::string programme{};
  bool promise = false;
  ObligationState state = ObligationState::open;
  std::int64_t count = 0;

  bool operator==(const ObligationCount&) const = default;
};

class CaseViews {
 public:
  virtual ~CaseViews() = default;

  virtual base::Result<std::optional<CaseRow>> case_by_id(std::string_view id) = 0;
  virtual base::Result<std::vector<CaseRow>> cases_of_person(std::string_view person) = 0;  // latest opened first
  virtual base::Result<std::vector<CaseRow>> children_of_case(std::string_view id) = 0;     // by id
  // Open cases, earliest due first, those with nothing due last, ties by id.
  virtual base::Result<Page<CaseRow>> queue(const QueueQuery& query, const PageRequest& page) = 0;
  // Cases opened or closed in a period, by that date, ties by id.
  virtual base::Result<Page<CaseRow>> cases_in_period(const CasePeriodQuery& query, const PageRequest& page) = 0;
  // How many cases stand where, only counts above 0; in the order of the fields.
  virtual base::Result<std::vector<CaseCount>> case_counts(const std::vector<std::string>& tenants) = 0;

  // Cases in a line, those that have waited longest first, ties by id.
  virtual base::Result<Page<LineRow>> waiting(const LineQuery& query, const PageRequest& page) = 0;
  // How many cases stand before this one in its line, whether they are taken or not.
  virtual base::Result<std::int64_t> waiting_before(const std::vector<std::string>& tenants, const LineRow& row) = 0;
  // Lines in which some case stands, by name.
  virtual base::Result<std::vector<LineCount>> line_counts(const std::vector<std::string>& tenants) = 0;
  virtual base::Result<std::vector<LineRow>> lines_of_case(std::string_view case_id) = 0;  // by name

  virtual base::Result<std::vector<ObligationRow>> obligations_of_case(std::string_view case_id) = 0;  // by id
  // Open obligations due in the period, earliest first.
  virtual base::Result<Page<ObligationRow>> obligations_due(const ObligationQuery& query, const PageRequest& page) = 0;
  // How obligations due in [from, until) ended, or did not yet; in the order of the fields.
  virtual base::Result<std::vector<ObligationCount>> obligation_counts(const std::vector<std::string>& tenants,
                                                                       base::Instant from, base::Instant until) = 0;

  // Latest first.
  virtual base::Result<Page<TimelineRow>> timeline(std::string_view case_id, const PageRequest& page) = 0;
};

}  // namespace consilium::ports
