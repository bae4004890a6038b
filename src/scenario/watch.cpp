#include "scenario/stage.hpp"

namespace consilium::scenario {

void Stage::watch_before(std::string_view case_id, const cases::Command& command) {
  const cases::CaseState* state = find(case_id);
  if (state != nullptr && std::holds_alternative<cases::Cancel>(command))
    see_cancelling(result_.seen, world_for(case_id), *state);
}

// A refusal tells the decision it rests on. What was done tells it only where the answer still matters: a case that
// goes on although its contract ended is no example of a no.
void Stage::watch_answer(std::string_view case_id, const cases::Command& command) {
  if (refusal_) {
    const cases::CaseState* state = find(case_id);
    const auto* open = std::get_if<cases::Open>(&command);
    if (refusal_->decision && (open != nullptr || state != nullptr))
      see_decision(result_.seen, open != nullptr ? open->service : state->opened.service, *refusal_->decision);
    return;
  }
  const cases::CaseState* state = find(case_id);
  if (state == nullptr || !state->is_open()) return;
  const model::Service& service = *setting_.programme->service(state->opened.service);
  const cases::World world = world_for(case_id);
  const decision::FactSet facts = cases::facts_of(world, service, *state);
  const decision::Decision decision = decision::decide(cases::question_of(world, service, *state, facts, now_));
  if (decision.outcome != decision::Outcome::not_eligible) see_decision(result_.seen, service.id, decision);
}

void Stage::watch_cases() {
  for (const cases::CaseState& state : cases_) see_case(result_.seen, world_for(state.id), state);
}

}  // namespace consilium::scenario
