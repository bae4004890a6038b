// Identifiers the house makes: letters and digits that sort by time of making, unguessable in their second half. They
// stay on real time even where the clock is a demonstration's.
#pragma once

#include <string>

namespace consilium::service {

std::string new_identifier();

}  // namespace consilium::service
