#include <algorithm>

#include "scenario/stage.hpp"

namespace consilium::scenario {

void Stage::watch_before(std::string_view case_id, const cases::Command& command) {
  const cases::CaseState* state = find(case_id);
  const auto* open = std::get_if<cases::Open>(&command);
  if (state != nullptr || open != nullptr) {
    const std::string& service = open != nullptr ? open->service : state->opened.service;
    involve_command(brought_, *setting_.programme->service(service), command);
  }
  if (state != nullptr && std::holds_alternative<cases::Cancel>(command)) watch_cancelling(*state);
}

void Stage::watch_cancelling(const cases::CaseState& state) {
  const cases::World world = world_for(state.id);
  see_cancelling(result_.seen, world, state);
  involve_cancelling(brought_, world, state);
}

void Stage::watch_decision(const model::Service& service, const decision::Decision& decision, bool of_table) {
  see_decision(result_.seen, service.id, decision);
  involve_decision(brought_, service, decision, of_table);
}

void Stage::watch_row(const model::Service& service, const decision::Decision& decision, const text::Node& row) {
  watch_decision(service, decision, true);
  if (const text::Node* ask = row.find("ask")) involve_expected(brought_, service, "ask", *ask);
  if (row.find("branch") != nullptr && decision.branch != model::none)
    involve(brought_, service.branches[decision.branch].cites, Nearness::expected);
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
    involve_refusal(brought_, service, *refusal_);
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
  for (const text::Entry& entry : expected.entries) {
    involve_expected(brought_, *service, entry.key, entry.value);
    if (entry.key != "waits_in") continue;
    for (const model::WaitingLine& line : setting_.programme->waiting_lines) {
      const auto& items = entry.value.items;
      if (entry.value.text == line.id ||
          std::any_of(items.begin(), items.end(), [&](const text::Node& item) { return item.text == line.id; }))
        involve(brought_, line.cites, Nearness::expected);
    }
  }
}

void Stage::watch_cases() {
  for (const cases::CaseState& state : cases_) {
    const cases::World world = world_for(state.id);
    see_case(result_.seen, world, state);
    Involved now;
    involve_case(now, world, state);
    for (const auto& [word, nearness] : now) {
      const auto [known, is_new] = stands_.emplace(word, nearness);
      if (!is_new && known->second >= nearness) continue;
      known->second = nearness;
      involve(brought_, *word, nearness);
    }
  }
}

void Stage::finish(const text::Node& step) {
  if (!setting_.watched) return;
  involve(result_.involved, brought_);
  if (const text::Node* clauses = step.find("clauses")) {
    Claimed claimed{step.place, {}, std::move(brought_)};
    for (const text::Node& clause : clauses->items) claimed.clauses.push_back(clause.text);
    result_.claimed.push_back(std::move(claimed));
  }
  brought_.clear();
}

}  // namespace consilium::scenario
