// How many cases of a programme a house has.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "service/house.hpp"

namespace consilium::service {

struct CasesThere {
  std::int64_t open = 0;
  std::int64_t all = 0;  // with those that have ended
};

// Of every version of the programme.
base::Result<CasesThere> count_cases(House& house, const std::string& tenant, std::string_view programme);

}  // namespace consilium::service
