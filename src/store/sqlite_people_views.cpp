#include "store/sqlite_people_views.hpp"

#include <utility>

#include "store/sqlite_read.hpp"

namespace consilium::store {

using ports::AccountRow;
using ports::ContractRow;
using ports::PersonRow;

base::Result<std::optional<PersonRow>> SqlitePeopleViews::person_by_id(std::string_view id) {
  static const std::string sql = select_sql<PersonRow>("WHERE id = ?");
  return find_unsealed<PersonRow>(readers_, sealer_, sql, id);
}

base::Result<std::vector<PersonRow>> SqlitePeopleViews::persons_with_tokens(const std::vector<std::string>& tenants,
                                                                            const std::vector<std::string>& tokens,
                                                                            int limit) {
  if (tokens.empty()) return std::vector<PersonRow>();
  std::string rest = "WHERE tenant = ? AND id IN (SELECT person FROM search_tokens WHERE token = ? AND tenant = ?)";
  for (std::size_t index = 1; index < tokens.size(); ++index)
    rest += " AND EXISTS (SELECT 1 FROM search_tokens WHERE token = ? AND tenant = ? AND person = persons.id)";
  rest += " ORDER BY id LIMIT ?";
  const auto sql = select_sql<PersonRow>(rest);
  const int rows_max = std::clamp(limit, 1, ports::page_limit_max);
  const auto read_tenant = [&](Connection& connection,
                               const std::string& tenant) -> base::Result<std::vector<PersonRow>> {
    BASE_TRY(auto statement, connection.use(sql));
    statement.bind(tenant);
    for (const auto& token : tokens) {
      statement.bind(token);
      statement.bind(tenant);
    }
    std::vector<PersonRow> rows;
    BASE_TRY(bool row, statement.step_with(rows_max));
    while (row) {
      rows.push_back(read_row<PersonRow>(statement));
      BASE_TRY(row, statement.step());
    }
    return rows;
  };
  const auto place = [](const PersonRow& row) { return Place{0, 0, row.id, {}}; };
  auto page =
      unseal_page(read_merged<PersonRow>(readers_, tenants, rows_max, Order::ascending, read_tenant, place), sealer_);
  if (!page) return tl::unexpected(std::move(page).error());
  return std::move(page->rows);
}

base::Result<std::optional<ContractRow>> SqlitePeopleViews::contract_by_id(std::string_view id) {
  static const std::string sql = select_sql<ContractRow>("WHERE id = ?");
  return find_unsealed<ContractRow>(readers_, sealer_, sql, id);
}

base::Result<std::vector<ContractRow>> SqlitePeopleViews::contracts_of_person(std::string_view person) {
  static const std::string sql = select_sql<ContractRow>("WHERE person = ? ORDER BY id");
  return list_unsealed<ContractRow>(readers_, sealer_, sql, person);
}

base::Result<ports::Page<ContractRow>> SqlitePeopleViews::contracts(const std::vector<std::string>& tenants,
                                                                    const ports::PageRequest& page) {
  static const std::string sql =
      select_sql<ContractRow>("INDEXED BY contracts_by_tenant WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?");
  BASE_TRY(const auto after, place_of(page.after, first_place));
  const int limit = page_limit(page);
  const auto read_tenant = [&](Connection& connection, const std::string& tenant) {
    return read_rows<ContractRow>(connection, sql, tenant, after.first, limit + 1);
  };
  const auto place = [](const ContractRow& row) { return Place{0, 0, row.id, {}}; };
  return unseal_page(read_merged<ContractRow>(readers_, tenants, limit, Order::ascending, read_tenant, place), sealer_);
}

base::Result<std::optional<AccountRow>> SqlitePeopleViews::account_by_id(std::string_view id) {
  static const std::string sql = select_sql<AccountRow>("WHERE id = ?");
  return find_unsealed<AccountRow>(readers_, sealer_, sql, id);
}

base::Result<std::vector<AccountRow>> SqlitePeopleViews::accounts_of_person(std::string_view person) {
  static const std::string sql = select_sql<AccountRow>("WHERE person = ? ORDER BY id");
  return list_unsealed<AccountRow>(readers_, sealer_, sql, person);
}

}  // namespace consilium::store
