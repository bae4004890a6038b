// What a measuring program says: one JSON object a line, which bench/run.py reads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace consilium::bench {

// Values of one figure, in the order they were measured: `ns` for times, `per_second` for rates, or what is counted.
void report(std::string_view name, std::string_view unit, const std::vector<double>& values);

// The value that this share of all values does not exceed; `share` from 0 to 1, of at least one value.
double share_of(std::vector<double> values, double share);

}  // namespace consilium::bench
