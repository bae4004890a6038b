#include "cases/clocks.hpp"
#include "cases/families.hpp"
#include "cases/forms.hpp"
#include "cases/run_off.hpp"

namespace consilium::cases {

// A timer may be early, doubled, or about a date that has moved: then nothing is missed and nothing is said.
Verdict pass(Work& work, CaseState& state, const PassDeadline& command) {
  const model::Service& service = work.service_of(state);
  const model::Index index = service.deadline(command.deadline);
  if (index == model::none) return refuse("deadline-unknown", {command.deadline});
  if (state.deadline_missed[index]) return std::nullopt;
  const decision::FactSet facts = facts_of(work.world(), service, state);
  const decision::Situation situation = situation_of(work.world(), service, state, facts, work.world().occurred_at);
  const Clock clock = clock_of(work.world(), state, situation, index, work.world().occurred_at);
  if (clock.cut_off) return refuse("case-closed", {state.closed->end});
  if (clock.state != ClockState::missed || clock.met_at) return std::nullopt;
  work.emit(state, DeadlineMissed{service.deadlines[index].id, *clock.due.due, clock.excused, clock.excused_because});
  return std::nullopt;
}

// Nothing is used by it: neither side of the case has brought it about.
Verdict follow(Work& work, CaseState& state, const FollowContract&) {
  // A child is closed by the case it belongs to.
  if (!state.opened.parent.empty()) return std::nullopt;
  const auto ended_by = ended_by_contract(work.world(), state, work.world().occurred_at);
  if (ended_by) work.close_as(state, "contract:" + *ended_by, "none", model::UseEffect::release, {});
  return std::nullopt;
}

}  // namespace consilium::cases
