#include <algorithm>

#include "cases/families.hpp"
#include "cases/forms.hpp"

namespace consilium::cases {
namespace {

using model::none;

const model::Interrupt* find_interrupt(const model::Service& service, std::string_view id) {
  const auto found = std::find_if(service.interrupts.begin(), service.interrupts.end(),
                                  [&](const model::Interrupt& candidate) { return candidate.id == id; });
  return found == service.interrupts.end() ? nullptr : &*found;
}

}  // namespace

namespace {

// Everything of an application stands or ends together: its block is that of the case that was applied for.
const std::string& root_of(const CaseState& state) {
  return state.opened.parent.empty() ? state.id : state.opened.parent;
}

bool blocks(const Work& work, const CaseState& state) {
  const std::vector<std::string>& by = work.world().account.identity_blocked_by;
  return std::find(by.begin(), by.end(), root_of(state)) != by.end();
}

// The open cases of the application: the one commanded first.
std::vector<std::string> open_family(const Work& work, const CaseState& state) {
  std::vector<std::string> ids{state.id};
  for (const CaseState& member : work.world().family) {
    if (member.id != state.id && member.is_open()) ids.push_back(member.id);
  }
  return ids;
}

void lift_block(Work& work, const CaseState& state, const std::string& reason) {
  if (blocks(work, state)) work.emit_account(IdentityBlockChanged{false, root_of(state), reason});
}

// After the end of a case that was settled, only the block is left to lift.
Verdict lift_after_end(Work& work, CaseState& state, const LiftInterrupt& command) {
  const std::string& end = state.closed->end;
  const model::Interrupt* standing = find_interrupt(work.service_of(state), end.substr(0, end.find(':')));
  if (standing == nullptr || !blocks(work, state)) return refuse("case-closed", {end});
  if (!may_act(work, standing->lifted_by)) return refuse("role-not-allowed", standing->lifted_by, &standing->cites);
  if (command.reason.empty()) return refuse("reason-missing");
  work.emit(state, InterruptLifted{standing->id, command.reason});
  lift_block(work, state, command.reason);
  return std::nullopt;
}

}  // namespace

// What stops one case of an application stops them all.
Verdict interrupt(Work& work, CaseState& state, const Interrupt& command) {
  const model::Interrupt* chosen = find_interrupt(work.service_of(state), command.interrupt);
  if (chosen == nullptr) return refuse("interrupt-unknown", {command.interrupt});
  if (state.interrupt) return refuse("case-suspended", {*state.interrupt}, &chosen->cites);
  if (!may_act(work, chosen->by)) return refuse("role-not-allowed", chosen->by, &chosen->cites);
  if (auto refusal = check_form(work, state, chosen->record, command.facts)) return refusal;
  for (const std::string& id : open_family(work, state)) {
    CaseState& member = work.state(id);
    if (member.interrupt || find_interrupt(work.service_of(member), chosen->id) == nullptr) continue;
    work.emit(member, Interrupted{chosen->id, id == state.id ? command.facts : std::vector<RecordedFact>{}});
  }
  if (chosen->blocks_new && !blocks(work, state)) {
    work.emit_account(IdentityBlockChanged{true, root_of(state), chosen->id});
  }
  return std::nullopt;
}

Verdict lift(Work& work, CaseState& state, const LiftInterrupt& command) {
  if (state.closed) return lift_after_end(work, state, command);
  if (!state.interrupt) return refuse("case-not-suspended");
  const model::Interrupt* standing = find_interrupt(work.service_of(state), *state.interrupt);
  if (!may_act(work, standing->lifted_by)) return refuse("role-not-allowed", standing->lifted_by, &standing->cites);
  if (command.reason.empty()) return refuse("reason-missing");
  for (const std::string& id : open_family(work, state)) {
    CaseState& member = work.state(id);
    if (member.interrupt == standing->id) work.emit(member, InterruptLifted{standing->id, command.reason});
  }
  lift_block(work, state, command.reason);
  return std::nullopt;
}

// Ends what was interrupted; the block on new cases stays until it is lifted by name.
Verdict settle(Work& work, CaseState& state, const SettleInterrupt& command) {
  if (!state.interrupt) return refuse("case-not-suspended");
  const model::Interrupt* standing = find_interrupt(work.service_of(state), *state.interrupt);
  if (!may_act(work, {standing->settle_owner}))
    return refuse("role-not-allowed", {standing->settle_owner}, &standing->cites);
  const auto outcome = std::find_if(standing->settle.begin(), standing->settle.end(),
                                    [&](const auto& candidate) { return candidate.id == command.outcome; });
  if (outcome == standing->settle.end()) return refuse("outcome-unknown", {command.outcome}, &standing->cites);
  if (command.reason.empty()) return refuse("reason-missing");
  for (const std::string& id : open_family(work, state)) {
    CaseState& member = work.state(id);
    if (member.interrupt != standing->id) continue;
    work.close_as(member, standing->id + ":" + outcome->id, "member", outcome->use, {});
  }
  return std::nullopt;
}

namespace {

bool is_referred(const Work& work, const CaseState& state, model::Index rule) {
  const decision::Decision decision = work.decide(state);
  return std::any_of(decision.checks.begin(), decision.checks.end(), [&](const decision::Check& check) {
    return check.rule == rule && check.status == decision::CheckStatus::not_met;
  });
}

}  // namespace

// The answer may be changed, but nobody answers before there is a question.
Verdict resolve(Work& work, CaseState& state, const ResolveReferral& command) {
  const model::Service& service = work.service_of(state);
  const model::Index index = service.rule(command.rule);
  if (index == none || service.rules[index].otherwise != model::OtherwiseKind::refer) {
    return refuse("referral-unknown", {command.rule});
  }
  const model::Rule& rule = service.rules[index];
  if (!may_act(work, {rule.refer_to})) return refuse("role-not-allowed", {rule.refer_to}, &rule.cites);
  if (!state.referrals.contains(rule.id) && !is_referred(work, state, index)) {
    return refuse("referral-not-open", {rule.id}, &rule.cites);
  }
  if (command.reason.empty()) return refuse("reason-missing", {rule.id});
  work.emit(state, ReferralResolved{rule.id, command.allowed, command.reason});
  return std::nullopt;
}

Verdict grant(Work& work, CaseState& state, const GrantException& command) {
  const model::Service& service = work.service_of(state);
  const model::Index index = service.rule(command.rule);
  if (index == none || service.rules[index].may_waive.empty()) return refuse("rule-not-waivable", {command.rule});
  const model::Rule& rule = service.rules[index];
  if (!may_act(work, rule.may_waive)) return refuse("role-not-allowed", rule.may_waive, &rule.cites);
  if (command.reason.empty()) return refuse("reason-missing", {rule.id});
  if (command.until && *command.until <= work.world().occurred_at) return refuse("exception-over", {rule.id});
  work.emit(state, ExceptionGranted{rule.id, command.reason, command.until});
  return std::nullopt;
}

Verdict record(Work& work, CaseState& state, const RecordExcuse& command) {
  const model::Service& service = work.service_of(state);
  const auto excuse = std::find_if(service.excuses.begin(), service.excuses.end(),
                                   [&](const model::Excuse& candidate) { return candidate.id == command.excuse; });
  if (excuse == service.excuses.end()) return refuse("excuse-unknown", {command.excuse});
  if (command.to < command.from) return refuse("excuse-ends-before-it-begins", {excuse->id});
  const bool needs_region = std::find(excuse->needs.begin(), excuse->needs.end(), "region") != excuse->needs.end();
  if (needs_region && command.region.empty()) return refuse("region-missing", {excuse->id}, &excuse->cites);
  if (command.reason.empty()) return refuse("reason-missing", {excuse->id});
  work.emit(state, ExcuseRecorded{excuse->id, command.from, command.to, command.region, command.reason});
  return std::nullopt;
}

namespace {

bool stands_in(const Work& work, const CaseState& state, std::string_view line) {
  const std::vector<model::Task>& tasks = work.service_of(state).tasks;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    if (tasks[i].waits_in == none || work.world().programme->waiting_lines[tasks[i].waits_in].id != line) continue;
    if (work.is_open(state, static_cast<model::Index>(i))) return true;
  }
  return false;
}

}  // namespace

Verdict log(Work& work, CaseState& state, const LogContact& command) {
  if (command.result.empty()) return refuse("result-missing");
  work.emit(state, ContactAttempted{command.channel, command.result, command.note});
  return std::nullopt;
}

Verdict file(Work& work, CaseState& state, const FileComplaint& command) {
  if (command.words.empty()) return refuse("words-missing");
  work.emit(state, ComplaintFiled{command.against, work.world().programme->complaints_owner, command.words,
                                  state.closed.has_value()});
  return std::nullopt;
}

Verdict assign(Work& work, CaseState& state, const Assign& command) {
  work.emit(state, Assigned{command.operator_id});
  return std::nullopt;
}

Verdict take(Work& work, CaseState& state, const TakeFromLine& command) {
  if (!stands_in(work, state, command.line)) return refuse("not-in-line", {command.line});
  if (!state.assignee.empty()) return refuse("taken-already", {state.assignee});
  work.emit(state, Assigned{command.operator_id});
  return std::nullopt;
}

namespace {

// Points that were stamped with the date of a fact follow it.
void restamp(Work& work, CaseState& state, model::Index fact) {
  const model::Service& service = work.service_of(state);
  const std::optional<base::Instant> at = work.instant_of(state.facts[fact]->value);
  if (!at) return;
  for (std::size_t i = 0; i < service.tasks.size(); ++i) {
    if (!state.task_done[i]) continue;
    for (const model::Outcome& outcome : service.tasks[i].outcomes) {
      if (outcome.id != state.task_outcome[i]) continue;
      for (const model::Mark& mark : outcome.marks) {
        if (mark.at_fact != fact || !state.is_reached(mark.point)) continue;
        work.emit(state, PointReached{service.points[mark.point], *at, true});
      }
    }
  }
}

// A use that is charged by the date of a point moves with it, even to where nothing is left.
void recharge(Work& work, const CaseState& state, const std::string& reason) {
  const model::Index year_of = work.service_of(state).quota.year_of;
  if (!state.is_reached(year_of)) return;
  const base::Date charged_on = work.world().programme->zone.date_of(state.points[year_of].stamps.back());
  for (const model::Use& use : std::vector<model::Use>(work.world().account.uses)) {
    if (use.case_id != state.id || use.state != model::UseState::held || use.charged_on == charged_on) continue;
    work.emit_account(
        UseChanged{use.id, use.service, use.case_id, "held", charged_on, use.amount, reason, use.right, use.line});
  }
}

}  // namespace

// A captured fact or time was wrong. What rests on it is worked out anew; nothing is taken back by itself.
Verdict correct(Work& work, CaseState& state, const Correct& command) {
  const model::Service& service = work.service_of(state);
  if (command.reason.empty()) return refuse("reason-missing");
  if (command.fact) {
    const model::Index index = service.fact(command.fact->fact);
    if (index == none || index < service.recorded_facts_from || !state.facts[index]) {
      return refuse("fact-unknown", {command.fact->fact});
    }
    if (!has_type(service.facts[index], command.fact->value)) return refuse("fact-of-wrong-type", {command.fact->fact});
    if (auto refusal = check_carried(work, state, {*command.fact})) return refusal;
    work.emit(state, FactsRecorded{{*command.fact}, "corrected: " + command.reason});
    restamp(work, state, index);
    recharge(work, state, "corrected: " + command.reason);
    return std::nullopt;
  }
  const model::Index point = service.point(command.point);
  if (point == none || !state.is_reached(point) || !command.at) return refuse("point-unknown", {command.point});
  if (*command.at > work.world().now) return refuse("time-in-the-future", {command.point});
  work.emit(state, PointReached{service.points[point], *command.at, true});
  recharge(work, state, "corrected: " + command.reason);
  return std::nullopt;
}

}  // namespace consilium::cases
