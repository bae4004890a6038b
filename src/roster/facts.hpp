// What programmes ask of the roster, read from a history as it was known on a day.
#pragma once

#include <optional>

#include "base/calendar_date.hpp"
#include "cases/world.hpp"
#include "roster/history.hpp"

namespace consilium::roster {

// Every dated fact is given with all its days, also those to come: a decision reads them on the day it needs. States
// that count as in force (grace, reinstated) are given as `in_force`. What the insurer never said stays unknown.
// The birth date is the person's, not the contract's.
cases::RosterFacts facts_as_known(const ContractHistory& history, base::Date known,
                                  std::optional<base::Date> birth_date = std::nullopt);

// The facts as known on `known`, without what only begins after `day`.
cases::RosterFacts facts_as_of(const ContractHistory& history, base::Date known, base::Date day,
                               std::optional<base::Date> birth_date = std::nullopt);

// The first day on which the contract has matured or is terminated and nothing later revives it.
std::optional<base::Date> ends_on(const ContractHistory& history, base::Date known);

}  // namespace consilium::roster
