// The obligations of cases: the second half of SqliteCaseViews.
#include <utility>

#include "store/sqlite_case_views.hpp"
#include "store/sqlite_read.hpp"

namespace consilium::store {

using ports::ObligationRow;

base::Result<std::vector<ObligationRow>> SqliteCaseViews::obligations_of_case(std::string_view case_id) {
  static const std::string sql = select_sql<ObligationRow>("WHERE case_id = ? ORDER BY id");
  return list_unsealed<ObligationRow>(readers_, sealer_, sql, case_id);
}

base::Result<ports::Page<ObligationRow>> SqliteCaseViews::obligations_due(const ports::ObligationQuery& query,
                                                                          const ports::PageRequest& page) {
  static const std::string sql = select_sql<ObligationRow>(
      "INDEXED BY obligations_open WHERE state = 1 AND tenant = ? AND (due, case_id, id) > (?, ?, ?) AND due >= ? AND "
      "due < ? AND (? OR owner_role = ?) AND (? OR assignee = ?) AND (? OR promise = 1) ORDER BY due, case_id, id "
      "LIMIT ?");
  BASE_TRY(const auto after, place_of(page.after, Place{query.from.milliseconds, 0, {}, {}}));
  const int limit = page_limit(page);
  const auto read_tenant = [&](Connection& connection, const std::string& tenant) {
    return read_rows<ObligationRow>(connection, sql, tenant, after.number, after.first, after.second, query.from,
                                    query.until, query.owner_role.empty(), query.owner_role, query.assignee.empty(),
                                    query.assignee, !query.only_promises, limit + 1);
  };
  const auto place = [](const ObligationRow& row) { return Place{due_or_last(row.due), 0, row.case_id, row.id}; };
  return read_merged<ObligationRow>(readers_, query.tenants, limit, Order::ascending, read_tenant, place);
}

base::Result<std::vector<ports::ObligationCount>> SqliteCaseViews::obligation_counts(
    const std::vector<std::string>& tenants, base::Instant from, base::Instant until) {
  return readers_.read_snapshot([&](Connection& connection) -> base::Result<std::vector<ports::ObligationCount>> {
    BASE_TRY(auto statement,
             connection.use("SELECT tenant, programme, promise, state, count(*) FROM obligations INDEXED BY "
                            "obligations_by_due WHERE tenant = ? AND due >= ? AND due < ? GROUP BY 1, 2, 3, 4 "
                            "ORDER BY 1, 2, 3, 4"));
    std::vector<ports::ObligationCount> counts;
    for (const auto& tenant : std::set<std::string>(tenants.begin(), tenants.end())) {
      BASE_TRY(bool row, statement.step_with(tenant, from, until));
      while (row) {
        auto& count = counts.emplace_back();
        statement.read(count.tenant);
        statement.read(count.programme);
        statement.read(count.promise);
        statement.read(count.state);
        statement.read(count.count);
        BASE_TRY(row, statement.step());
      }
      statement.reset();
    }
    return counts;
  });
}

}  // namespace consilium::store
