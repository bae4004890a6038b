// What is done after the end of a case: only its own tasks speak of ends, and they begin nothing anew.
#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "compiler/check.hpp"
#include "compiler/reach.hpp"

namespace consilium::compiler {
namespace {

using model::Index;
using model::none;
using model::Predicate;

bool names_end(const Predicate& predicate) {
  return predicate.operation == model::Operation::ended ||
         std::any_of(predicate.parts.begin(), predicate.parts.end(), names_end);
}

bool names_end(const std::optional<Predicate>& predicate) { return predicate && names_end(*predicate); }

bool names_end(const std::vector<model::Field>& fields) {
  return std::any_of(fields.begin(), fields.end(), [](const model::Field& field) { return names_end(field.when); });
}

bool names_end(const model::Outcome& outcome) {
  return names_end(outcome.record) ||
         std::any_of(outcome.require.begin(), outcome.require.end(),
                     [](const model::Requirement& requirement) { return names_end(requirement.that); }) ||
         std::any_of(outcome.marks.begin(), outcome.marks.end(),
                     [](const model::Mark& mark) { return names_end(mark.when); });
}

void check_task(Context& context, const model::Service& service, const model::Task& task) {
  const auto begins_anew = [&](const model::Outcome& outcome) {
    return outcome.ends != none || std::any_of(outcome.reopens.begin(), outcome.reopens.end(),
                                               [&](Index reopened) { return !service.tasks[reopened].after_end; });
  };
  if (!task.after_end && names_end(task.opens)) {
    context.error("C426", task.cites.at,
                  fmt::format("the task `{}` names an end, and could open without one as well", task.id),
                  "let it open only when the case has ended, or write two tasks");
  }
  if (task.after_end && std::any_of(task.outcomes.begin(), task.outcomes.end(), begins_anew)) {
    context.error("C428", task.cites.at,
                  fmt::format("`{}` is done after the end, and the case cannot end or go back then", task.id),
                  "let it only mark points, or reopen tasks of after the end");
  }
}

}  // namespace

void check_ended(Context& context, const model::Service& service) {
  const auto too_early = [&](const model::Citation& cites, std::string_view what, const std::string& id) {
    context.error("C427", cites.at, fmt::format("the {} `{}` asks for an end, and no case has ended then", what, id),
                  "only tasks that open with an end, and deadlines, may ask which end it was");
  };
  for (const model::Rule& rule : service.rules) {
    if (names_end(rule.when) || names_end(rule.require)) too_early(rule.cites, "rule", rule.id);
  }
  for (const model::QuotaLine& line : service.quota.lines) {
    if (names_end(line.when)) too_early(line.cites, "line", line.id);
  }
  for (const model::Branch& branch : service.branches) {
    if (names_end(branch.when)) too_early(branch.cites, "branch", branch.id);
  }
  for (const model::Checklist& checklist : service.checklists) {
    if (names_end(checklist.opens) && !checklist.items.empty())
      too_early(checklist.items.front().cites, "checklist", checklist.id);
  }
  for (const model::Task& task : service.tasks) {
    check_task(context, service, task);
    const bool asks = std::any_of(task.outcomes.begin(), task.outcomes.end(),
                                  [](const model::Outcome& outcome) { return names_end(outcome); });
    if (!task.after_end && asks) too_early(task.cites, "task", task.id);
  }
  for (const model::Move& move : service.moves) {
    if (names_end(move.while_)) too_early(move.cites, "move", move.id);
  }
  for (const model::Thread& thread : service.threads) {
    for (const model::Writer& writer : thread.writers) {
      if (names_end(writer.while_)) too_early(writer.cites, "thread", thread.id);
    }
  }
  for (const model::CancelStage& stage : service.cancellation) {
    if (names_end(stage.while_)) too_early(stage.cites, "stage", stage.id);
  }
  for (const model::Embed& embed : service.embeds) {
    if (names_end(embed.opens)) too_early(embed.cites, "embedding", embed.id);
  }
}

}  // namespace consilium::compiler
