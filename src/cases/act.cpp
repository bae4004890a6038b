#include <algorithm>

#include "cases/families.hpp"
#include "cases/forms.hpp"
#include "cases/telling.hpp"

namespace consilium::cases {
namespace {

using decision::Truth;
using model::Index;
using model::none;

const model::Outcome* outcome_of(const model::Task& task, const std::string& id) {
  if (id.empty() && task.outcomes.size() == 1) return &task.outcomes.front();
  const auto found = std::find_if(task.outcomes.begin(), task.outcomes.end(),
                                  [&](const model::Outcome& outcome) { return outcome.id == id; });
  return found == task.outcomes.end() ? nullptr : &*found;
}

std::vector<std::string> outcome_ids(const model::Task& task) {
  std::vector<std::string> ids;
  for (const model::Outcome& outcome : task.outcomes) ids.push_back(outcome.id);
  return ids;
}

// Consents withdrawn after the task that had waited for them, where everything later waits for them too.
void add_withdrawn(const Work& work, const CaseState& state, Refusal& missing) {
  for (const model::Consent& consent : work.service_of(state).consents) {
    const auto given = state.consents.find(consent.id);
    const bool withdrawn =
        given != state.consents.end() && !given->second && consent.before != none && state.task_done[consent.before];
    if (!withdrawn || consent.optional || consent.withdraw != model::Withdrawal::any_time) continue;
    missing.subjects.push_back(consent.id);
    missing.clauses.insert(missing.clauses.end(), consent.cites.clauses.begin(), consent.cites.clauses.end());
  }
}

// Notices and consents that must come before the task.
Verdict check_gates(const Work& work, const CaseState& state, const model::Task& task) {
  const model::Service& service = work.service_of(state);
  Refusal notices = refuse("notices-missing");
  for (const Index index : task.notices) {
    const model::Notice& notice = service.notices[index];
    if (notice.when && work.evaluate(state, *notice.when) == Truth::no) continue;
    const auto given = state.notices.find(notice.id);
    const bool enough =
        given != state.notices.end() && (notice.must == model::NoticeMust::show || given->second.accepted);
    if (!enough) {
      notices.subjects.push_back(notice.id);
      notices.clauses.insert(notices.clauses.end(), notice.cites.clauses.begin(), notice.cites.clauses.end());
    }
  }
  if (!notices.subjects.empty()) return notices;
  Refusal consents = refuse("consents-missing");
  for (const Index index : task.consents) {
    const model::Consent& consent = service.consents[index];
    if (consent.optional) continue;
    if (consent.when && work.evaluate(state, *consent.when) == Truth::no) continue;
    const auto given = state.consents.find(consent.id);
    if (given == state.consents.end() || !given->second) {
      consents.subjects.push_back(consent.id);
      consents.clauses.insert(consents.clauses.end(), consent.cites.clauses.begin(), consent.cites.clauses.end());
    }
  }
  add_withdrawn(work, state, consents);
  const CaseState* parent = state.opened.parent.empty() ? nullptr : work.world().find(state.opened.parent);
  if (parent != nullptr) add_withdrawn(work, *parent, consents);
  if (!consents.subjects.empty()) return consents;
  return std::nullopt;
}

// A task that tells is done when every part has been told, in one call or several.
bool tell(Work& work, CaseState& state, Index index, const Act& command) {
  const model::Task& task = work.service_of(state).tasks[index];
  if (!task.tells) return true;
  Told told = telling_of(work, state, *task.tells, command.parts);
  told.task = task.id;
  told.channel = command.channel;
  work.emit(state, std::move(told));
  return is_all_told(work, state, *task.tells, state.told_parts[index]);
}

Verdict check_parts(const model::Task& task, const Act& command) {
  for (const std::string& part : command.parts) {
    const bool known =
        task.tells && std::any_of(task.tells->parts.begin(), task.tells->parts.end(),
                                  [&](const model::Tell::Part& known_part) { return known_part.id == part; });
    if (!known) return refuse("part-unknown", {part});
  }
  return std::nullopt;
}

}  // namespace

Verdict do_task(Work& work, CaseState& state, Index index, const Act& command) {
  const model::Service& service = work.service_of(state);
  const model::Task& task = service.tasks[index];
  const model::Outcome* outcome = outcome_of(task, command.outcome);
  if (outcome == nullptr) return refuse("outcome-unknown", outcome_ids(task), &task.cites);
  if (auto refusal = check_parts(task, command)) return refusal;
  if (auto refusal = check_form(work, state, outcome->record, command.facts)) return refusal;
  if (auto refusal = check_gates(work, state, task)) return refusal;
  if (auto refusal = check_requirements(work, state, outcome->require, command.facts)) {
    if (refusal->clauses.empty()) refusal->clauses = task.cites.clauses;
    return refusal;
  }
  TaskDone done;
  done.task = task.id;
  done.outcome = outcome->id;
  done.channel = command.channel;
  done.facts = command.facts;
  for (const Index reopened : outcome->reopens) done.reopens.push_back(service.tasks[reopened].id);
  // The facts first, so that the words told can name them.
  done.stays_open = !outcome->reopens.empty() || task.tells.has_value();
  work.emit(state, done);
  if (!tell(work, state, index, command)) return std::nullopt;
  if (task.tells) {
    done.facts.clear();
    done.stays_open = false;
    work.emit(state, std::move(done));
  }
  if (!outcome->clears.empty()) {
    MoveMade back;
    back.move = task.id;
    back.by = task.owner == "member" ? "member" : "provider";
    for (const Index point : outcome->clears) back.clears.push_back(service.points[point]);
    work.emit(state, std::move(back));
  }
  work.mark(state, outcome->marks);
  if (outcome->ends != none) work.close(state, outcome->ends, {});
  return std::nullopt;
}

Verdict act(Work& work, CaseState& state, const Act& command) {
  const model::Service& service = work.service_of(state);
  const Index index = service.task(command.task);
  if (index == none) return refuse("task-unknown", {command.task});
  const model::Task& task = service.tasks[index];
  if (!may_act(work, {task.owner})) return refuse("role-not-allowed", {task.owner}, &task.cites);
  if (!work.is_open(state, index)) return refuse("task-not-open", {task.id}, &task.cites);
  if (task.written_in != none) return refuse("done-by-message", {service.threads[task.written_in].id}, &task.cites);
  if (!task.channels.empty() &&
      std::find(task.channels.begin(), task.channels.end(), command.channel) == task.channels.end()) {
    return refuse("channel-not-open", task.channels, &task.cites);
  }
  return do_task(work, state, index, command);
}

}  // namespace consilium::cases
