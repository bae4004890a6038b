#include "reading/deadlines_of_step.hpp"

#include <algorithm>

namespace consilium::reading {

using model::Index;
using model::none;

std::vector<const model::Deadline*> deadlines_of_step(const model::Service& service, Index own,
                                                      const std::set<Index>& points) {
  const auto kept_by = [](const model::Deadline& deadline) {
    return std::set<Index>(deadline.met_by.begin(), deadline.met_by.end());
  };
  const Index closed = service.point(model::closed_point);
  std::vector<const model::Deadline*> found;
  std::set<Index> kept_by_own;
  if (own != none) {
    found.push_back(&service.deadlines[own]);
    kept_by_own = kept_by(service.deadlines[own]);
    if (kept_by_own == std::set<Index>{closed}) kept_by_own.clear();
  }
  for (const model::Deadline& deadline : service.deadlines) {
    const bool is_kept = std::any_of(deadline.met_by.begin(), deadline.met_by.end(),
                                     [&](Index point) { return point != closed && points.contains(point); });
    const bool is_another_way = !kept_by_own.empty() && kept_by(deadline) == kept_by_own;
    if ((is_kept || is_another_way) && (own == none || &deadline != found.front())) found.push_back(&deadline);
  }
  return found;
}

std::set<Index> points_of(const model::Task& task) {
  std::set<Index> points;
  for (const model::Outcome& outcome : task.outcomes) {
    for (const model::Mark& mark : outcome.marks) points.insert(mark.point);
  }
  return points;
}

}  // namespace consilium::reading
