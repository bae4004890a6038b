#include "cases/due.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "cases/book.hpp"
#include "cases/clocks.hpp"
#include "cases/run_off.hpp"
#include "cases/work.hpp"
#include "decision/evaluate.hpp"

namespace consilium::cases {
namespace {

using model::Index;
using model::none;

std::string party_of(const model::Programme& programme, const std::string& owner) {
  if (owner == "member") return owner;
  const model::Role* role = programme.role(owner);
  return role == nullptr ? "provider" : role->party;
}

// Several deadlines may share a task's name in different branches; the one that runs is shown.
Index clock_for(const Owed& owed, const model::Service& service, const model::Task& task) {
  if (task.due == none) return none;
  const Clock& shown = owed.clocks[task.due];
  if (shown.state != ClockState::not_applicable && shown.state != ClockState::not_started) return task.due;
  for (const Clock& clock : owed.clocks) {
    const model::Deadline& deadline = service.deadlines[clock.deadline];
    const bool shares = std::any_of(deadline.met_by.begin(), deadline.met_by.end(), [&](Index point) {
      const auto& met_by = service.deadlines[task.due].met_by;
      return std::find(met_by.begin(), met_by.end(), point) != met_by.end();
    });
    if (shares && clock.state != ClockState::not_applicable && clock.state != ClockState::not_started)
      return clock.deadline;
  }
  return none;
}

void add_tasks(const Work& work, const CaseState& state, const model::Service& service, Owed& result) {
  for (std::size_t i = 0; i < service.tasks.size(); ++i) {
    if (!work.is_open(state, static_cast<Index>(i))) continue;
    const model::Task& task = service.tasks[i];
    Obligation obligation;
    obligation.id = task.id;
    obligation.name = task.name;
    obligation.owner = task.owner;
    obligation.clock = clock_for(result, service, task);
    for (const model::Outcome& outcome : task.outcomes) obligation.outcomes.push_back(outcome.id);
    obligation.clauses = task.cites.clauses;
    if (task.waits_in != none) obligation.waits_in = work.world().programme->waiting_lines[task.waits_in].id;
    result.obligations.push_back(std::move(obligation));
  }
}

void add_papers(const Work& work, const CaseState& state, const model::Service& service, Owed& result) {
  for (const model::Checklist& checklist : service.checklists) {
    if (work.evaluate(state, checklist.opens) != decision::Truth::yes) continue;
    for (const model::ChecklistItem& item : checklist.items) {
      const Paper* paper = state.paper(checklist.id, item.id);
      const bool there =
          paper != nullptr && (paper->state == PaperState::accepted || paper->state == PaperState::not_needed);
      if (there || (item.when && work.evaluate(state, *item.when) == decision::Truth::no)) continue;
      Obligation obligation;
      obligation.kind = ObligationKind::paper;
      obligation.id = item.key;
      obligation.name = item.name;
      obligation.owner = checklist.owed_by;
      obligation.clauses = item.cites.clauses;
      result.obligations.push_back(std::move(obligation));
    }
  }
}

void add_referrals(const Work& work, const CaseState& state, const model::Service& service, Owed& result) {
  const decision::Decision decision = work.decide(state);
  for (const decision::Check& check : decision.checks) {
    if (check.rule == none || check.status != decision::CheckStatus::not_met) continue;
    const model::Rule& rule = service.rules[check.rule];
    if (rule.otherwise != model::OtherwiseKind::refer || state.referrals.contains(rule.id)) continue;
    Obligation obligation;
    obligation.kind = ObligationKind::referral;
    obligation.id = rule.id;
    obligation.name = rule.say;
    obligation.owner = rule.refer_to;
    obligation.outcomes = {"allowed", "refused"};
    obligation.clauses = rule.cites.clauses;
    result.obligations.push_back(std::move(obligation));
  }
}

void add_settlement(const CaseState& state, const model::Service& service, Owed& result) {
  for (const model::Interrupt& interrupt : service.interrupts) {
    if (interrupt.id != *state.interrupt) continue;
    Obligation obligation;
    obligation.kind = ObligationKind::settlement;
    obligation.id = interrupt.id;
    obligation.name = interrupt.name;
    obligation.owner = interrupt.settle_owner;
    for (const model::SettleOutcome& outcome : interrupt.settle) obligation.outcomes.push_back(outcome.id);
    obligation.clauses = interrupt.cites.clauses;
    result.obligations.push_back(std::move(obligation));
  }
}

// Something was missed without an excuse and is still open: its supervisor looks at it until it is met.
void add_escalations(const CaseState& state, const model::Service& service, Owed& result) {
  for (const Clock& clock : result.clocks) {
    const model::Deadline& deadline = service.deadlines[clock.deadline];
    const bool escalates = deadline.late == model::WhenLate::escalate || deadline.kind == model::DeadlineKind::promise;
    if (!escalates || clock.excused || clock.met_at || clock.cut_off || !state.deadline_missed[clock.deadline])
      continue;
    Obligation obligation;
    obligation.kind = ObligationKind::escalation;
    obligation.id = deadline.id;
    obligation.name = deadline.name;
    obligation.owner = "supervisor";
    obligation.clock = clock.deadline;
    obligation.clauses = deadline.cites.clauses;
    result.obligations.push_back(std::move(obligation));
  }
}

void add_money(const model::Settlement& settlement, std::string id, const std::string& owner, Owed& result) {
  Obligation obligation;
  obligation.kind = ObligationKind::money;
  obligation.id = std::move(id);
  obligation.name = settlement.name;
  obligation.owner = owner;
  obligation.clauses = settlement.cites.clauses;
  result.obligations.push_back(std::move(obligation));
}

// From the settlement on, or once the case has ended: first it is said what is owed, then it is waited for.
void add_money(const CaseState& state, const model::Service& service, Owed& result) {
  if (!service.settlement || (!state.closed && !state.is_reached(service.settlement->after))) return;
  const model::Settlement& settlement = *service.settlement;
  for (const Sums& sum : sums(service, state)) {
    if (sum.to_give_back == 0) continue;
    add_money(settlement, "return", settlement.owner, result);
    break;
  }
  if (unpaid(service, state).empty()) return;
  const bool stated = is_stated(service, state);
  add_money(settlement, stated ? "payment" : "statement", stated ? "member" : settlement.owner, result);
}

void add_open(const Work& work, const CaseState& state, const model::Service& service, Owed& result) {
  const World& world = work.world();
  if (state.opened.parent.empty()) result.contract_ends_at = contract_ends_at(world, state, world.occurred_at);
  if (state.interrupt) return add_settlement(state, service, result);
  add_tasks(work, state, service, result);
  add_papers(work, state, service, result);
  add_referrals(work, state, service, result);
  add_escalations(state, service, result);
  add_money(state, service, result);
}

// What outlives the end: its own tasks with their deadlines, and money.
void add_ended(const Work& work, const CaseState& state, const model::Service& service, Owed& result) {
  add_tasks(work, state, service, result);
  add_escalations(state, service, result);
  add_money(state, service, result);
}

}  // namespace

Owed owed(World world, const CaseState& asked, base::Instant now) {
  Owed result;
  const model::Service* service = world.programme->service(asked.opened.service);
  if (service == nullptr || asked.version == 0) return result;
  world.occurred_at = now;
  const Work work(std::move(world));
  const World& at = work.world();
  // Work remembers what it has looked up of its own cases.
  const CaseState* own = work.world().find(asked.id);
  const CaseState& state = own != nullptr && own->version == asked.version ? *own : asked;
  const decision::FactSet facts = facts_of(at, *service, state);
  const decision::Situation situation = situation_of(at, *service, state, facts, now);
  result.clocks.reserve(service->deadlines.size());
  for (std::size_t i = 0; i < service->deadlines.size(); ++i) {
    result.clocks.push_back(clock_of(at, state, situation, static_cast<Index>(i), now));
  }
  if (state.closed) add_ended(work, state, *service, result);
  if (state.is_open()) add_open(work, state, *service, result);
  for (Obligation& obligation : result.obligations) obligation.party = party_of(*at.programme, obligation.owner);
  return result;
}

bool is_on_file(const CaseState& state, const Owed& owed) { return state.closed && !owed.obligations.empty(); }

bool waits(const Clock& clock, const CaseState& state) {
  return !clock.cut_off && clock.due.due && !clock.met_at && !state.deadline_missed[clock.deadline];
}

std::string_view to_string(ClockState state) {
  switch (state) {
    case ClockState::not_started:
      return "not_started";
    case ClockState::not_applicable:
      return "not_applicable";
    case ClockState::running:
      return "running";
    case ClockState::stopped:
      return "stopped";
    case ClockState::met:
      return "met";
    case ClockState::missed:
      return "missed";
  }
  return "not_started";
}

std::string_view to_string(ObligationKind kind) {
  switch (kind) {
    case ObligationKind::task:
      return "task";
    case ObligationKind::paper:
      return "paper";
    case ObligationKind::referral:
      return "referral";
    case ObligationKind::settlement:
      return "settlement";
    case ObligationKind::escalation:
      return "escalation";
    case ObligationKind::money:
      return "money";
  }
  return "task";
}

}  // namespace consilium::cases
