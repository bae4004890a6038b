#include "service/member_service.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "cases/rights.hpp"
#include "service/search.hpp"

namespace consilium::service {
namespace {

constexpr int members_found_max = 50;

void ask(Basis& basis, const model::Service& service, base::Instant at) {
  basis.facts = cases::facts_of(basis.loaded.world, service, basis.state);
  basis.question = cases::question_of(basis.loaded.world, service, basis.state, basis.facts, at);
}

void answer(Basis& basis) {
  basis.decision = decision::decide(basis.question);
  basis.explanation = decision::explain(basis.question, basis.decision);
}

void take_papers_as_given(const model::Service& service, decision::Question& question) {
  for (const model::Checklist& list : service.checklists) {
    for (const model::ChecklistItem& item : list.items) question.papers[item.key] = decision::PaperStatus::accepted;
  }
  for (const model::Consent& consent : service.consents) question.consents[consent.id] = true;
  if (service.asks_consents) question.situation.consented.assign(service.consents.size(), true);
}

}  // namespace

base::Result<std::vector<Person>> find_members(House& house, const std::vector<std::string>& tenants,
                                               const std::string& query) {
  std::vector<Person> found;
  for (const std::string& token : tokens_for(house.store.sealer(), query)) {
    BASE_TRY(const auto rows, house.store.people().persons_with_tokens(tenants, {token}, members_found_max));
    for (const ports::PersonRow& row : rows) {
      const bool known =
          std::any_of(found.begin(), found.end(), [&](const Person& person) { return person.id == row.id; });
      if (known || row.personal.erased) continue;
      BASE_TRY(Person person, person_from(row));
      found.push_back(std::move(person));
    }
  }
  return found;
}

base::Result<Entitlement> decide_for(House& house, std::shared_ptr<const model::Programme> programme,
                                     const model::Service& service, const Contract& contract, const WhatIf& asked) {
  BASE_TRY(LoadedWorld loaded, world_for(house, std::move(programme), contract, {}, asked.as_of));
  cases::CaseState state = cases::empty_case(service, "asked");
  state.opened.service = service.id;
  state.opened.account = account_of(*loaded.programme, contract);
  state.opened.applicant = asked.applicant;
  state.opened.right = asked.right;
  state.points[model::applied_point] = {{asked.as_of}, true};
  state.facts[model::index_of(model::BuiltIn::patient_is_insured)] =
      cases::KnownFact{asked.patient_is_insured, asked.as_of, {}};
  const auto know = [&](const std::string& fact, const model::Value& value) {
    if (const model::Index index = service.fact(fact); index != model::none)
      state.facts[index] = cases::KnownFact{value, asked.as_of, {}};
  };
  for (const cases::RecordedFact& fact : asked.facts) know(fact.fact, fact.value);
  static_cast<void>(cases::draw_on(loaded.world.account, service, asked.right, asked.as_of, state));
  const auto basis = std::make_shared<Basis>(std::move(loaded), std::move(state), service.facts.size());
  ask(*basis, service, asked.as_of);
  if (asked.papers_and_consents) take_papers_as_given(service, basis->question);
  answer(*basis);
  return Entitlement{&service, basis->state.opened.account, basis};
}

base::Result<Entitlement> decide_on_case(House& house, std::string_view case_id, const Request& request) {
  BASE_TRY(LoadedWorld loaded, load_world(house, case_id, request, house.clock.now()));
  cases::CaseState state = *loaded.world.find(case_id);
  const model::Service& service = *loaded.programme->service(state.opened.service);
  const base::Instant at = loaded.world.occurred_at;
  const auto basis = std::make_shared<Basis>(std::move(loaded), std::move(state), service.facts.size());
  ask(*basis, service, at);
  answer(*basis);
  return Entitlement{&service, basis->state.opened.account, basis};
}

namespace {

WhatIf bare_question(base::Instant as_of) {
  WhatIf asked;
  asked.as_of = as_of;
  asked.applicant = {"insured", {}, true};
  return asked;
}

// Rights stay on the version of the case that gave them.
base::Result<void> add_rights(House& house, const Published& published, const model::Programme& programme,
                              const Contract& contract, base::Instant as_of, std::vector<Entitlement>& entitlements) {
  BASE_TRY(const model::Account account, load_account(house, account_of(programme, contract)));
  for (const model::Right& right : account.rights) {
    const auto version = published.by(right.programme_hash);
    const model::Service* service = version == nullptr ? nullptr : version->service(right.service);
    if (service == nullptr) continue;
    WhatIf asked = bare_question(as_of);
    asked.right = right.id;
    BASE_TRY(Entitlement entitlement, decide_for(house, version, *service, contract, asked));
    entitlements.push_back(std::move(entitlement));
  }
  return {};
}

}  // namespace

base::Result<std::vector<Entitlement>> entitlements_of(House& house, const Person& person, base::Instant as_of) {
  const auto published = house.registry.read();
  std::vector<Entitlement> entitlements;
  BASE_TRY(const auto rows, house.store.people().contracts_of_person(person.id));
  for (const ports::ContractRow& row : rows) {
    BASE_TRY(const Contract contract, contract_from(row));
    for (const auto& programme : published->for_product(contract.product, as_of)) {
      for (const model::Service& service : programme->services) {
        BASE_TRY(Entitlement entitlement, decide_for(house, programme, service, contract, bare_question(as_of)));
        entitlements.push_back(std::move(entitlement));
      }
      BASE_TRY_VOID(add_rights(house, *published, *programme, contract, as_of, entitlements));
    }
  }
  return entitlements;
}

}  // namespace consilium::service
