// What was decided becomes one append: the events of every case and account it touches, their rows, timers and the
// answer to keep, all or none.
#pragma once

#include <string>
#include <string_view>

#include "service/case_service.hpp"

namespace consilium::service {

// `loaded` is the world that the change leads to, before it: its programme is the one the events are recorded under.
base::Result<ports::AppendOutcome> store_change(House& house, const Asked& asked, const LoadedWorld& loaded,
                                                const cases::Change& change, const Outcome& outcome,
                                                const std::string& account_id);

// A refusal is kept too, so that the same request asked again gets the same answer.
base::Result<Outcome> keep_refusal(House& house, const Asked& asked, const LoadedWorld& loaded, Outcome outcome);

// The case is read before its account: where another act came in between, a refusal would speak of what that act did.
base::Result<bool> has_moved(House& house, const LoadedWorld& loaded, std::string_view case_id);

}  // namespace consilium::service
