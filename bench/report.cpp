#include "bench/report.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>
#include <fmt/ranges.h>

namespace consilium::bench {

void report(std::string_view name, std::string_view unit, const std::vector<double>& values) {
  fmt::print("{{\"name\": \"{}\", \"unit\": \"{}\", \"values\": [{}]}}\n", name, unit, fmt::join(values, ", "));
  std::fflush(stdout);
}

double share_of(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const auto last = static_cast<double>(values.size() - 1);
  return values[static_cast<std::size_t>(std::ceil(share * last))];
}

}  // namespace consilium::bench
