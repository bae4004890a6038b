// Which deadlines stand on a step: one that it names is its own; beside it stand those that the step keeps with what it
// brings about, and those that are kept by just the same as its own, since a step may lie on two ways of which each has
// a deadline and names one of them.
#pragma once

#include <set>
#include <vector>

#include "model/service.hpp"

namespace consilium::reading {

// Its own first, where it has one, then in the order of the service. `points` are those that the step may reach. Any
// step may end a case, so what the end of the case keeps stands only where it is named.
std::vector<const model::Deadline*> deadlines_of_step(const model::Service& service, model::Index own,
                                                      const std::set<model::Index>& points);

std::set<model::Index> points_of(const model::Task& task);

}  // namespace consilium::reading
