#include "cases/run_off.hpp"

#include <algorithm>

#include "cases/contracts.hpp"

namespace consilium::cases {
namespace {

const CaseState& root_of(const World& world, const CaseState& state) {
  const CaseState* parent = state.opened.parent.empty() ? nullptr : world.find(state.opened.parent);
  return parent == nullptr ? state : *parent;
}

bool has_begun(const World& world, const CaseState& state) {
  const CaseState& root = root_of(world, state);
  const model::Service* service = world.programme->service(root.opened.service);
  return service != nullptr && root.is_reached(service->run_off_from);
}

bool may_end(const World& world, const CaseState& state) {
  return world.programme->run_off && state.is_open() && !state.interrupt;
}

std::optional<std::string> ended_by(const World& world, bool begun, const model::Value& value) {
  const auto* code = std::get_if<model::Code>(&value);
  const model::RunOffEffect* effect = code == nullptr ? nullptr : world.programme->run_off->find(code->text);
  if (effect == nullptr || (begun && *effect == model::RunOffEffect::complete)) return std::nullopt;
  return code->text;
}

}  // namespace

std::optional<std::string> ended_by_contract(const World& world, const CaseState& state, base::Instant at) {
  if (!may_end(world, state)) return std::nullopt;
  const model::DatedValue* value = value_on(world.roster.state, world.programme->zone.date_of(at));
  return value == nullptr ? std::nullopt : ended_by(world, has_begun(world, state), value->value);
}

std::optional<base::Instant> contract_ends_at(const World& world, const CaseState& state, base::Instant now) {
  if (ended_by_contract(world, state, now)) return now;
  if (!may_end(world, state)) return std::nullopt;
  const bool begun = has_begun(world, state);
  std::optional<base::Instant> first;
  for (const model::DatedValue& value : world.roster.state) {
    const base::Instant from = world.programme->zone.at(value.from);
    if (from <= now || !ended_by(world, begun, value.value)) continue;
    first = first ? std::min(*first, from) : from;
  }
  return first;
}

}  // namespace consilium::cases
