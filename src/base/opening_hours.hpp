// OpeningHours: when a line answers, as a programme says it: half-open clock ranges per weekday and the festivals on
// which it is closed. Which dates a festival has is calendar/'s business.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"

namespace consilium::base {

struct OpeningHours {
  struct Range {
    ClockTime open;
    ClockTime close;
    bool operator==(const Range&) const = default;
  };
  std::array<std::optional<Range>, 7> week;   // Monday first; empty: closed all day
  std::vector<std::string> closed_festivals;  // every holiday of these, by the calendar's English name
  bool closed_on_all_holidays = false;

  bool operator==(const OpeningHours&) const = default;
};

}  // namespace consilium::base
