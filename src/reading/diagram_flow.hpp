// What a diagram shows of a service: its steps, in an order in which each comes after those that open it where that is
// possible, and how they open one another.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "reading/diagram_drawing.hpp"
#include "reading/sentence_speaker.hpp"

namespace consilium::reading {

// By when a step is done, and what stops that clock.
struct Due {
  std::string text;
  bool is_promise = false;
  std::vector<std::string> stops{};
};

struct Step {
  std::string id;  // see stage_of
  std::string name;
  std::string owner;
  std::string opens;  // as a clause; empty at the beginning
  Ink ink = Ink::task;
  std::set<int> needs;   // what opens it: points and ends, see diagram_flow.cpp
  std::set<int> stamps;  // what it brings about
  bool after_end = false;
  std::vector<std::string> ends;    // how the case may end here
  std::vector<Due> dues;            // all deadlines that stand on it, its own first
  std::vector<std::size_t> next{};  // steps that it opens, by their place in the order
  std::string no_return{};          // what cancelling means once it is done, where that changes for the worse
};

std::vector<Step> steps_of(const Speaker& speaker);

}  // namespace consilium::reading
