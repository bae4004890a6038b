// The flow of a service as diagrams that fit a page: a row for each task, in the order in which the tasks open one
// another, with who owes it, what opens it, its deadline, what stops the clock, and the points of no return. A long
// flow is several parts.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reading/diagram_drawing.hpp"
#include "reading/sentence_speaker.hpp"

namespace consilium::reading {

// Of an A4 page within its margins, with room for a heading.
inline constexpr int diagram_width = 500;
inline constexpr int diagram_height_max = 644;

// The rows at which a case stands are marked.
std::vector<Drawing> diagrams_of(const Speaker& speaker, const std::set<std::string>& here = {});

// A row of the diagrams, in their order.
struct Stage {
  std::string id;
  std::string name;
};
std::vector<Stage> stages_of(const Speaker& speaker);

// The ids of rows: `applied`, a task by its own id, and `papers:` and `case:` with those of a checklist and of an
// embedded case.
inline constexpr std::string_view stage_applied = "applied";
std::string stage_of_papers(std::string_view checklist);
std::string stage_of_case(std::string_view embed);

}  // namespace consilium::reading
