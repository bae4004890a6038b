// Rosters: files as an insurer sends them, of invented people, and their import.
#pragma once

#include <string>
#include <vector>

#include "base/calendar_date.hpp"
#include "model/programme.hpp"
#include "service/importing.hpp"

namespace consilium::tests {

// A contract in force since its first day, with the person insured.
struct RosterLine {
  std::string contract;
  base::Date effective_on;
  std::string name;
  std::string passport;
  std::string phone;
};

std::string full_roster(const model::Programme& programme, base::Date as_of, const std::vector<RosterLine>& lines);

// Imports a whole file, as the command and the API do.
base::Result<service::ImportReport> import_text(service::House& house, service::InstitutionFinder& words,
                                                const std::string& roster);

}  // namespace consilium::tests
