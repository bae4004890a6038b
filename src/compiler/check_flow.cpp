#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "compiler/check.hpp"
#include "compiler/known_refusals.hpp"
#include "compiler/reach.hpp"

namespace consilium::compiler {
namespace {

using model::Index;
using model::none;

void check_tasks(Context& context, const model::Service& service, const Reach& reach) {
  for (std::size_t i = 0; i < service.tasks.size(); ++i) {
    const model::Task& task = service.tasks[i];
    if (!reach.opens(i)) {
      context.error("C410", task.cites.at, fmt::format("the task `{}` can never open", task.id),
                    "something has to stamp the points it waits for");
    }
    for (const model::Outcome& outcome : task.outcomes) {
      if (outcome.marks.empty() && outcome.ends == none && outcome.reopens.empty()) {
        context.error("C412", task.cites.at, fmt::format("the outcome `{}` of `{}` leads nowhere", outcome.id, task.id),
                      "let it mark a point, end the case or reopen a task");
      }
    }
  }
}

void check_names(Context& context, const model::Service& service) {
  const auto check = [&](const model::Citation& cites, std::string_view id, std::string_view of,
                         const base::LocalisedText& name) {
    if (!name.empty()) return;
    context.error("C430", cites.at, fmt::format("the outcome `{}` of `{}` has no name", id, of),
                  "people choose it by its name; write name: { zh-Hans: …, zh-Hant: …, en: … }");
  };
  for (const model::Task& task : service.tasks) {
    if (task.outcomes.size() == 1) continue;
    for (const model::Outcome& outcome : task.outcomes) check(task.cites, outcome.id, task.id, outcome.name);
  }
  for (const model::Interrupt& interrupt : service.interrupts) {
    for (const model::SettleOutcome& outcome : interrupt.settle)
      check(interrupt.cites, outcome.id, interrupt.id, outcome.name);
  }
}

void check_refusals(Context& context, const model::Service& service) {
  const auto check = [&](const model::Citation& cites, std::string_view of,
                         std::span<const model::Requirement> requirements) {
    for (const model::Requirement& requirement : requirements) {
      if (!requirement.say.empty() || is_known_refusal(requirement.id)) continue;
      context.error("C431", cites.at,
                    fmt::format("the requirement `{}` of `{}` does not say why it refuses", requirement.id, of),
                    fmt::format("write say: {{ zh-Hans: …, zh-Hant: …, en: … }}; the desk has words for {}",
                                fmt::join(known_refusals, ", ")));
    }
  };
  for (const model::Task& task : service.tasks) {
    for (const model::Outcome& outcome : task.outcomes) check(task.cites, task.id, outcome.require);
  }
  for (const model::Move& move : service.moves) check(move.cites, move.id, move.require);
  for (const model::Thread& thread : service.threads) {
    for (const model::Writer& writer : thread.writers) check(writer.cites, thread.id, writer.require);
  }
}

void check_quota(Context& context, const model::Service& service, const Reach& reach) {
  if (service.quota.per == model::QuotaPeriod::unlimited) return;
  if (service.quota.hold_at != none && !reach.reaches(service.quota.hold_at)) {
    context.error("C413", service.quota.cites.at,
                  fmt::format("`{}` is never reached, so a use is never held", service.points[service.quota.hold_at]),
                  "something has to stamp it");
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
    const model::End& end = service.ends[i];
    if (end.by.empty() && (end.from != none || end.until != none)) {
      context.error("C425", end.cites.at,
                    fmt::format("`from` and `until` of `{}` say when it may be used, and nobody may use it", end.id),
                    "name the roles in `by:`, or leave them out: an outcome or a cancellation may always end in it");
    }
    if (!reach.ends().contains(static_cast<Index>(i))) {
      const bool of_cancellation = std::any_of(service.cancellation.begin(), service.cancellation.end(),
                                               [&](const model::CancelStage& stage) { return stage.consequence == i; });
      if (!of_cancellation)
        context.error("C416", service.ends[i].cites.at, fmt::format("no case can end as `{}`", service.ends[i].id),
                      "name it in a task or a stage of the cancellation, or let a role use it with `by:`");
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
      context.error("C418", deadline.cites.at, fmt::format("nothing meets the deadline `{}`", deadline.id),
                    "name the points that do");
    for (const Index point : deadline.met_by) {
      if (!reach.reaches(point))
        context.error(
            "C419", deadline.cites.at,
            fmt::format("`{}` meets the deadline `{}` but is never reached", service.points[point], deadline.id),
            "something has to stamp it");
    }
    for (const model::DateTerm& term : deadline.after) {
      if (term.kind == model::DateTerm::Kind::point && !reach.reaches(term.index)) {
        context.error("C420", deadline.cites.at,
                      fmt::format("`{}` triggers the deadline `{}` but is never reached", service.points[term.index],
                                  deadline.id),
                      "something has to stamp it");
      }
    }
  }
}

}  // namespace

void check_flow(Context& context, const model::Service& service) {
  const Reach reach(service);
  check_tasks(context, service, reach);
  check_names(context, service);
  check_refusals(context, service);
  check_quota(context, service, reach);
  check_ends(context, service, reach);
  check_deadlines(context, service, reach);
}

}  // namespace consilium::compiler
