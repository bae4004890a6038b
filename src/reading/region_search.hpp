// The search for the cells of one check in which the two versions answer otherwise. Used by region.cpp alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reading/region.hpp"
#include "reading/region_dimensions.hpp"

namespace consilium::reading {

// A range of days; open where it runs to the end of the window. Of a second date it may be counted from the first.
struct DayRange {
  base::Date from;
  base::Date to;
  bool open_before = false;
  bool open_after = false;
  bool is_known = true;

  bool operator==(const DayRange&) const = default;
};

// Where the answers differ: for each dimension of values the choices, for each date its days.
struct Box {
  std::vector<std::vector<std::size_t>> picks;
  std::vector<DayRange> days;
  bool counted_from_first = false;  // days[1] holds the distances from the first date, as days since the epoch
  std::vector<base::Date> example;  // of each date
  Answer before;
  Answer after;
};

struct Found {
  std::vector<Box> boxes;
  bool too_many = false;
  bool cannot_turn = false;
};

Found search(CheckSide& before, CheckSide& after, const Dimensions& dimensions, base::Date on);

}  // namespace consilium::reading
