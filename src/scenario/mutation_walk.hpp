// The walk that finds where a programme can be mistaken, for mutants.cpp.
#pragma once

#include <cstddef>

#include "model/programme.hpp"
#include "scenario/mutants.hpp"

namespace consilium::scenario {

// Offers each mistake in the order of the programme, and leaves the programme as it is.
Mutants offer_mistakes(model::Programme& programme);

// Makes the mistake that is offered under this number.
void make_mistake(model::Programme& programme, std::size_t number);

}  // namespace consilium::scenario
