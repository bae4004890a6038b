#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "compiler/check.hpp"

namespace consilium::compiler {
namespace {

using model::Index;
using model::none;
using model::Operation;
using model::Predicate;

// What can ever be reached, by letting everything that can open open, until nothing new is reached. Conditions on facts
// are taken to be possible; only points are followed.
class Reach {
 public:
  explicit Reach(const model::Service& service) : service_(service) {
    points_.insert(model::applied_point);
    for (bool changed = true; changed;) {
      const std::size_t before = points_.size() + open_tasks_.size() + ends_.size();
      step();
      changed = points_.size() + open_tasks_.size() + ends_.size() != before;
    }
  }

  bool reaches(Index point) const { return points_.contains(point); }
  bool opens(std::size_t task) const { return open_tasks_.contains(task); }
  const std::set<Index>& ends() const { return ends_; }

 private:
  bool possible(const Predicate& predicate) const {
    switch (predicate.operation) {
      case Operation::reached:
        return points_.contains(predicate.point);
      case Operation::all_of:
        return std::all_of(predicate.parts.begin(), predicate.parts.end(),
                           [&](const Predicate& part) { return possible(part); });
      case Operation::any_of:
        return std::any_of(predicate.parts.begin(), predicate.parts.end(),
                           [&](const Predicate& part) { return possible(part); });
      default:
        return true;
    }
  }

  void mark(const std::vector<model::Mark>& marks) {
    for (const model::Mark& mark : marks) points_.insert(mark.point);
  }

  void step() {
    for (std::size_t i = 0; i < service_.tasks.size(); ++i) {
      if (!possible(service_.tasks[i].opens)) continue;
      open_tasks_.insert(i);
      for (const model::Outcome& outcome : service_.tasks[i].outcomes) {
        mark(outcome.marks);
        if (outcome.ends != none) ends_.insert(outcome.ends);
      }
    }
    for (const model::Checklist& checklist : service_.checklists) {
      if (possible(checklist.opens) && checklist.marks != none) points_.insert(checklist.marks);
    }
    for (const model::Embed& embed : service_.embeds) {
      if (!possible(embed.opens)) continue;
      for (const model::Embed::Return& back : embed.returns) {
        if (back.marks != none) points_.insert(back.marks);
        if (back.ends != none) ends_.insert(back.ends);
      }
    }
    for (const model::CancelStage& stage : service_.cancellation) {
      if (stage.ends != none) ends_.insert(stage.ends);
    }
    for (std::size_t i = 0; i < service_.ends.size(); ++i) {
      const model::End& end = service_.ends[i];
      if (!end.by.empty() && (end.from == none || points_.contains(end.from))) ends_.insert(static_cast<Index>(i));
    }
    for (const model::Interrupt& interrupt : service_.interrupts) points_.insert(interrupt.marks);
    if (!ends_.empty()) points_.insert(service_.point(model::closed_point));
  }

  const model::Service& service_;
  std::set<Index> points_;
  std::set<std::size_t> open_tasks_;
  std::set<Index> ends_;
};

void check_tasks(Context& context, const model::Service& service, const Reach& reach) {
  for (std::size_t i = 0; i < service.tasks.size(); ++i) {
    const model::Task& task = service.tasks[i];
    if (!reach.opens(i)) {
      context.error("C410", task.cites.at, fmt::format("the task `{}` can never open", task.id),
                    "something has to stamp the points it waits for");
    }
    if (task.owner == "member" && task.due == none) {
      context.error("C411", task.cites.at,
                    fmt::format("the member's task `{}` has no deadline, so a case could wait for ever", task.id),
                    "give it a `due:`; where the handbook is silent cite `house:`");
    }
    for (const model::Outcome& outcome : task.outcomes) {
      if (outcome.marks.empty() && outcome.ends == none && outcome.reopens.empty()) {
        context.error("C412", task.cites.at, fmt::format("the outcome `{}` of `{}` leads nowhere", outcome.id, task.id),
                      "let it mark a point, end the case or reopen a task");
      }
    }
  }
}

void check_quota(Context& context, const model::Service& service, const Reach& reach) {
  if (service.quota.per == model::QuotaPeriod::unlimited) return;
  if (service.quota.hold_at != none && !reach.reaches(service.quota.hold_at)) {
    context.error("C413", service.quota.cites.at,
                  fmt::format("`{}` is never reached, so a use is never held", service.points[service.quota.hold_at]));
  }
  const auto has = [&](model::UseEffect effect) {
    return std::any_of(reach.ends().begin(), reach.ends().end(),
                       [&](Index end) { return service.ends[end].use == effect; });
  };
  if (!has(model::UseEffect::consume))
    context.error("C414", service.quota.cites.at, "no end consumes the use", "give one end `use: consume`");
  if (!has(model::UseEffect::release))
    context.error("C415", service.quota.cites.at, "no end releases the use", "give one end `use: release`");
}

void check_ends(Context& context, const model::Service& service, const Reach& reach) {
  for (std::size_t i = 0; i < service.ends.size(); ++i) {
    if (!reach.ends().contains(static_cast<Index>(i))) {
      const bool of_cancellation = std::any_of(service.cancellation.begin(), service.cancellation.end(),
                                               [&](const model::CancelStage& stage) { return stage.consequence == i; });
      if (!of_cancellation)
        context.error("C416", service.ends[i].cites.at, fmt::format("no case can end as `{}`", service.ends[i].id));
    }
  }
  for (const model::CancelStage& stage : service.cancellation) {
    if (stage.effect == model::CancelEffect::barred && stage.consequence != none &&
        service.ends[stage.consequence].by.empty()) {
      context.error("C417", stage.cites.at,
                    fmt::format("nobody may close a case as `{}`, so a member who may not cancel could never leave",
                                service.ends[stage.consequence].id),
                    "give the end `by: [role]`");
    }
  }
}

void check_deadlines(Context& context, const model::Service& service, const Reach& reach) {
  for (const model::Deadline& deadline : service.deadlines) {
    if (deadline.met_by.empty())
      context.error("C418", deadline.cites.at, fmt::format("nothing meets the deadline `{}`", deadline.id));
    for (const Index point : deadline.met_by) {
      if (!reach.reaches(point))
        context.error(
            "C419", deadline.cites.at,
            fmt::format("`{}` meets the deadline `{}` but is never reached", service.points[point], deadline.id));
    }
    for (const model::DateTerm& term : deadline.after) {
      if (term.kind == model::DateTerm::Kind::point && !reach.reaches(term.index)) {
        context.error("C420", deadline.cites.at,
                      fmt::format("`{}` triggers the deadline `{}` but is never reached", service.points[term.index],
                                  deadline.id));
      }
    }
  }
}

}  // namespace

void check_flow(Context& context, const model::Service& service) {
  const Reach reach(service);
  check_tasks(context, service, reach);
  check_quota(context, service, reach);
  check_ends(context, service, reach);
  check_deadlines(context, service, reach);
}

}  // namespace consilium::compiler
