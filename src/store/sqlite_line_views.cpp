// Waiting lines in SQLite.
#include <algorithm>
#include <map>
#include <set>

#include "store/sqlite_case_views.hpp"
#include "store/sqlite_read.hpp"

namespace consilium::store {

namespace {

using ports::LineRow;

Place place_in_line(const LineRow& row) { return {row.since.milliseconds, 0, row.case_id, {}}; }

std::set<std::string> each_once(const std::vector<std::string>& tenants) { return {tenants.begin(), tenants.end()}; }

}  // namespace

base::Result<ports::Page<LineRow>> SqliteCaseViews::waiting(const ports::LineQuery& query,
                                                            const ports::PageRequest& page) {
  static const std::string all_sql = select_sql<LineRow>(
      "INDEXED BY waiting_in_line WHERE tenant = ? AND line = ? AND (since, case_id) > (?, ?) "
      "ORDER BY since, case_id LIMIT ?");
  static const std::string free_sql = select_sql<LineRow>(
      "INDEXED BY waiting_free WHERE tenant = ? AND line = ? AND assignee = '' AND (since, case_id) > (?, ?) "
      "ORDER BY since, case_id LIMIT ?");
  BASE_TRY(const auto after, place_of(page.after, first_place));
  const int limit = page_limit(page);
  const auto read_tenant = [&](Connection& connection, const std::string& tenant) {
    return read_rows<LineRow>(connection, query.only_free ? free_sql : all_sql, tenant, query.line, after.number,
                              after.first, limit + 1);
  };
  return read_merged<LineRow>(readers_, query.tenants, limit, Order::ascending, read_tenant, place_in_line);
}

base::Result<std::int64_t> SqliteCaseViews::waiting_before(const std::vector<std::string>& tenants,
                                                           const LineRow& row) {
  return readers_.read_snapshot([&](Connection& connection) -> base::Result<std::int64_t> {
    BASE_TRY(auto statement, connection.use("SELECT count(*) FROM waiting INDEXED BY waiting_in_line "
                                            "WHERE tenant = ? AND line = ? AND (since, case_id) < (?, ?)"));
    std::int64_t before = 0;
    for (const auto& tenant : each_once(tenants)) {
      BASE_TRY_VOID(statement.step_with(tenant, row.line, row.since, row.case_id));
      before += statement.read_integer();
      statement.reset();
    }
    return before;
  });
}

base::Result<std::vector<ports::LineCount>> SqliteCaseViews::line_counts(const std::vector<std::string>& tenants) {
  return readers_.read_snapshot([&](Connection& connection) -> base::Result<std::vector<ports::LineCount>> {
    BASE_TRY(auto statement,
             connection.use("SELECT line, count(*), count(*) FILTER (WHERE assignee = ''), min(since) FROM waiting "
                            "INDEXED BY waiting_in_line WHERE tenant = ? GROUP BY line"));
    std::map<std::string, ports::LineCount> counts;
    for (const auto& tenant : each_once(tenants)) {
      BASE_TRY(bool row, statement.step_with(tenant));
      while (row) {
        ports::LineCount of_tenant;
        statement.read(of_tenant.line);
        statement.read(of_tenant.count);
        statement.read(of_tenant.free);
        statement.read(of_tenant.oldest);
        const auto [entry, first] = counts.try_emplace(of_tenant.line, of_tenant);
        if (!first) {
          entry->second.count += of_tenant.count;
          entry->second.free += of_tenant.free;
          entry->second.oldest = std::min(entry->second.oldest, of_tenant.oldest);
        }
        BASE_TRY(row, statement.step());
      }
      statement.reset();
    }
    std::vector<ports::LineCount> result;
    for (auto& [line, count] : counts) result.push_back(std::move(count));
    return result;
  });
}

base::Result<std::vector<LineRow>> SqliteCaseViews::lines_of_case(std::string_view case_id) {
  static const std::string sql = select_sql<LineRow>("WHERE case_id = ? ORDER BY line");
  return list_unsealed<LineRow>(readers_, sealer_, sql, case_id);
}

}  // namespace consilium::store
