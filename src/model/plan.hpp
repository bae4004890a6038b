// Plans: the package of services a person has, by what the contracts that count are insured for together on a day.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/localised.hpp"
#include "model/form.hpp"
#include "model/predicate.hpp"

namespace consilium::model {

// The plan of a person no contract of whom counts.
inline constexpr std::string_view no_plan = "none";

struct Band {
  std::string id;
  base::LocalisedText name;
  std::int64_t from = 1;  // the least sum, in the smallest unit of the currency

  bool operator==(const Band&) const = default;
};

struct Plans {
  std::string currency;
  Index after = none;       // Programme::periods of the contract: it counts from the day after its end; none: at once
  std::vector<Band> bands;  // by rising sum
  Citation cites;

  bool operator==(const Plans&) const = default;
};

}  // namespace consilium::model
