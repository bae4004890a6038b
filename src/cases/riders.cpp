#include "cases/riders.hpp"

#include <algorithm>

#include "cases/contracts.hpp"

namespace consilium::cases {
namespace {

using base::Date;
using model::DatedValue;
using Riders = std::span<const RiderFacts* const>;

// Before every day that a roster can say.
const Date beginning_of_days = Date::of(1900, 1, 1);

bool is_any_in_force(Riders riders, Date day) {
  return std::any_of(riders.begin(), riders.end(),
                     [&](const RiderFacts* rider) { return is_in_force(rider->state, day); });
}

// The days on which some state begins, in order.
std::vector<Date> changes_of(Riders riders) {
  std::vector<Date> days;
  for (const RiderFacts* rider : riders) {
    for (const DatedValue& state : rider->state) days.push_back(state.from);
  }
  std::sort(days.begin(), days.end());
  return days;
}

// The day whose riders in force are asked about in the place of a day on which none is.
std::optional<Date> day_in_force(Riders riders, Date day) {
  if (is_any_in_force(riders, day)) return day;
  std::optional<Date> last;
  for (const Date change : changes_of(riders)) {
    if (!is_any_in_force(riders, change)) continue;
    if (change > day) return change;
    last = change;
  }
  return last;
}

}  // namespace

RiderFacts as_rider(const RosterFacts& row) { return {row.product, row.effective_on, row.state}; }

std::vector<const RiderFacts*> riders_of(const World& world, const model::Rider& rider) {
  std::vector<const RiderFacts*> riders;
  const bool by_person = world.programme->account == model::AccountScope::person;
  for (const RosterFacts* contract : entitling_contracts(world)) {
    if (!by_person && contract != &world.roster) continue;
    for (const RiderFacts& one : contract->riders) {
      const bool is_it = std::find(rider.products.begin(), rider.products.end(), one.product) != rider.products.end();
      if (is_it) riders.push_back(&one);
    }
  }
  return riders;
}

std::vector<DatedValue> in_force_over_time(Riders riders) {
  std::vector<DatedValue> values{{beginning_of_days, false}};
  for (const Date day : changes_of(riders)) {
    const model::Value now = is_any_in_force(riders, day);
    if (values.back().value != now) values.push_back({day, now});
  }
  return values;
}

std::optional<Date> effective_on(Riders riders, Date day) {
  const std::optional<Date> asked = day_in_force(riders, day);
  std::optional<Date> earliest;
  for (const RiderFacts* rider : riders) {
    const bool counts = asked && rider->effective_on && is_in_force(rider->state, *asked);
    if (counts && (!earliest || *rider->effective_on < *earliest)) earliest = rider->effective_on;
  }
  return earliest;
}

void set_riders(const World& world, decision::FactSet& facts) {
  const std::vector<model::Rider>& named = world.programme->riders;
  for (std::size_t i = 0; i < named.size(); ++i) {
    const std::vector<const RiderFacts*> riders = riders_of(world, named[i]);
    const Date day = world.programme->zone.date_of(world.occurred_at);
    facts.set_dated(model::rider_in_force(i), in_force_over_time(riders));
    facts.forget(model::rider_effective_on(i));  // what somebody said under its name does not stand
    if (const auto date = effective_on(riders, day)) facts.set(model::rider_effective_on(i), *date);
  }
}

}  // namespace consilium::cases
