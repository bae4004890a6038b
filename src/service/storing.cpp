#include "service/storing.hpp"

#include "service/rows.hpp"

namespace consilium::service {
namespace {

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

}  // namespace

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

base::Result<Outcome> keep_refusal(House& house, const Asked& asked, const LoadedWorld& loaded, Outcome outcome) {
  if (asked.keep && asked.keep_refusals) {
    ports::AppendRequest append;
    keep_answer(asked, outcome, loaded.world.now, loaded.person.id, append);
    BASE_TRY_VOID(house.store.events().append(std::move(append)));
  }
  return outcome;
}

base::Result<bool> has_moved(House& house, const LoadedWorld& loaded, std::string_view case_id) {
  const cases::CaseState* state = loaded.world.find(case_id);
  if (state == nullptr) return false;
  BASE_TRY(const std::int64_t version, house.store.events().version(case_stream(case_id)));
  return version != state->version;
}

}  // namespace consilium::service
