// History: what must hold of the events of a house, whatever happened to it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "service/house.hpp"

namespace consilium::tests {

struct History {
  std::int64_t events = 0;
  std::map<std::string, std::int64_t> versions;  // by stream
  std::vector<std::string> problems;             // what is wrong and where
};

// Reads every event: positions and sequences without gaps, no event twice, every case and account readable, and no
// account that ever held or spent more than it is allowed.
base::Result<History> read_history(service::House& house);

}  // namespace consilium::tests
