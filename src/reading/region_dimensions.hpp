// What a check reads: for each fact the values to try, for dates that they move. Used by the search for regions alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reading/region_check.hpp"

namespace consilium::reading {

struct Choice {
  std::string label;
  std::optional<model::Value> before;  // as each version knows it; nothing: not known
  std::optional<model::Value> after;
};

struct Dimension {
  std::string fact;
  std::vector<Choice> choices;
};

struct Dimensions {
  std::vector<Dimension> values;
  std::vector<std::string> dates;
  std::vector<std::string> not_covered;  // facts, or what else is asked
};

Dimensions dimensions_of(const CheckSide& before, const CheckSide& after);

}  // namespace consilium::reading
