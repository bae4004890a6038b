// Views about people in SQLite.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ports/people_views.hpp"
#include "ports/sealer.hpp"
#include "store/reader_pool.hpp"

namespace consilium::store {

class SqlitePeopleViews final : public ports::PeopleViews {
 public:
  SqlitePeopleViews(ReaderPool& readers, ports::Sealer& sealer) : readers_(readers), sealer_(sealer) {}

  base::Result<std::optional<ports::PersonRow>> person_by_id(std::string_view id) override;
  base::Result<std::vector<ports::PersonRow>> persons_with_tokens(const std::vector<std::string>& tenants,
                                                                  const std::vector<std::string>& tokens,
                                                                  int limit) override;
  base::Result<std::optional<ports::ContractRow>> contract_by_id(std::string_view id) override;
  base::Result<std::vector<ports::ContractRow>> contracts_of_person(std::string_view person) override;
  base::Result<ports::Page<ports::ContractRow>> contracts(const std::vector<std::string>& tenants,
                                                          const ports::PageRequest& page) override;
  base::Result<std::optional<ports::AccountRow>> account_by_id(std::string_view id) override;
  base::Result<std::vector<ports::AccountRow>> accounts_of_person(std::string_view person) override;

 private:
  ReaderPool& readers_;
  ports::Sealer& sealer_;
};

}  // namespace consilium::store
