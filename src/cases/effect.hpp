// What a case owes, has left and may do, thing by thing, to be laid beside the same case under another version.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cases/moving.hpp"

namespace consilium::cases {

struct Thing {
  base::LocalisedText name;
  Standing standing;
};
using Things = std::map<std::pair<std::string, std::string>, Thing>;  // by kind and id

Things things_of(const World& world, const CaseState& state, base::Instant now);

// What is not the same on both sides.
std::vector<MovedThing> difference(const Things& before, const Things& after);

}  // namespace consilium::cases
