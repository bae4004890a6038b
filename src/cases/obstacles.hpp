// Why a case cannot move to another version of its programme: something it stands on has no place there.
#pragma once

#include <vector>

#include "cases/moving.hpp"

namespace consilium::cases {

// Of all that moves together; empty: it can.
std::vector<Obstacle> obstacles(const World& world, const model::Programme& to);

}  // namespace consilium::cases
