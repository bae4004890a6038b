// The flow of a service as diagrams that fit a page: a row for each task, in the order in which the tasks open one
// another, with who owes it, what opens it, its deadline, what stops the clock, and the points of no return. A long
// flow is several parts.
#pragma once

#include <vector>

#include "reading/diagram_drawing.hpp"
#include "reading/sentence_speaker.hpp"

namespace consilium::reading {

// Of an A4 page within its margins, with room for a heading.
inline constexpr int diagram_width = 500;
inline constexpr int diagram_height_max = 660;

std::vector<Drawing> diagrams_of(const Speaker& speaker);

}  // namespace consilium::reading
