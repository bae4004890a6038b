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

Verdict interrupt(Work& work, CaseState& state, const Interrupt& command) {
  const model::Interrupt* chosen = find_interrupt(work.service_of(state), command.interrupt);
  if (chosen == nullptr) return refuse("interrupt-unknown", {command.interrupt});
  if (state.interrupt) return refuse("case-suspended", {*state.interrupt}, &chosen->cites);
  if (!may_act(work, chosen->by)) return refuse("role-not-allowed", chosen->by, &chosen->cites);
  if (auto refusal = check_form(work, state, chosen->record, command.facts)) return refusal;
  work.emit(state, Interrupted{chosen->id, command.facts});
  if (chosen->blocks_new && !work.world().account.identity_blocked) {
    work.emit_account(IdentityBlockChanged{true, state.id, chosen->id});
  }
  return std::nullopt;
}

Verdict lift(Work& work, CaseState& state, const LiftInterrupt& command) {
  if (!state.interrupt) return refuse("case-not-suspended");
  const model::Interrupt* standing = find_interrupt(work.service_of(state), *state.interrupt);
  if (!may_act(work, standing->lifted_by)) return refuse("role-not-allowed", standing->lifted_by, &standing->cites);
  if (command.reason.empty()) return refuse("reason-missing");
  work.emit(state, InterruptLifted{standing->id, command.reason});
  if (work.world().account.identity_blocked) work.emit_account(IdentityBlockChanged{false, state.id, command.reason});
  return std::nullopt;
}

// Ends the interrupted case; the block on new cases stays until it is lifted by name.
Verdict settle(Work& work, CaseState& state, const SettleInterrupt& command) {
  if (!state.interrupt) return refuse("case-not-suspended");
  const model::Interrupt* standing = find_interrupt(work.service_of(state), *state.interrupt);
  if (!may_act(work, {standing->settle_owner}))
    return refuse("role-not-allowed", {standing->settle_owner}, &standing->cites);
  const auto outcome = std::find_if(standing->settle.begin(), standing->settle.end(),
                                    [&](const auto& candidate) { return candidate.first == command.outcome; });
  if (outcome == standing->settle.end()) return refuse("outcome-unknown", {command.outcome}, &standing->cites);
  if (command.reason.empty()) return refuse("reason-missing");
  work.close_as(state, standing->id + ":" + outcome->first, "member", outcome->second, {});
  return std::nullopt;
}

Verdict resolve(Work& work, CaseState& state, const ResolveReferral& command) {
  const model::Service& service = work.service_of(state);
  const model::Index index = service.rule(command.rule);
  if (index == none || service.rules[index].otherwise != model::OtherwiseKind::refer) {
    return refuse("referral-unknown", {command.rule});
  }
  const model::Rule& rule = service.rules[index];
  if (!may_act(work, {rule.refer_to})) return refuse("role-not-allowed", {rule.refer_to}, &rule.cites);
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

Verdict log(Work& work, CaseState& state, const LogContact& command) {
  if (command.result.empty()) return refuse("result-missing");
  work.emit(state, ContactAttempted{command.channel, command.result, command.note});
  return std::nullopt;
}

Verdict file(Work& work, CaseState& state, const FileComplaint& command) {
  if (command.words.empty()) return refuse("words-missing");
  work.emit(state, ComplaintFiled{command.against, "provider", command.words, state.closed.has_value()});
  return std::nullopt;
}

Verdict assign(Work& work, CaseState& state, const Assign& command) {
  work.emit(state, Assigned{command.operator_id});
  return std::nullopt;
}

// A captured fact or time was wrong. What rests on it is worked out anew; nothing is taken back by itself.
Verdict correct(Work& work, CaseState& state, const Correct& command) {
  const model::Service& service = work.service_of(state);
  if (command.reason.empty()) return refuse("reason-missing");
  if (command.fact) {
    const model::Index index = service.fact(command.fact->fact);
    if (index == none || index < model::index_of(model::BuiltIn::count) || !state.facts[index]) {
      return refuse("fact-unknown", {command.fact->fact});
    }
    if (!has_type(service.facts[index], command.fact->value)) return refuse("fact-of-wrong-type", {command.fact->fact});
    work.emit(state, FactsRecorded{{*command.fact}, "corrected: " + command.reason});
    return std::nullopt;
  }
  const model::Index point = service.point(command.point);
  if (point == none || !state.is_reached(point) || !command.at) return refuse("point-unknown", {command.point});
  if (*command.at > work.world().now) return refuse("time-in-the-future", {command.point});
  work.emit(state, PointReached{service.points[point], *command.at, true});
  return std::nullopt;
}

}  // namespace consilium::cases
