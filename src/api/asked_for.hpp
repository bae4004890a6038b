// What a body asks about: a contract, and a service of the programme that covers it.
#pragma once

#include <memory>
#include <string>

#include "api/access.hpp"
#include "api/facts.hpp"

namespace consilium::api {

struct AskedFor {
  std::shared_ptr<const service::Published> published;
  std::shared_ptr<const model::Programme> programme;
  const model::Service* service = nullptr;
  service::Person person;
  service::Contract contract;

  FactContext facts(base::Instant at) const {
    return {*published, *programme, *service, person, programme->zone.date_of(at)};
  }
};

// Reads `contract`, `service` and `programme` (needed only where several in force have such a service). Mistakes are
// noted in `mistakes`, then the result is none. `not_found` when the caller may not `action` there.
base::Result<std::optional<AskedFor>> read_asked_for(Api& api, const policy::Caller& caller, policy::Action action,
                                                     ObjectReader& body, base::Instant at);

// Reads `right`: a right of the account to the service, to be used in place of its quota; missing: empty. What is asked
// about is then the version of the programme that the right stays on.
base::Result<std::string> read_right(Api& api, AskedFor& about, ObjectReader& body);

// Reads `applicant`: `{role, name}`; missing: the insured. Whether the applicant is on record is looked up in the
// contract: a party of that role with that name.
cases::Applicant read_applicant(const AskedFor& about, ObjectReader& body, std::vector<Mistake>& mistakes);

}  // namespace consilium::api
