// Which cases an issue of a report lists, with the rows: found in the views, read from their events as they stood at
// the moment of the issue.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "cases/reports.hpp"
#include "service/load.hpp"

namespace consilium::service {

struct ReportQuestion {
  std::shared_ptr<const model::Programme> programme;  // the version whose report it is
  const model::Report* report = nullptr;
  cases::ReportMoment moment;
  Known known = Known::then;
};

struct ReportedRow {
  std::string person;  // whose key seals it
  cases::ReportRow row;
};

// By case, earliest opened first. Of a person who was forgotten nothing is said.
base::Result<std::vector<ReportedRow>> rows_for(House& house, const ReportQuestion& question);

}  // namespace consilium::service
