// Stops of a clock: half-open ranges of time in which it stands still. Stops are united: what two of them cover stands
// still once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"

namespace consilium::calendar {

// From the instant it began to the instant it ended; without an end it still stands.
struct Stop {
  base::Instant from;
  std::optional<base::Instant> to;
  std::string id;

  bool operator==(const Stop&) const = default;
};

// A stop that covers the instant, or null. `open_stop_at` looks only at those without an end.
const Stop* stop_at(const std::vector<Stop>& stops, base::Instant instant);
const Stop* open_stop_at(const std::vector<Stop>& stops, base::Instant instant);

// The same time as ranges that neither touch nor overlap, in order; the ids of those that became one are joined.
std::vector<Stop> united(std::vector<Stop> stops);

}  // namespace consilium::calendar
