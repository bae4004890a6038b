// Members as the house keeps them: persons and contracts from the insurers' rosters. Personal text is sealed by the
// store; contracts carry no personal data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/result.hpp"
#include "cases/world.hpp"
#include "model/value.hpp"
#include "ports/people_rows.hpp"

namespace consilium::service {

struct Person {
  std::string id;
  std::string tenant;
  std::string name;
  std::string sex;
  std::optional<base::Date> birth_date;
  std::string identity_kind;
  std::string identity_number;
  std::string phone;
};

// A party of a contract who may apply for its insured: the policyholder, a guardian.
struct Party {
  std::string role;
  std::string name;
};

struct Contract {
  std::string id;
  std::string tenant;
  std::string person;  // the insured
  std::string product;
  std::string number;  // the insurer's own, as in the roster
  std::string rider;   // empty for the contract itself
  std::string policy_number;
  std::vector<Party> parties;
  cases::RosterFacts facts;  // without the birth date and the riders, which are rows of their own
};

base::Result<Person> person_from(const ports::PersonRow& row);
ports::PersonRow row_of(const Person& person, base::Instant at);
base::Result<Contract> contract_from(const ports::ContractRow& row);
ports::ContractRow row_of(const Contract& contract);
// Gives each contract of a person the riders among them that are its own.
void join_riders(std::vector<Contract>& contracts);

}  // namespace consilium::service
