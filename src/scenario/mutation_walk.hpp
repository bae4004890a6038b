// The walk that finds where a programme can be mistaken, for mutants.cpp.
#pragma once

#include <cstddef>
#include <vector>

#include "model/programme.hpp"
#include "scenario/mutants.hpp"

namespace consilium::scenario {

inline constexpr std::size_t no_mistake = static_cast<std::size_t>(-1);

// Offers each mistake in the order of the programme and numbers them; makes the one that is wanted and leaves the
// programme as it is otherwise.
std::vector<Mutant> offer_mistakes(model::Programme& programme, std::size_t wanted);

}  // namespace consilium::scenario
