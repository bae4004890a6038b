// What is read about people, their contracts and accounts. The same promises as case_views.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "ports/page.hpp"
#include "ports/people_rows.hpp"

namespace consilium::ports {

class PeopleViews {
 public:
  virtual ~PeopleViews() = default;

  virtual base::Result<std::optional<PersonRow>> person_by_id(std::string_view id) = 0;
  // Persons of the tenants who have every one of the tokens, by id; at most `limit`. No tokens: nobody.
  virtual base::Result<std::vector<PersonRow>> persons_with_tokens(const std::vector<std::string>& tenants,
                                                                   const std::vector<std::string>& tokens,
                                                                   int limit) = 0;
  virtual base::Result<std::optional<ContractRow>> contract_by_id(std::string_view id) = 0;
  virtual base::Result<std::vector<ContractRow>> contracts_of_person(std::string_view person) = 0;  // by id
  // Every contract of the tenants, by id: what a re-evaluation walks over.
  virtual base::Result<Page<ContractRow>> contracts(const std::vector<std::string>& tenants,
                                                    const PageRequest& page) = 0;
  virtual base::Result<std::optional<AccountRow>> account_by_id(std::string_view id) = 0;
  virtual base::Result<std::vector<AccountRow>> accounts_of_person(std::string_view person) = 0;  // by id
};

}  // namespace consilium::ports
