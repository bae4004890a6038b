// The payloads of the events of reports, versioned: what was written once can be read by every later version.
#pragma once

#include <string>

#include "base/result.hpp"
#include "ports/event.hpp"
#include "service/reporting.hpp"

namespace consilium::service {

inline constexpr std::string_view issue_event_type = "report.made";
inline constexpr std::string_view row_event_type = "report.row";
inline constexpr int report_event_version = 1;

std::string payload_of(const Issue& issue);
std::string payload_of(const cases::ReportRow& row);

// `corrupt`, or `unsupported` for a payload of a later version.
base::Result<Issue> issue_from(const ports::Envelope& envelope);
base::Result<IssueRow> row_from(const ports::Envelope& envelope);

}  // namespace consilium::service
