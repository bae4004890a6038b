// Waits: each has an owner and an end, whatever is decided on the way; and a use is held before it is spent.
#include <algorithm>

#include <fmt/core.h>

#include "compiler/check.hpp"
#include "compiler/reach.hpp"

namespace consilium::compiler {
namespace {

using model::Index;
using model::none;

// Whether some deadline cannot be met when this part of the flow is left undone: then that deadline ends the wait.
bool some_deadline_waits_for(const model::Service& service, Without without) {
  const Reach reach(service, without);
  return std::any_of(service.deadlines.begin(), service.deadlines.end(), [&](const model::Deadline& deadline) {
    return std::none_of(deadline.met_by.begin(), deadline.met_by.end(),
                        [&](Index point) { return reach.reaches(point); });
  });
}

void check_deadline_of_tasks(Context& context, const model::Service& service, const Reach& reach) {
  for (std::size_t i = 0; i < service.tasks.size(); ++i) {
    const model::Task& task = service.tasks[i];
    if (task.due != none || !reach.opens(i)) continue;
    Without without;
    without.task = static_cast<Index>(i);
    if (task.owner != "member" && some_deadline_waits_for(service, without)) continue;
    context.error(
        "C411", task.cites.at,
        fmt::format("the task `{}` of `{}` has no deadline, so it could be left undone for ever", task.id, task.owner),
        "give it a `due:`; where the handbook is silent cite `house:`");
  }
}

void check_deadline_of_papers(Context& context, const model::Service& service, const Reach& reach) {
  for (std::size_t i = 0; i < service.checklists.size(); ++i) {
    const model::Checklist& checklist = service.checklists[i];
    if (checklist.items.empty() || !reach.possible(checklist.opens)) continue;
    Without without;
    without.checklist = static_cast<Index>(i);
    if (checklist.marks == none || some_deadline_waits_for(service, without)) continue;
    context.error("C411", checklist.items.front().cites.at,
                  fmt::format("no deadline waits for the papers of `{}`, so a case could wait for ever", checklist.id),
                  fmt::format("let a deadline be met by `{}`, or by a point that comes after it",
                              service.points[checklist.marks]));
  }
}

// After each outcome the tasks that are left must be able to bring the case to an end.
void check_dead_ends(Context& context, const model::Service& service, const Reach& reach) {
  for (std::size_t i = 0; i < service.tasks.size(); ++i) {
    const model::Task& task = service.tasks[i];
    for (std::size_t j = 0; j < task.outcomes.size() && reach.opens(i); ++j) {
      const model::Outcome& outcome = task.outcomes[j];
      if (outcome.marks.empty() || outcome.ends != none || !outcome.reopens.empty()) continue;
      Without others;
      others.task = static_cast<Index>(i);
      others.outcome = static_cast<Index>(j);
      if (!Reach(service, others).own_ends().empty()) continue;
      context.error(
          "C422", task.cites.at,
          task.outcomes.size() == 1
              ? fmt::format("after `{}` nothing brings the case to an end", task.id)
              : fmt::format("after the outcome `{}` of `{}` nothing brings the case to an end", outcome.id, task.id),
          "let a task that opens then have `ends:`");
    }
  }
}

void check_possible(Context& context, const model::Service& service, const Reach& reach) {
  const auto impossible = [&](const model::Citation& cites, std::string_view kind, const std::string& id) {
    context.error("C424", cites.at, fmt::format("the {} `{}` can never come about", kind, id),
                  "something has to stamp the points it waits for");
  };
  for (const model::Embed& embed : service.embeds) {
    if (!reach.possible(embed.opens)) impossible(embed.cites, "embedding", embed.id);
  }
  for (const model::Move& move : service.moves) {
    if (!reach.possible(move.while_)) impossible(move.cites, "move", move.id);
  }
  for (const model::Thread& thread : service.threads) {
    for (const model::Writer& writer : thread.writers) {
      if (!reach.possible(writer.while_)) impossible(writer.cites, "writing in", thread.id);
    }
  }
  for (const model::Stop& stop : service.stops) {
    if (!reach.reaches(stop.from)) impossible(stop.cites, "stop", stop.id);
    if (reach.reaches(stop.from) && !reach.reaches(stop.to)) {
      context.error("C424", stop.cites.at,
                    fmt::format("a clock that `{}` has stopped never goes on: `{}` is never reached", stop.id,
                                service.points[stop.to]),
                    "something has to stamp that point");
    }
  }
  for (const model::Allowance& allowance : service.allowances) {
    if (!reach.reaches(allowance.from)) impossible(allowance.cites, "allowance", allowance.id);
  }
  if (service.settlement && !reach.reaches(service.settlement->after))
    impossible(service.settlement->cites, "settlement after", service.points[service.settlement->after]);
  for (const model::Checklist& checklist : service.checklists) {
    if (!checklist.items.empty() && !reach.possible(checklist.opens))
      impossible(checklist.items.front().cites, "checklist", checklist.id);
  }
}

// A use is held first. What the stages of a cancellation do is left to scenarios: they depend on dates.
void check_held(Context& context, const model::Service& service, const Reach& normal) {
  const Index hold = service.quota.hold_at;
  if (service.quota.per == model::QuotaPeriod::unlimited || hold == none || !normal.reaches(hold)) return;
  Without without;
  without.point = hold;
  const Reach reach(service, without);
  for (std::size_t i = 0; i < service.ends.size(); ++i) {
    const model::End& end = service.ends[i];
    const bool usable = end.from == none || reach.reaches(end.from);
    const bool by_role = !end.by.empty() && usable;
    const bool by_task = reach.own_ends().contains(static_cast<Index>(i));
    if (end.use != model::UseEffect::consume || (!by_role && !by_task)) continue;
    context.error("C423", end.cites.at,
                  fmt::format("a case can end as `{}`, which consumes a use, before `{}` holds one", end.id,
                              service.points[hold]),
                  by_task ? "let the task that ends it open later, or hold the use earlier"
                          : fmt::format("add `from: {}`, or a point that comes after it", service.points[hold]));
  }
}

void check_stages(Context& context, const model::Service& service) {
  for (const model::CancelStage& stage : service.cancellation) {
    if (stage.ends == none) continue;
    const model::UseEffect use = service.ends[stage.ends].use;
    const bool spends = stage.effect == model::CancelEffect::spends;
    if (spends == (use == model::UseEffect::consume)) continue;
    context.error("C339", stage.cites.at,
                  fmt::format("the stage `{}` {} a use and its end `{}` {} it", stage.id, spends ? "spends" : "frees",
                              service.ends[stage.ends].id, spends ? "releases" : "consumes"),
                  "let `then` of the stage and `use` of the end agree");
  }
}

}  // namespace

void check_waits(Context& context, const model::Service& service) {
  const Reach reach(service);
  check_deadline_of_tasks(context, service, reach);
  check_deadline_of_papers(context, service, reach);
  check_dead_ends(context, service, reach);
  check_possible(context, service, reach);
  check_held(context, service, reach);
  check_stages(context, service);
}

}  // namespace consilium::compiler
