#include "scenario/stage.hpp"

namespace consilium::scenario {

void Stage::watch_before(std::string_view case_id, const cases::Command& command) {
  const cases::CaseState* state = find(case_id);
  const auto* open = std::get_if<cases::Open>(&command);
  if (state != nullptr || open != nullptr) {
    const std::string& service = open != nullptr ? open->service : state->opened.service;
    involve_command(result_.involved, *setting_.programme->service(service), command);
  }
  if (state != nullptr && std::holds_alternative<cases::Cancel>(command)) watch_cancelling(*state);
}

void Stage::watch_cancelling(const cases::CaseState& state) {
  const cases::World world = world_for(state.id);
  see_cancelling(result_.seen, world, state);
  involve_cancelling(result_.involved, world, state);
}

void Stage::watch_decision(const model::Service& service, const decision::Decision& decision, bool of_table) {
  see_decision(result_.seen, service.id, decision);
  involve_decision(result_.involved, service, decision, of_table);
}

// A refusal tells the decision it rests on. What was done tells it only where the answer still matters: a case that
// goes on although its contract ended is no example of a no.
void Stage::watch_answer(std::string_view case_id, const cases::Command& command) {
  if (refusal_) {
    const cases::CaseState* state = find(case_id);
    const auto* open = std::get_if<cases::Open>(&command);
    if (open == nullptr && state == nullptr) return;
    const model::Service& service =
        *setting_.programme->service(open != nullptr ? open->service : state->opened.service);
    if (refusal_->decision) see_decision(result_.seen, service.id, *refusal_->decision);
    involve_refusal(result_.involved, service, *refusal_);
    return;
  }
  const cases::CaseState* state = find(case_id);
  if (state == nullptr || !state->is_open()) return;
  const model::Service& service = *setting_.programme->service(state->opened.service);
  const cases::World world = world_for(case_id);
  const decision::FactSet facts = cases::facts_of(world, service, *state);
  const decision::Decision decision = decision::decide(cases::question_of(world, service, *state, facts, now_));
  if (decision.outcome != decision::Outcome::not_eligible) watch_decision(service, decision, false);
}

void Stage::watch_expected(std::string_view service_id, const text::Node& expected) {
  const model::Service* service = setting_.programme->service(service_id);
  if (service == nullptr) return;
  for (const text::Entry& entry : expected.entries) involve_expected(result_.involved, *service, entry.value);
}

void Stage::watch_cases() {
  for (const cases::CaseState& state : cases_) {
    const cases::World world = world_for(state.id);
    see_case(result_.seen, world, state);
    involve_case(result_.involved, world, state);
  }
}

}  // namespace consilium::scenario
