#include "model/service.hpp"

#include <algorithm>

namespace consilium::model {
namespace {

template <typename Items>
Index position(const Items& items, std::string_view id) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].id == id) return static_cast<Index>(i);
  }
  return none;
}

}  // namespace

Index Service::fact(std::string_view wanted) const { return position(facts, wanted); }
Index Service::task(std::string_view wanted) const { return position(tasks, wanted); }
Index Service::rule(std::string_view wanted) const { return position(rules, wanted); }
Index Service::deadline(std::string_view wanted) const { return position(deadlines, wanted); }
Index Service::end(std::string_view wanted) const { return position(ends, wanted); }
Index Service::move(std::string_view wanted) const { return position(moves, wanted); }
Index Service::thread(std::string_view wanted) const { return position(threads, wanted); }
Index Service::branch(std::string_view wanted) const { return position(branches, wanted); }
Index Service::notice(std::string_view wanted) const { return position(notices, wanted); }
Index Service::consent(std::string_view wanted) const { return position(consents, wanted); }
Index Service::allowance(std::string_view wanted) const { return position(allowances, wanted); }
Index Service::cost(std::string_view wanted) const { return position(costs, wanted); }
Index Service::line(std::string_view wanted) const { return position(quota.lines, wanted); }

Index Service::line_kept_as(std::string_view wanted) const {
  for (std::size_t i = 0; i < quota.lines.size(); ++i) {
    if (quota.lines[i].kept_as() == wanted) return static_cast<Index>(i);
  }
  return none;
}

std::string_view to_string(DeadlineKind kind) {
  switch (kind) {
    case DeadlineKind::promise:
      return "promise";
    case DeadlineKind::target:
      return "target";
    case DeadlineKind::measured:
      break;
  }
  return "measured";
}

bool would_meet(const Task& task, const Deadline& deadline) {
  return std::any_of(task.outcomes.begin(), task.outcomes.end(), [&](const Outcome& outcome) {
    return std::any_of(outcome.marks.begin(), outcome.marks.end(), [&](const Mark& mark) {
      return std::find(deadline.met_by.begin(), deadline.met_by.end(), mark.point) != deadline.met_by.end();
    });
  });
}

Index Service::point(std::string_view wanted) const {
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i] == wanted) return static_cast<Index>(i);
  }
  return none;
}

const base::LocalisedText* point_name(const Service& service, Index point) {
  for (const Task& task : service.tasks) {
    for (const Outcome& outcome : task.outcomes) {
      if (std::any_of(outcome.marks.begin(), outcome.marks.end(),
                      [&](const Mark& mark) { return mark.point == point; }))
        return &task.name;
    }
  }
  for (const Deadline& deadline : service.deadlines) {
    if (std::find(deadline.met_by.begin(), deadline.met_by.end(), point) != deadline.met_by.end())
      return &deadline.name;
  }
  if (service.settlement && service.settlement->marks == point) return &service.settlement->name;
  for (const Checklist& list : service.checklists) {
    if (list.marks == point && list.items.size() == 1) return &list.items.front().name;
  }
  return nullptr;
}

}  // namespace consilium::model
