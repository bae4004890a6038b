#include <algorithm>
#include <utility>

#include "cases/due.hpp"
#include "cases/families.hpp"
#include "cases/forms.hpp"
#include "cases/run_off.hpp"
#include "cases/work.hpp"

namespace consilium::cases {
namespace {

struct Dispatch {
  Work& work;
  CaseState& state;

  Verdict operator()(const Open&) const { return refuse("case-exists", {state.id}); }
  Verdict operator()(const Act& command) const { return act(work, state, command); }
  Verdict operator()(const ReceiveRecord& command) const { return receive(work, state, command); }
  Verdict operator()(const ExcludePaper& command) const { return exclude(work, state, command); }
  Verdict operator()(const GiveNotice& command) const { return give(work, state, command); }
  Verdict operator()(const ChangeConsent& command) const { return change(work, state, command); }
  Verdict operator()(const MakeMove& command) const { return move(work, state, command); }
  Verdict operator()(const Write& command) const { return write(work, state, command); }
  Verdict operator()(const Cancel& command) const { return cancel(work, state, command); }
  Verdict operator()(const Close& command) const { return close(work, state, command); }
  Verdict operator()(const Interrupt& command) const { return interrupt(work, state, command); }
  Verdict operator()(const LiftInterrupt& command) const { return lift(work, state, command); }
  Verdict operator()(const SettleInterrupt& command) const { return settle(work, state, command); }
  Verdict operator()(const ResolveReferral& command) const { return resolve(work, state, command); }
  Verdict operator()(const GrantException& command) const { return grant(work, state, command); }
  Verdict operator()(const RecordExcuse& command) const { return record(work, state, command); }
  Verdict operator()(const LogContact& command) const { return log(work, state, command); }
  Verdict operator()(const FileComplaint& command) const { return file(work, state, command); }
  Verdict operator()(const Assign& command) const { return assign(work, state, command); }
  Verdict operator()(const TakeFromLine& command) const { return take(work, state, command); }
  Verdict operator()(const AddDocument& command) const { return add(work, state, command); }
  Verdict operator()(const Correct& command) const { return correct(work, state, command); }
  Verdict operator()(const LogHelp& command) const { return log(work, state, command); }
  Verdict operator()(const RecordExpense& command) const { return record(work, state, command); }
  Verdict operator()(const RecordPayment& command) const { return record(work, state, command); }
  Verdict operator()(const ReverseEntry& command) const { return reverse(work, state, command); }
  Verdict operator()(const MakeStatement& command) const { return state_owed(work, state, command); }
  Verdict operator()(const PassDeadline& command) const { return pass(work, state, command); }
  Verdict operator()(const FollowContract& command) const { return follow(work, state, command); }
};

// Help that was given and money that changed hands are entered whenever that becomes known.
bool is_an_entry(const Command& command) {
  return std::holds_alternative<LogHelp>(command) || std::holds_alternative<RecordExpense>(command) ||
         std::holds_alternative<RecordPayment>(command) || std::holds_alternative<ReverseEntry>(command) ||
         std::holds_alternative<MakeStatement>(command);
}

// What may still be said about a case that has ended, or while it is suspended.
bool may_be_said_of_any(const Command& command) {
  return is_an_entry(command) || std::holds_alternative<LiftInterrupt>(command) ||
         std::holds_alternative<FileComplaint>(command) || std::holds_alternative<LogContact>(command) ||
         std::holds_alternative<AddDocument>(command);
}

// A text or an agreement that a task after the end waits for.
template <typename Items>
bool is_awaited(const Work& work, const CaseState& state, const Items& items, std::string_view id,
                std::vector<model::Index> model::Task::*awaited) {
  const std::vector<model::Task>& tasks = work.service_of(state).tasks;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const std::vector<model::Index>& waits_for = tasks[i].*awaited;
    const bool is_one =
        std::any_of(waits_for.begin(), waits_for.end(), [&](model::Index index) { return items[index].id == id; });
    if (is_one && work.is_open(state, static_cast<model::Index>(i))) return true;
  }
  return false;
}

// What is done after the end: the tasks that are left for then, and what they wait for.
bool may_follow_the_end(const Work& work, const CaseState& state, const Command& command) {
  if (may_be_said_of_any(command) || std::holds_alternative<PassDeadline>(command)) return true;
  const model::Service& service = work.service_of(state);
  if (const auto* done = std::get_if<Act>(&command)) {
    const model::Index task = service.task(done->task);
    return task != model::none && service.tasks[task].after_end;
  }
  if (const auto* given = std::get_if<GiveNotice>(&command))
    return is_awaited(work, state, service.notices, given->notice, &model::Task::notices);
  if (const auto* changed = std::get_if<ChangeConsent>(&command))
    return is_awaited(work, state, service.consents, changed->consent, &model::Task::consents);
  return std::holds_alternative<Assign>(command) &&
         is_on_file(state, owed(work.world(), state, work.world().occurred_at));
}

bool may_pass_suspension(const Command& command) {
  return may_be_said_of_any(command) || std::holds_alternative<SettleInterrupt>(command) ||
         std::holds_alternative<Assign>(command) || std::holds_alternative<Interrupt>(command) ||
         std::holds_alternative<PassDeadline>(command) || std::holds_alternative<FollowContract>(command);
}

bool may_pass_the_contract(const Command& command) {
  return may_be_said_of_any(command) || std::holds_alternative<Assign>(command) ||
         std::holds_alternative<PassDeadline>(command) || std::holds_alternative<FollowContract>(command);
}

Verdict run(Work& work, std::string_view case_id, const Command& command) {
  if (work.world().occurred_at > work.world().now) return refuse("time-in-the-future");
  if (const auto* open = std::get_if<Open>(&command)) return open_case(work, *open);
  if (work.world().find(case_id) == nullptr) return refuse("case-unknown", {std::string(case_id)});
  CaseState& state = work.state(case_id);
  if (work.world().occurred_at < state.opened_at) return refuse("time-before-the-case");
  if (state.closed && !may_follow_the_end(work, state, command)) return refuse("case-closed", {state.closed->end});
  if (state.interrupt && !may_pass_suspension(command)) return refuse("case-suspended", {*state.interrupt});
  const auto ended_by = ended_by_contract(work.world(), state, work.world().occurred_at);
  if (ended_by && !may_pass_the_contract(command))
    return refuse("contract-not-in-force", {*ended_by}, &work.world().programme->run_off->cites);
  return std::visit(Dispatch{work, state}, command);
}

}  // namespace

Decided decide(World world, std::string_view case_id, const Command& command) {
  Work work(std::move(world));
  if (auto refusal = run(work, case_id, command)) return std::move(*refusal);
  if (auto refusal = work.settle()) return std::move(*refusal);
  return std::move(work).take(case_id);
}

}  // namespace consilium::cases
