#include "cases/effect.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "cases/due.hpp"
#include "decision/evaluate.hpp"

namespace consilium::cases {
namespace {

const model::Service& service_of(const World& world, const CaseState& state) {
  return *world.programme->service(state.opened.service);
}

std::string in_words(const Clock& clock, const base::Zone& zone) {
  std::string text(to_string(clock.state));
  std::replace(text.begin(), text.end(), '_', ' ');
  if (clock.due.due_date) return fmt::format("{}, due by the end of {}", text, base::to_string(*clock.due.due_date));
  if (clock.due.due) return fmt::format("{}, due by {}", text, base::to_string(*clock.due.due, zone));
  return text;
}

void add_clocks(const World& world, const CaseState& state, const Owed& owed, Things& things) {
  const model::Service& service = service_of(world, state);
  for (const Clock& clock : owed.clocks) {
    if (clock.state == ClockState::not_applicable || clock.state == ClockState::not_started) continue;
    const model::Deadline& deadline = service.deadlines[clock.deadline];
    Standing standing{fmt::format("{} {}", model::to_string(deadline.kind), in_words(clock, world.programme->zone))};
    standing.kind = model::to_string(deadline.kind);
    standing.state = to_string(clock.state);
    standing.due = clock.due.due;
    standing.due_date = clock.due.due_date;
    things[{"deadline", deadline.id}] = {deadline.name, std::move(standing)};
  }
}

void add_owed(const Owed& owed, Things& things) {
  for (const Obligation& obligation : owed.obligations) {
    Standing standing{"owed by " + obligation.owner};
    standing.owner = obligation.owner;
    things[{std::string(to_string(obligation.kind)), obligation.id}] = {obligation.name, std::move(standing)};
  }
}

void add_quota(const World& world, const CaseState& state, base::Instant now, Things& things) {
  const model::Service& service = service_of(world, state);
  const decision::FactSet facts = facts_of(world, service, state);
  quota::Balance balance = decision::own_balance(situation_of(world, service, state, facts, now));
  Standing standing{balance.allowed ? fmt::format("{} allowed, {} held, {} used, {} left{}", *balance.allowed,
                                                  balance.held, balance.used, *balance.left,
                                                  balance.over > 0 ? fmt::format(", {} over", balance.over) : "")
                                    : fmt::format("without limit, {} held, {} used", balance.held, balance.used)};
  standing.balance = std::move(balance);
  things[{"quota", service.kept_as()}] = {service.name, std::move(standing)};
}

std::string_view in_words(model::CancelEffect effect) {
  switch (effect) {
    case model::CancelEffect::free:
      return "free";
    case model::CancelEffect::spends:
      return "spends the use";
    case model::CancelEffect::barred:
      return "barred";
  }
  return {};
}

std::string_view code_of(model::CancelEffect effect) {
  switch (effect) {
    case model::CancelEffect::free:
      return "free";
    case model::CancelEffect::spends:
      return "spends";
    case model::CancelEffect::barred:
      return "barred";
  }
  return {};
}

void add_cancelling(const World& world, const CaseState& state, Things& things) {
  const auto cancelling = cancellation_now(world, state);
  if (!cancelling) return;
  Standing standing{std::string(in_words(cancelling->effect))};
  standing.state = code_of(cancelling->effect);
  things[{"cancelling", cancelling->stage->id}] = {{}, std::move(standing)};
}

// Where it stands: what follows from a move by itself shows here.
void add_steps(const model::Service& service, const CaseState& state, Things& things) {
  for (std::size_t i = 0; i < state.points.size(); ++i) {
    if (state.points[i].reached) things[{"step", service.points[i]}] = {{}, Standing{"reached"}};
  }
  if (!state.closed) return;
  const model::Index end = service.end(state.closed->end);
  const base::LocalisedText name = end == model::none ? base::LocalisedText{} : service.ends[end].name;
  things[{"end", state.closed->end}] = {name, Standing{"ended"}};
}

}  // namespace

Things things_of(const World& world, const CaseState& state, base::Instant now) {
  Things things;
  const Owed owed = cases::owed(world, state, now);
  add_clocks(world, state, owed, things);
  add_owed(owed, things);
  add_quota(world, state, now, things);
  add_cancelling(world, state, things);
  add_steps(service_of(world, state), state, things);
  return things;
}

std::vector<MovedThing> difference(const Things& before, const Things& after) {
  std::vector<MovedThing> moved;
  for (const auto& [key, thing] : before) {
    const auto found = after.find(key);
    if (found == after.end()) {
      moved.push_back({key.first, key.second, thing.name, thing.standing, std::nullopt});
    } else if (found->second.standing.words != thing.standing.words) {
      moved.push_back({key.first, key.second, found->second.name, thing.standing, found->second.standing});
    }
  }
  for (const auto& [key, thing] : after) {
    if (!before.contains(key)) moved.push_back({key.first, key.second, thing.name, std::nullopt, thing.standing});
  }
  return moved;
}

}  // namespace consilium::cases
