#include <algorithm>

#include "cases/families.hpp"
#include "cases/forms.hpp"

namespace consilium::cases {
namespace {

using decision::Truth;
using model::none;

bool is_channel(const std::vector<std::string>& channels, const std::string& channel) {
  return channels.empty() || std::find(channels.begin(), channels.end(), channel) != channels.end();
}

const model::CancelStage* stage_of(const Work& work, const CaseState& state) {
  for (const model::CancelStage& stage : work.service_of(state).cancellation) {
    if (!stage.while_ || work.evaluate(state, *stage.while_) == Truth::yes) return &stage;
  }
  return nullptr;
}

model::CancelEffect effect_of(const Work& work, const CaseState& state, const model::CancelStage& stage) {
  const bool kept = stage.effect == model::CancelEffect::spends && work.keeps_use(state);
  return kept ? model::CancelEffect::free : stage.effect;
}

// The refusal of a cancellation that has its price, with what would follow.
Refusal consequence(const Work& work, const CaseState& state, const model::CancelStage& stage) {
  const model::Service& service = work.service_of(state);
  const bool barred = stage.effect == model::CancelEffect::barred;
  Refusal refusal = refuse(barred ? "cancelling-barred" : "confirmation-needed", {}, &stage.cites);
  const model::Index end = barred ? stage.consequence : stage.ends;
  if (end != none) {
    refusal.subjects.push_back(service.ends[end].id);
    refusal.say = service.ends[end].name;
  }
  return refusal;
}

std::vector<std::string> ids(const std::vector<model::Index>& indexes, const auto& items) {
  std::vector<std::string> result;
  for (const model::Index index : indexes) result.push_back(items[index].id);
  return result;
}

}  // namespace

std::optional<Cancelling> cancellation_now(const World& world, const CaseState& state) {
  if (!state.is_open()) return std::nullopt;
  const Work work(world);
  const model::CancelStage* stage = stage_of(work, state);
  if (stage == nullptr) return std::nullopt;
  return Cancelling{stage, effect_of(work, state, *stage)};
}

Verdict move(Work& work, CaseState& state, const MakeMove& command) {
  const model::Service& service = work.service_of(state);
  const model::Index index = service.move(command.move);
  if (index == none) return refuse("move-unknown", {command.move});
  const model::Move& chosen = service.moves[index];
  if (!may_act(work, chosen.by)) return refuse("role-not-allowed", chosen.by, &chosen.cites);
  if (work.evaluate(state, chosen.while_) != Truth::yes) return refuse("move-not-open", {chosen.id}, &chosen.cites);
  if (!is_channel(chosen.channels, command.channel)) return refuse("channel-not-open", chosen.channels, &chosen.cites);
  if (auto refusal = check_form(work, state, chosen.record, command.facts)) return refusal;
  if (auto refusal = check_requirements(work, state, chosen.require, command.facts)) {
    if (refusal->clauses.empty()) refusal->clauses = chosen.cites.clauses;
    return refusal;
  }
  if (chosen.subject_to_cancellation) {
    const model::CancelStage* stage = stage_of(work, state);
    if (stage != nullptr && effect_of(work, state, *stage) != model::CancelEffect::free)
      return consequence(work, state, *stage);
  }
  MoveMade made;
  made.move = chosen.id;
  made.by = chosen.by.front() == "member" ? "member" : "provider";
  made.cause = chosen.cause;
  made.channel = command.channel;
  made.facts = command.facts;
  for (const model::Index point : chosen.clears) made.clears.push_back(service.points[point]);
  made.reopens = ids(chosen.reopens, service.tasks);
  made.forgets = ids(chosen.forgets, service.facts);
  made.excuses = ids(chosen.excuses, service.deadlines);
  work.emit(state, std::move(made));
  return std::nullopt;
}

Verdict cancel(Work& work, CaseState& state, const Cancel& command) {
  if (!state.opened.parent.empty()) return refuse("cancel-the-parent", {state.opened.parent});
  const model::Service& service = work.service_of(state);
  if (!is_channel(service.cancel_channels, command.channel)) {
    return refuse("channel-not-open", service.cancel_channels);
  }
  const model::CancelStage* stage = stage_of(work, state);
  if (stage == nullptr) return refuse("cancelling-undefined");
  switch (effect_of(work, state, *stage)) {
    case model::CancelEffect::barred:
      return consequence(work, state, *stage);
    case model::CancelEffect::spends:
      if (!command.confirmed) return consequence(work, state, *stage);
      break;
    case model::CancelEffect::free:
      break;
  }
  work.close(state, stage->ends, {});
  return std::nullopt;
}

Verdict close(Work& work, CaseState& state, const Close& command) {
  const model::Service& service = work.service_of(state);
  const model::Index index = service.end(command.end);
  if (index == none || service.ends[index].by.empty()) return refuse("end-unknown", {command.end});
  const model::End& end = service.ends[index];
  if (!may_act(work, end.by)) return refuse("role-not-allowed", end.by, &end.cites);
  if (end.from != none && !state.is_reached(end.from))
    return refuse("end-not-open", {service.points[end.from]}, &end.cites);
  if (end.until != none && state.is_reached(end.until))
    return refuse("end-not-open", {service.points[end.until]}, &end.cites);
  if (auto refusal = check_form(work, state, end.record, command.facts)) return refusal;
  work.close(state, index, command.facts);
  return std::nullopt;
}

}  // namespace consilium::cases
