// Rows: what the views hold of a case after it has changed. Derived from its state; a rebuild makes the same rows
// again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cases/command.hpp"
#include "ports/event_store.hpp"
#include "service/load.hpp"

namespace consilium::service {

// View rows and timers of one changed case. `shown` are the obligations its rows hold now; what is owed no more keeps
// its row, with how it ended.
void add_case_rows(const LoadedWorld& loaded, const cases::World& after, const cases::CaseChange& change,
                   const std::vector<ports::ObligationRow>& shown, const Request& request,
                   ports::AppendRequest& append);

inline constexpr std::string_view contract_timer_kind = "contract";

// A timer at which a case looks at its contract.
ports::TimerRow contract_timer(const std::string& case_id, const std::string& tenant, base::Instant due);

// The events of a change as the store takes them, with the versions they rest on. The account is always named, so that
// nothing is decided on a balance that has changed meanwhile.
void add_events(const LoadedWorld& loaded, const cases::Change& change, const Request& request,
                const std::string& account_id, ports::AppendRequest& append);

}  // namespace consilium::service
