// Span: an amount of time as a handbook says it, with its unit. Units never mix and are never converted: five working
// days are not seven natural ones. What a span means on a calendar is calendar/'s business.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace consilium::base {

// Service hours are hours in which a line answers; of all units only minutes, hours and service hours are counted to
// the instant, the others to the end of a day.
enum class Unit : std::uint8_t { minutes, hours, service_hours, natural_days, working_days, months, years };

struct Span {
  Unit unit = Unit::natural_days;
  int amount = 0;                    // the figure that binds; of a range the upper one
  std::optional<int> from_amount{};  // of a range (8 to 10 working days) the lower figure

  bool operator==(const Span&) const = default;
};

bool counts_instants(Unit unit);        // minutes, hours, service hours
std::string_view to_string(Unit unit);  // as programmes write it: working_days
std::optional<Unit> unit_from(std::string_view text);
std::string to_string(const Span& span);  // `8 to 10 working_days`

}  // namespace consilium::base
