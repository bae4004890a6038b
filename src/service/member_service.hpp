// Use cases on members: find one, see what they are entitled to on every account, ask what would be decided.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cases/event.hpp"
#include "decision/decide.hpp"
#include "service/load.hpp"

namespace consilium::service {

// Members whose name, pinyin, phone, identity number, policy number or birth date with last four fit the query.
base::Result<std::vector<Person>> find_members(House& house, const std::vector<std::string>& tenants,
                                               const std::string& query);

// A decision with everything it was made from. Points into itself, so it is shared and never copied.
struct Basis {
  LoadedWorld loaded;
  cases::CaseState state;
  decision::FactSet facts;
  decision::Question question;
  decision::Decision decision;
  decision::Explanation explanation;

  Basis(LoadedWorld world, cases::CaseState asked, std::size_t facts_count)
      : loaded(std::move(world)), state(std::move(asked)), facts(facts_count) {}
  Basis(const Basis&) = delete;
  Basis& operator=(const Basis&) = delete;
};

struct Entitlement {
  const model::Service* service = nullptr;  // of the programme of `basis`
  std::string account;
  std::shared_ptr<const Basis> basis;

  // The right that is used in place of the quota; null without one.
  const model::Right* right() const { return basis->loaded.world.account.right(basis->state.opened.right); }
  const model::Programme& programme() const { return *basis->loaded.programme; }
  const Contract& contract() const { return basis->loaded.contract; }
};

// What is asked of a decision: facts that are not saved anywhere.
struct WhatIf {
  base::Instant as_of;
  cases::Applicant applicant;
  bool patient_is_insured = true;
  std::vector<cases::RecordedFact> facts;
  std::string right{};              // of the account, in place of the quota of the service
  bool papers_and_consents = true;  // taken as given: the decision speaks of the rules alone
};

base::Result<Entitlement> decide_for(House& house, std::shared_ptr<const model::Programme> programme,
                                     const model::Service& service, const Contract& contract, const WhatIf& asked);

// The question whether a case that exists may be accepted now.
base::Result<Entitlement> decide_on_case(House& house, std::string_view case_id, const Request& request);

// Every service of every programme that covers a contract of the member, decided on what is known; and every right
// that one of their cases gave.
base::Result<std::vector<Entitlement>> entitlements_of(House& house, const Person& person, base::Instant as_of);

}  // namespace consilium::service
