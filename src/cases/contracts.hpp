// Contracts: what follows from all contracts of a person together: the plan, the policy years of an account that is the
// person's, and the first effective date. A contract of another product counts for nothing; one is in force on the days
// on which its state says so.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/calendar_date.hpp"
#include "calendar/edition.hpp"
#include "cases/world.hpp"
#include "model/programme.hpp"
#include "model/value.hpp"

namespace consilium::cases {

// What a contract says on a day: the last value that holds from that day or before, or null.
const model::DatedValue* value_on(const std::vector<model::DatedValue>& values, base::Date day);

bool is_in_force(const std::vector<model::DatedValue>& states, base::Date day);

// The contracts of the person that bring the services, the one of the case first if it does.
std::vector<const RosterFacts*> entitling_contracts(const World& world);

// The plan from each day on which it changes; nothing where the programme has no plans, or the sum of a contract is not
// known or in another currency.
std::vector<model::DatedValue> plans_over_time(const model::Programme& programme, const calendar::Edition& calendar,
                                               std::span<const RosterFacts* const> contracts);

// The effective date whose anniversaries begin the policy years, from each day on which it is another one: that of the
// earliest contract in force. A year that has begun runs to its end even if that contract stops; with no contract in
// force the years go on as they were.
std::vector<model::DatedValue> years_over_time(std::span<const RosterFacts* const> contracts);

std::optional<base::Date> first_effective_on(std::span<const RosterFacts* const> contracts);

// The effective date from which the policy year that contains `on` is counted, of the account of the case.
std::optional<base::Date> years_from(const World& world, base::Date on);

}  // namespace consilium::cases
