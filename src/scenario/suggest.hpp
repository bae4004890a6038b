// Suggestions: the scenarios that a programme lacks, begun in the words of docs/reference/scenarios.md. What only the
// author knows (days, facts, what is expected) is left as `…`, which no scenario can be played with.
#pragma once

#include <string>

#include "model/programme.hpp"
#include "scenario/coverage.hpp"

namespace consilium::scenario {

// One scenario for each clause without one and for each behaviour that was never seen; empty when nothing is missing.
std::string suggest(const model::Programme& programme, const Coverage& coverage);

}  // namespace consilium::scenario
