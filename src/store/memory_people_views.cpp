#include "store/memory_read.hpp"
#include "store/memory_views.hpp"

namespace consilium::store {

namespace {

using ports::AccountRow;
using ports::ContractRow;
using ports::PersonRow;

// By id.
constexpr auto place_by_id = [](const auto& row) { return Place{0, 0, row.id, {}}; };

}  // namespace

base::Result<std::optional<PersonRow>> MemoryPeopleViews::person_by_id(std::string_view id) {
  return find_row<PersonRow>(state_, sealer_, id);
}

base::Result<std::vector<PersonRow>> MemoryPeopleViews::persons_with_tokens(const std::vector<std::string>& tenants,
                                                                            const std::vector<std::string>& tokens,
                                                                            int limit) {
  if (tokens.empty()) return std::vector<PersonRow>();
  const auto matches = [&](const PersonRow& row) {
    const auto found = state_.tokens.find(row.id);
    return found != state_.tokens.end() && contains(tenants, row.tenant) && found->second.tenant == row.tenant &&
           std::all_of(tokens.begin(), tokens.end(),
                       [&](const std::string& token) { return contains(found->second.tokens, token); });
  };
  auto page = page_rows<PersonRow>(state_, sealer_, ports::PageRequest{limit, {}}, matches, place_by_id);
  if (!page) return tl::unexpected(std::move(page).error());
  return std::move(page->rows);
}

base::Result<std::optional<ContractRow>> MemoryPeopleViews::contract_by_id(std::string_view id) {
  return find_row<ContractRow>(state_, sealer_, id);
}

base::Result<std::vector<ContractRow>> MemoryPeopleViews::contracts_of_person(std::string_view person) {
  return list_rows<ContractRow>(
      state_, sealer_, [&](const ContractRow& row) { return row.person == person; }, place_by_id);
}

base::Result<ports::Page<ContractRow>> MemoryPeopleViews::contracts(const std::vector<std::string>& tenants,
                                                                    const ports::PageRequest& page) {
  return page_rows<ContractRow>(
      state_, sealer_, page, [&](const ContractRow& row) { return contains(tenants, row.tenant); }, place_by_id);
}

base::Result<std::optional<AccountRow>> MemoryPeopleViews::account_by_id(std::string_view id) {
  return find_row<AccountRow>(state_, sealer_, id);
}

base::Result<std::vector<AccountRow>> MemoryPeopleViews::accounts_of_person(std::string_view person) {
  return list_rows<AccountRow>(
      state_, sealer_, [&](const AccountRow& row) { return row.person == person; }, place_by_id);
}

}  // namespace consilium::store
