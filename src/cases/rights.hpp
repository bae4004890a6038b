// Rights outside the course of a case: as an account would have one, and as an application that is only asked about
// draws on one.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "cases/state.hpp"
#include "model/account.hpp"
#include "model/programme.hpp"

namespace consilium::cases {

// The grant of `giver` that a right comes from, when the right is named as the case that gave it, a dot and the name of
// the grant; or null.
const model::Grant* grant_of(const model::Service& giver, std::string_view right);

// The right that such a case would have given on that day, with all its uses.
model::Right right_from(const model::Programme& programme, const model::Service& giver, const model::Grant& grant,
                        std::string_view right, base::Date on);

// Lets an application that is only asked about draw on a right of the account, and know the facts that it carries.
// False: the account has no such right to this service, and nothing was changed.
bool draw_on(const model::Account& account, const model::Service& service, std::string_view right, base::Instant at,
             CaseState& state);

}  // namespace consilium::cases
