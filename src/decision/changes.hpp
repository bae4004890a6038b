// What somebody could change in an application that is refused: another date, or a wish left out. Used by the ways to a
// yes alone.
#pragma once

#include <optional>
#include <vector>

#include "decision/decide.hpp"

namespace consilium::decision {

// The facts with what one refusing rule asks about changed: dates if that helps, else one wish left out; `steps` gets
// how. None when neither helps.
std::optional<FactSet> changed_for(const Check& check, const Moment& moment, std::vector<Step>& steps);

}  // namespace consilium::decision
