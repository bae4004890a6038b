#include "cases/world.hpp"

#include <algorithm>

#include "cases/book.hpp"
#include "cases/contracts.hpp"
#include "cases/riders.hpp"

namespace consilium::cases {
namespace {

using model::BuiltIn;
using model::index_of;

decision::PaperStatus status_of(PaperState state) {
  switch (state) {
    case PaperState::missing:
      return decision::PaperStatus::missing;
    case PaperState::accepted:
      return decision::PaperStatus::accepted;
    case PaperState::rejected:
      return decision::PaperStatus::rejected;
    case PaperState::not_needed:
      return decision::PaperStatus::not_needed;
  }
  return decision::PaperStatus::missing;
}

// What is known by all contracts of the person.
void set_of_contracts(const World& world, decision::FactSet& facts) {
  const bool by_person = world.programme->account == model::AccountScope::person;
  if (!by_person && !world.programme->plans) return;
  const std::vector<const RosterFacts*> contracts = entitling_contracts(world);
  facts.set_dated(index_of(BuiltIn::contract_plan), plans_over_time(*world.programme, *world.calendar, contracts));
  if (!by_person) return;
  facts.set_dated(index_of(BuiltIn::account_years_from), years_over_time(contracts));
  if (const auto first = first_effective_on(contracts))
    facts.set(index_of(BuiltIn::account_first_effective_on), *first);
}

}  // namespace

const CaseState* World::find(std::string_view case_id) const {
  for (const CaseState& state : family) {
    if (state.id == case_id) return &state;
  }
  return nullptr;
}

bool is_looked_back_at(const model::Programme& programme, std::string_view kept_as) {
  const model::Service* service = programme.carrying_on(kept_as);
  return service != nullptr &&
         std::any_of(programme.services.begin(), programme.services.end(), [&](const model::Service& asking) {
           const std::vector<std::string>& asked = asking.looks_back_at;
           return std::find(asked.begin(), asked.end(), service->id) != asked.end();
         });
}

model::EarlierCase earlier_case(const model::Service& service, const CaseState& state) {
  model::EarlierCase earlier;
  earlier.id = state.id;
  earlier.service = service.kept_as();
  for (std::size_t i = 0; i < state.points.size(); ++i) {
    if (state.points[i].reached) earlier.reached.push_back({service.points[i], state.points[i].stamps.back()});
  }
  for (std::size_t i = 0; i < state.facts.size(); ++i) {
    if (state.facts[i]) earlier.facts.push_back({service.facts[i].id, state.facts[i]->value});
  }
  return earlier;
}

decision::FactSet facts_of(const World& world, const model::Service& service, const CaseState& state) {
  decision::FactSet facts(service.facts.size());
  for (std::size_t i = 0; i < state.facts.size(); ++i) {
    if (state.facts[i]) facts.set(static_cast<model::Index>(i), state.facts[i]->value, state.facts[i]->seen_at);
  }
  const RosterFacts& roster = world.roster;
  if (!roster.product.empty()) facts.set(index_of(BuiltIn::contract_product), model::Code{roster.product});
  if (roster.effective_on) facts.set(index_of(BuiltIn::contract_effective_on), *roster.effective_on);
  if (roster.cooling_off_until) facts.set(index_of(BuiltIn::contract_cooling_off_until), *roster.cooling_off_until);
  if (roster.birth_date) facts.set(index_of(BuiltIn::member_birth_date), *roster.birth_date);
  facts.set_dated(index_of(BuiltIn::contract_state), roster.state);
  facts.set_dated(index_of(BuiltIn::contract_meets_standard), roster.meets_standard);
  facts.set_dated(index_of(BuiltIn::contract_barred_by_agreement), roster.barred_by_agreement);
  facts.set_dated(index_of(BuiltIn::contract_sum_insured), roster.sum_insured);
  set_of_contracts(world, facts);
  set_riders(world, facts);
  facts.set(index_of(BuiltIn::account_identity_blocked), world.account.identity_blocked);
  if (!state.opened.applicant.role.empty()) {
    facts.set(index_of(BuiltIn::applicant_role), model::Code{state.opened.applicant.role});
    facts.set(index_of(BuiltIn::applicant_on_record), state.opened.applicant.on_record);
  }
  return facts;
}

decision::Situation situation_of(const World& world, const model::Service& service, const CaseState& state,
                                 const decision::FactSet& facts, base::Instant at) {
  decision::Situation situation;
  situation.programme = world.programme;
  situation.service = &service;
  situation.calendar = world.calendar;
  situation.facts = &facts;
  situation.account = &world.account;
  situation.now = at;
  situation.branch = state.branch;
  if (state.closed) situation.end = service.end(state.closed->end);
  situation.right = state.opened.right;
  for (std::size_t i = 0; i < service.allowances.size(); ++i)
    situation.allowances_left.push_back(metered(service, state, static_cast<model::Index>(i)).left);
  for (const model::Consent& consent : service.consents) {
    if (!service.asks_consents) break;
    const auto given = state.consents.find(consent.id);
    situation.consented.push_back(given != state.consents.end() && given->second);
  }
  situation.earlier = &world.earlier;
  situation.networks = world.networks;
  situation.is_settled = is_settled(service, state);
  situation.points.resize(service.points.size());
  for (std::size_t i = 0; i < state.points.size(); ++i) {
    if (state.points[i].reached) situation.points[i] = state.points[i].stamps.back();
  }
  return situation;
}

decision::Question question_of(const World& world, const model::Service& service, const CaseState& state,
                               const decision::FactSet& facts, base::Instant at) {
  decision::Question question;
  question.situation = situation_of(world, service, state, facts, at);
  for (const auto& [key, paper] : state.papers) question.papers[key] = status_of(paper.state);
  question.consents = state.consents;
  question.referrals = state.referrals;
  for (const auto& [rule, exception] : state.exceptions) {
    question.waivers[rule] = decision::Waiver{exception.reason, exception.actor, exception.until};
  }
  for (const std::string& rule : state.opened.without_rules) {
    if (const model::Index index = service.rule(rule); index != model::none) question.without_rules.push_back(index);
  }
  for (const model::Use& use : world.account.uses) {
    if (use.case_id == state.id && use.state != model::UseState::released) question.holds_use = true;
  }
  return question;
}

}  // namespace consilium::cases
