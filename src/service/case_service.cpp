#include "service/case_service.hpp"

#include <fmt/core.h>

#include "service/storing.hpp"

namespace consilium::service {
namespace {

base::Result<base::Instant> time_of(const House& house, const Asked& asked) {
  const base::Instant now = house.clock.now();
  if (!asked.occurred_at) return now;
  if (*asked.occurred_at > now)
    return base::failure(base::Category::incorrect, "what is recorded cannot lie in the future", "/occurred_at");
  if (base::minutes_between(*asked.occurred_at, now) > backdating_minutes_max) {
    return base::failure(base::Category::incorrect,
                         "what is recorded may lie back at most 14 days; correct the case instead", "/occurred_at");
  }
  return *asked.occurred_at;
}

base::Result<std::optional<Outcome>> attempt(House& house, const Asked& asked, const LoadedWorld& loaded,
                                             std::string_view case_id, const cases::Command& command,
                                             const std::string& account_id) {
  cases::Decided decided = cases::decide(loaded.world, case_id, command);
  if (auto* refusal = std::get_if<cases::Refusal>(&decided)) {
    BASE_TRY(const bool moved, has_moved(house, loaded, case_id));
    if (moved) return std::optional<Outcome>{};
    BASE_TRY(Outcome kept, keep_refusal(house, asked, loaded, Outcome{std::move(*refusal)}));
    return std::optional<Outcome>(std::move(kept));
  }
  const cases::Change& change = std::get<cases::Change>(decided);
  Done done;
  done.programme = loaded.programme;
  if (change.cases.empty()) {
    done.state = *loaded.world.find(case_id);
    return std::optional<Outcome>(std::move(done));
  }
  done.state = change.cases.front().after;
  const Outcome outcome{std::move(done)};
  BASE_TRY(const ports::AppendOutcome stored, store_change(house, asked, loaded, change, outcome, account_id));
  if (const auto* conflict = std::get_if<ports::Conflict>(&stored)) {
    const bool own = conflict->stream == case_stream(case_id);
    if (own && std::holds_alternative<cases::Open>(command))
      return base::failure(base::Category::conflict, fmt::format("there is a case `{}` already", case_id));
    return std::optional<Outcome>{};
  }
  if (std::holds_alternative<ports::AlreadyAnswered>(stored)) {
    return base::failure(base::Category::conflict, "the same request is being answered at this moment; ask again");
  }
  return std::optional<Outcome>(outcome);
}

}  // namespace

base::Result<Outcome> open_case(House& house, const Asked& asked, std::shared_ptr<const model::Programme> programme,
                                const Contract& contract, cases::Open command) {
  BASE_TRY(const base::Instant at, time_of(house, asked));
  command.account = account_of(*programme, contract);
  for (int i = 0; i < attempts_max; ++i) {
    BASE_TRY(const LoadedWorld loaded, world_for(house, programme, contract, asked.request, at));
    BASE_TRY(auto outcome, attempt(house, asked, loaded, command.case_id, cases::Command{command}, command.account));
    if (outcome) return std::move(*outcome);
  }
  return base::failure(base::Category::busy, "the account of this member is being changed by others; try again");
}

base::Result<Outcome> act_on_case(House& house, const Asked& asked, std::string_view case_id,
                                  const cases::Command& command) {
  BASE_TRY(const base::Instant at, time_of(house, asked));
  for (int i = 0; i < attempts_max; ++i) {
    BASE_TRY(const LoadedWorld loaded, load_world(house, case_id, asked.request, at));
    const cases::CaseState& state = *loaded.world.find(case_id);
    if (asked.expected_version && state.form_version != *asked.expected_version)
      return Outcome{Stale{*asked.expected_version, state.form_version}};
    BASE_TRY(auto outcome, attempt(house, asked, loaded, case_id, command, state.opened.account));
    if (outcome) return std::move(*outcome);
  }
  return base::failure(base::Category::busy, "this case is being changed by others; try again");
}

}  // namespace consilium::service
