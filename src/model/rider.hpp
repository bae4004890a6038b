// Rider: what may be insured beside a contract of the programme, found by rows of the roster of its own. Each gives two
// facts to every service, between the built-in ones and those that the programme declares.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/localised.hpp"
#include "model/service.hpp"

namespace consilium::model {

struct Rider {
  std::string id;
  base::LocalisedText name;
  std::vector<std::string> products;  // codes of the roster
  Citation cites;

  bool operator==(const Rider&) const = default;
};

inline constexpr std::size_t facts_of_rider = 2;

// The positions of the facts of a rider, by its position in the programme.
inline Index rider_in_force(std::size_t rider) {
  return static_cast<Index>(index_of(BuiltIn::count) + facts_of_rider * rider);
}
inline Index rider_effective_on(std::size_t rider) { return static_cast<Index>(rider_in_force(rider) + 1); }

}  // namespace consilium::model
