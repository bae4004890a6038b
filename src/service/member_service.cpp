#include "service/member_service.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "service/search.hpp"

namespace consilium::service {
namespace {

constexpr int members_found_max = 50;

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
  Entitlement entitlement;
  entitlement.programme = programme;
  entitlement.service = &service;
  entitlement.contract = contract;
  entitlement.account = account_of(*programme, contract);
  BASE_TRY(const LoadedWorld loaded, world_for(house, std::move(programme), contract, {}, asked.as_of));
  cases::CaseState state = cases::empty_case(service, "asked");
  state.opened.service = service.id;
  state.opened.applicant = asked.applicant;
  state.points[model::applied_point] = {{asked.as_of}, true};
  state.facts[model::index_of(model::BuiltIn::patient_is_insured)] = cases::KnownFact{true, asked.as_of, {}};
  for (const cases::RecordedFact& fact : asked.facts) {
    if (const model::Index index = service.fact(fact.fact); index != model::none)
      state.facts[index] = cases::KnownFact{fact.value, asked.as_of, {}};
  }
  const decision::FactSet facts = cases::facts_of(loaded.world, service, state);
  decision::Question question = cases::question_of(loaded.world, service, state, facts, asked.as_of);
  if (asked.papers_and_consents) {
    for (const model::Checklist& list : service.checklists) {
      for (const model::ChecklistItem& item : list.items)
        question.papers[fmt::format("{}/{}", list.id, item.id)] = decision::PaperStatus::accepted;
    }
    for (const model::Consent& consent : service.consents) question.consents[consent.id] = true;
  }
  entitlement.decision = decision::decide(question);
  entitlement.explanation = decision::explain(question, entitlement.decision);
  // The checks point into the service of the programme, which the entitlement keeps alive.
  return entitlement;
}

base::Result<std::vector<Entitlement>> entitlements_of(House& house, const Person& person, base::Instant as_of) {
  const auto published = house.registry.read();
  std::vector<Entitlement> entitlements;
  BASE_TRY(const auto rows, house.store.people().contracts_of_person(person.id));
  for (const ports::ContractRow& row : rows) {
    BASE_TRY(const Contract contract, contract_from(row));
    // The day of the question in the zone of China: programmes change at the start of a day.
    const base::Date day = base::Zone::find("Asia/Shanghai").value().date_of(as_of);
    for (const auto& programme : published->for_product(contract.product, day)) {
      for (const model::Service& service : programme->services) {
        WhatIf asked;
        asked.as_of = as_of;
        asked.applicant = {"insured", {}, true};
        BASE_TRY(Entitlement entitlement, decide_for(house, programme, service, contract, asked));
        entitlements.push_back(std::move(entitlement));
      }
    }
  }
  return entitlements;
}

}  // namespace consilium::service
