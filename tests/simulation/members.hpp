// Members: an insurer's roster of invented people, as the file it sends.
#pragma once

#include <random>
#include <string>

#include "base/calendar_date.hpp"
#include "model/programme.hpp"

namespace consilium::tests {

// Contracts in force on a day, that began in the two years before.
std::string roster_of(const model::Programme& programme, int members, base::Date as_of, std::mt19937& random);

// What became of one contract since.
std::string news_of(const model::Programme& programme, const std::string& number, std::string_view state,
                    base::Date since);

}  // namespace consilium::tests
