#include "base/span.hpp"

#include <array>

#include <fmt/core.h>

namespace consilium::base {
namespace {

constexpr std::array<Unit, 7> all_units{Unit::minutes,      Unit::hours,  Unit::service_hours, Unit::natural_days,
                                        Unit::working_days, Unit::months, Unit::years};

}  // namespace

bool counts_instants(Unit unit) { return unit == Unit::minutes || unit == Unit::hours || unit == Unit::service_hours; }

std::string_view to_string(Unit unit) {
  switch (unit) {
    case Unit::minutes:
      return "minutes";
    case Unit::hours:
      return "hours";
    case Unit::service_hours:
      return "service_hours";
    case Unit::natural_days:
      return "natural_days";
    case Unit::working_days:
      return "working_days";
    case Unit::months:
      return "months";
    case Unit::years:
      return "years";
  }
  return "natural_days";
}

std::optional<Unit> unit_from(std::string_view text) {
  for (const Unit unit : all_units) {
    if (to_string(unit) == text) return unit;
  }
  return std::nullopt;
}

std::string to_string(const Span& span) {
  if (span.from_amount) return fmt::format("{} to {} {}", *span.from_amount, span.amount, to_string(span.unit));
  return fmt::format("{} {}", span.amount, to_string(span.unit));
}

}  // namespace consilium::base
