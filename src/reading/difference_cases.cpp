#include "reading/difference_cases.hpp"

#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "cases/command.hpp"
#include "cases/due.hpp"
#include "decision/evaluate.hpp"

namespace consilium::reading {
namespace {

using cases::CaseState;
using cases::World;

const model::Service& service_of(const World& world, const CaseState& state) {
  return *world.programme->service(state.opened.service);
}

// What has happened in the case must have a place in the other version.
std::vector<std::string> obstacles(const World& before, const CaseState& was, const World& after, const CaseState& is) {
  std::vector<std::string> all;
  const model::Service& old_service = service_of(before, was);
  const model::Service& new_service = service_of(after, is);
  const auto say = [&](std::string_view what, const std::string& id) {
    all.push_back(fmt::format("the {} `{}` is not there", what, id));
  };
  for (std::size_t i = 0; i < was.points.size(); ++i) {
    if (was.points[i].reached && !is.is_reached(new_service.point(old_service.points[i])))
      say("step", old_service.points[i]);
  }
  for (std::size_t i = 0; i < was.facts.size(); ++i) {
    if (!was.facts[i]) continue;
    const model::Index fact = new_service.fact(old_service.facts[i].id);
    if (fact == model::none || !is.facts[fact]) {
      say("fact", old_service.facts[i].id);
    } else if (new_service.facts[fact].type != old_service.facts[i].type) {
      all.push_back(fmt::format("the fact `{}` is of another type", old_service.facts[i].id));
    }
  }
  if (was.branch != model::none && is.branch == model::none) say("branch", old_service.branches[was.branch].id);
  for (const model::Use& use : before.account.uses) {
    const bool held = use.case_id == was.id && use.state == model::UseState::held && !use.line.empty();
    if (held && new_service.line(use.line) == model::none) say("line of the quota", use.line);
  }
  return all;
}

using Things = std::map<std::pair<std::string, std::string>, std::string>;

std::string in_words(const cases::Clock& clock, const base::Zone& zone) {
  std::string text(cases::to_string(clock.state));
  std::replace(text.begin(), text.end(), '_', ' ');
  if (clock.due.due_date) return fmt::format("{}, due by the end of {}", text, base::to_string(*clock.due.due_date));
  if (clock.due.due) return fmt::format("{}, due by {}", text, base::to_string(*clock.due.due, zone));
  return text;
}

void add_clocks(const World& world, const CaseState& state, const cases::Owed& owed, Things& things) {
  const model::Service& service = service_of(world, state);
  for (const cases::Clock& clock : owed.clocks) {
    if (clock.state == cases::ClockState::not_applicable || clock.state == cases::ClockState::not_started) continue;
    const model::Deadline& deadline = service.deadlines[clock.deadline];
    things[{"deadline", deadline.id}] =
        fmt::format("{} {}", model::to_string(deadline.kind), in_words(clock, world.programme->zone));
  }
}

void add_quota(const World& world, const CaseState& state, base::Instant now, Things& things) {
  const model::Service& service = service_of(world, state);
  const decision::FactSet facts = cases::facts_of(world, service, state);
  const quota::Balance balance = decision::own_balance(cases::situation_of(world, service, state, facts, now));
  things[{"quota", service.id}] =
      balance.allowed
          ? fmt::format("{} allowed, {} held, {} used, {} left{}", *balance.allowed, balance.held, balance.used,
                        *balance.left, balance.over > 0 ? fmt::format(", {} over", balance.over) : "")
          : fmt::format("without limit, {} held, {} used", balance.held, balance.used);
}

std::string in_words(model::CancelEffect effect) {
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

Things things_of(const World& world, const CaseState& state, base::Instant now) {
  Things things;
  const cases::Owed owed = cases::owed(world, state, now);
  add_clocks(world, state, owed, things);
  for (const cases::Obligation& obligation : owed.obligations)
    things[{std::string(cases::to_string(obligation.kind)), obligation.id}] = "owed by " + obligation.owner;
  add_quota(world, state, now, things);
  if (const auto cancelling = cases::cancellation_now(world, state))
    things[{"cancelling", cancelling->stage->id}] = in_words(cancelling->effect);
  return things;
}

}  // namespace

CaseDifference compare_case(const World& before, const World& after, std::string_view case_id, base::Instant now) {
  const CaseState& was = *before.find(case_id);
  const CaseState& is = *after.find(case_id);
  CaseDifference difference{was.id, was.opened.service, before.programme->version, {}, {}};
  difference.cannot_move = obstacles(before, was, after, is);
  if (!difference.cannot_move.empty()) return difference;
  const Things old_things = things_of(before, was, now);
  const Things new_things = things_of(after, is, now);
  for (const auto& [key, text] : old_things) {
    const auto found = new_things.find(key);
    if (found == new_things.end() || found->second != text)
      difference.moved.push_back({key.first, key.second, text, found == new_things.end() ? "" : found->second});
  }
  for (const auto& [key, text] : new_things) {
    if (!old_things.contains(key)) difference.moved.push_back({key.first, key.second, {}, text});
  }
  return difference;
}

}  // namespace consilium::reading
