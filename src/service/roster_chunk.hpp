// RosterChunk: rows of a roster gathered into one append. Knows the contracts and persons it has touched, so that two
// rows about one person in the same chunk see each other.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ports/event_store.hpp"
#include "roster/merge.hpp"
#include "service/importing.hpp"
#include "service/member.hpp"

namespace consilium::service {

enum class RowEffect : unsigned char { unchanged, changed, added };

class RosterChunk {
 public:
  RosterChunk(House& house, InstitutionFinder& words, std::string tenant, std::string actor)
      : house_(house), words_(words), tenant_(std::move(tenant)), actor_(std::move(actor)) {}

  // Merges a row. `incorrect` when the row cannot stand by itself (see roster/merge.hpp); contradictions are noted.
  base::Result<RowEffect> add(const roster::RosterRow& row, std::vector<base::Diagnostic>& problems);

  std::size_t size() const { return request_.streams.size(); }
  // The append with everything gathered; the chunk is empty after it.
  ports::AppendRequest take();

 private:
  struct Known {
    Contract contract;
    std::optional<roster::ContractHistory> history;
    std::int64_t version = 0;
    std::size_t stream = 0;  // position in the request; of those added
    bool in_request = false;
  };

  base::Result<Known*> contract_of(const roster::ContractKey& key);
  base::Result<Person> person_of(const Known& known, const roster::RosterPerson& stated);
  base::Result<void> tell_cases(const std::string& contract, const std::string& person);
  base::Result<void> write(Known& known, const Person& person, base::Date as_of);

  House& house_;
  InstitutionFinder& words_;
  std::string tenant_;
  std::string actor_;
  ports::AppendRequest request_;
  std::map<std::string, Known, std::less<>> contracts_;
  std::map<std::string, Person, std::less<>> persons_;
  std::map<std::string, std::vector<std::string>, std::less<>> policy_numbers_;  // by person
};

// The id of a contract: a keyed hash of the insurer's numbers, which must not stand in the clear.
std::string contract_id(ports::Sealer& sealer, std::string_view tenant, const roster::ContractKey& key);

}  // namespace consilium::service
