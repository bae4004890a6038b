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

struct Entitlement {
  std::shared_ptr<const model::Programme> programme;
  const model::Service* service = nullptr;  // of `programme`
  Contract contract;
  std::string account;
  decision::Decision decision;
  decision::Explanation explanation;
};

// What is asked of a decision: facts that are not saved anywhere.
struct WhatIf {
  base::Instant as_of;
  cases::Applicant applicant;
  std::vector<cases::RecordedFact> facts;
  bool papers_and_consents = true;  // taken as given: the decision speaks of the rules alone
};

base::Result<Entitlement> decide_for(House& house, std::shared_ptr<const model::Programme> programme,
                                     const model::Service& service, const Contract& contract, const WhatIf& asked);

// Every service of every programme that covers a contract of the member, decided on what is known.
base::Result<std::vector<Entitlement>> entitlements_of(House& house, const Person& person, base::Instant as_of);

}  // namespace consilium::service
