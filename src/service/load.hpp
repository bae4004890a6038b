// Loading: cases and accounts folded from their streams, and the world a command is decided in.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "cases/world.hpp"
#include "service/house.hpp"
#include "service/member.hpp"

namespace consilium::service {

std::string case_stream(std::string_view case_id);
std::string account_stream(std::string_view account_id);

struct LoadedCase {
  std::shared_ptr<const model::Programme> programme;  // the version it was opened under
  std::string tenant;
  cases::CaseState state;
};

base::Result<LoadedCase> load_case(House& house, const Published& published, std::string_view case_id);
// As it stood at an instant that is past, by what was known then, or by what has been learned of it since: then what
// was recorded later of earlier days counts, and so does every correction. A case that was not there yet has version 0.
enum class Known : unsigned char { then, now };
base::Result<LoadedCase> load_case_at(House& house, const Published& published, std::string_view case_id,
                                      base::Instant at, Known known);
// As it would be if it had been opened under this version: words that the version does not have are passed over.
// `unsupported` where it does not have the service.
base::Result<cases::CaseState> fold_case(House& house, const model::Programme& programme, std::string_view case_id);
base::Result<model::Account> load_account(House& house, std::string_view account_id);
base::Result<Person> load_person(House& house, std::string_view person_id);
base::Result<Contract> load_contract(House& house, std::string_view contract_id);

// The account a contract's uses are kept in, as the programme says.
std::string account_of(const model::Programme& programme, const Contract& contract);

// Everything a command on a case may look at. Keeps pointers into `published`, which must outlive it.
struct LoadedWorld {
  std::shared_ptr<const Published> published;
  std::shared_ptr<const model::Programme> programme;
  Person person;
  Contract contract;
  cases::World world;
};

// For a case that exists: with its parent and children.
base::Result<LoadedWorld> load_world(House& house, std::string_view case_id, const Request& request,
                                     base::Instant occurred_at);
// For a member and a service that are only asked about.
base::Result<LoadedWorld> world_for(House& house, std::shared_ptr<const model::Programme> programme,
                                    const Contract& contract, const Request& request, base::Instant at);

}  // namespace consilium::service
