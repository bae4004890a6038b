#include "service/case_service.hpp"

#include <fmt/core.h>

#include "service/rows.hpp"

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

void keep_answer(const Asked& asked, const Outcome& outcome, base::Instant now, const std::string& person,
                 ports::AppendRequest& append) {
  if (!asked.keep) return;
  append.answer = record_of(*asked.keep, asked.render(outcome), person, now);
}

// The bytes go with the event that tells of them.
void attach_document(const std::string& bytes, const cases::CaseChange& change, ports::StreamAppend& append) {
  for (std::size_t i = 0; i < change.events.size(); ++i) {
    if (const auto* added = std::get_if<cases::DocumentAdded>(&change.events[i]))
      append.events[i].document = ports::NewDocument{added->document, bytes};
  }
}

base::Result<ports::AppendOutcome> store_change(House& house, const Asked& asked, const LoadedWorld& loaded,
                                                const cases::Change& change, const Outcome& outcome,
                                                const std::string& account_id) {
  ports::AppendRequest append;
  append.lane = asked.lane;
  add_events(loaded, change, asked.request, account_id, append);
  if (asked.document_bytes != nullptr)
    attach_document(*asked.document_bytes, change.cases.front(), append.streams.front());
  cases::World after = loaded.world;
  after.account = change.account_after;
  for (const cases::CaseChange& part : change.cases) {
    bool known = false;
    for (cases::CaseState& state : after.family) {
      if (state.id == part.case_id) state = part.after, known = true;
    }
    if (!known) after.family.push_back(part.after);
  }
  for (const cases::CaseChange& part : change.cases) {
    BASE_TRY(const auto shown, house.store.cases().obligations_of_case(part.case_id));
    add_case_rows(loaded, after, part, shown, asked.request, append);
  }
  keep_answer(asked, outcome, loaded.world.now, loaded.person.id, append);
  return house.store.events().append(std::move(append));
}

// A refusal is kept too, so that the same request asked again gets the same answer.
base::Result<Outcome> keep_refusal(House& house, const Asked& asked, const LoadedWorld& loaded, Outcome outcome) {
  if (asked.keep && asked.keep_refusals) {
    ports::AppendRequest append;
    keep_answer(asked, outcome, loaded.world.now, loaded.person.id, append);
    BASE_TRY_VOID(house.store.events().append(std::move(append)));
  }
  return outcome;
}

// The case is read before its account: where another act came in between, a refusal would speak of what that act did.
base::Result<bool> has_moved(House& house, const LoadedWorld& loaded, std::string_view case_id) {
  const cases::CaseState* state = loaded.world.find(case_id);
  if (state == nullptr) return false;
  BASE_TRY(const std::int64_t version, house.store.events().version(case_stream(case_id)));
  return version != state->version;
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
