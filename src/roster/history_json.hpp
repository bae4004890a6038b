// A ContractHistory as JSON text, versioned: what was written once can be read by every later version. The same history
// always gives the same text.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "roster/history.hpp"

namespace consilium::roster {

std::string to_json(const ContractHistory& history);

// Errors are `corrupt`, or `unsupported` for a format of a later version, and say which member is wrong.
base::Result<ContractHistory> history_from_json(std::string_view text);

}  // namespace consilium::roster
