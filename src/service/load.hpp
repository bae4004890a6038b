// Loading: cases and accounts folded from their streams, and the world a command is decided in.
#pragma once

#include <functional>
#include <map>
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
  std::shared_ptr<const model::Programme> programme;  // the version it stands on
  std::string tenant;
  cases::CaseState state;
};

base::Result<LoadedCase> load_case(House& house, const Published& published, std::string_view case_id);
// As it stood at an instant that is past, by what was known then, or by what has been learned of it since: then what
// was recorded later of earlier days counts, and so does every correction. A case that was not there yet has version 0.
enum class Known : unsigned char { then, now };
base::Result<LoadedCase> load_case_at(House& house, const Published& published, std::string_view case_id,
                                      base::Instant at, Known known);
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

// A version of a programme, with the calendar and the networks it is read with, which must outlive it.
struct Version {
  std::shared_ptr<const model::Programme> programme;
  const calendar::Edition* calendar = nullptr;
  const std::map<std::string, model::Network, std::less<>>* networks = nullptr;
};
Version published_version(const Published& published, std::shared_ptr<const model::Programme> programme);
// What lies beside a case as another version of its programme looks at it; the family itself is left as it is.
base::Result<LoadedWorld> under_version(House& house, const LoadedWorld& loaded, const Version& version);

// For a member and a service that are only asked about.
base::Result<LoadedWorld> world_for(House& house, std::shared_ptr<const model::Programme> programme,
                                    const Contract& contract, const Request& request, base::Instant at);

}  // namespace consilium::service
