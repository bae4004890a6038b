#include "store/sqlite_case_views.hpp"

#include <utility>

#include <fmt/core.h>

#include "store/sqlite_read.hpp"

namespace consilium::store {

namespace {

using ports::CaseRow;

struct QueueKey {
  std::int64_t due = 0;
  std::string id{};
};

Place place_of_key(const QueueKey& key) { return {key.due, 0, key.id, {}}; }

// The planner has no statistics to go by, so the index is named for it.
std::string queue_sql(const ports::QueueQuery& query) {
  std::string filters;
  std::string index = "cases_queue";
  if (!query.owner_role.empty()) {
    filters += " AND owner_role = ?";
    index = "cases_queue_by_role";
  }
  if (!query.assignee.empty()) {
    filters += " AND assignee = ? AND assignee <> ''";
    index = "cases_queue_by_assignee";
  }
  if (!query.programme.empty()) filters += " AND programme = ?";
  if (!query.service.empty()) filters += " AND service = ?";
  if (query.only_unassigned) filters += " AND assignee = ''";
  return fmt::format(
      "SELECT queue_due, id FROM cases INDEXED BY {} "
      "WHERE state = 1 AND tenant = ? AND (queue_due, id) > (?, ?){} ORDER BY queue_due, id LIMIT ?",
      index, filters);
}

base::Result<std::vector<QueueKey>> queue_keys(Connection& connection, const std::string& sql,
                                               const ports::QueueQuery& query, const std::string& tenant,
                                               const Place& after, int limit) {
  BASE_TRY(auto statement, connection.use(sql));
  statement.bind(tenant);
  statement.bind(after.number);
  statement.bind(after.first);
  for (const auto* filter : {&query.owner_role, &query.assignee, &query.programme, &query.service})
    if (!filter->empty()) statement.bind(*filter);
  std::vector<QueueKey> keys;
  BASE_TRY(bool row, statement.step_with(limit));
  while (row) {
    auto& key = keys.emplace_back();
    statement.read(key.due);
    statement.read(key.id);
    BASE_TRY(row, statement.step());
  }
  return keys;
}

const std::string& case_by_id_sql() {
  static const std::string sql = select_sql<CaseRow>("WHERE id = ?");
  return sql;
}

}  // namespace

base::Result<std::optional<CaseRow>> SqliteCaseViews::case_by_id(std::string_view id) {
  return find_unsealed<CaseRow>(readers_, sealer_, case_by_id_sql(), id);
}

base::Result<std::vector<CaseRow>> SqliteCaseViews::cases_of_person(std::string_view person) {
  static const std::string sql = select_sql<CaseRow>("WHERE person = ? ORDER BY opened_at DESC, id");
  return list_unsealed<CaseRow>(readers_, sealer_, sql, person);
}

base::Result<std::vector<CaseRow>> SqliteCaseViews::children_of_case(std::string_view id) {
  static const std::string sql = select_sql<CaseRow>("WHERE parent = ? AND parent <> '' ORDER BY id");
  return list_unsealed<CaseRow>(readers_, sealer_, sql, id);
}

base::Result<ports::Page<CaseRow>> SqliteCaseViews::queue(const ports::QueueQuery& query,
                                                          const ports::PageRequest& page) {
  BASE_TRY(const auto after, place_of(page.after, first_place));
  const int limit = page_limit(page);
  const auto sql = queue_sql(query);
  const auto read_keys = [&](Connection& connection, const std::string& tenant) {
    return queue_keys(connection, sql, query, tenant, after, limit + 1);
  };
  // Keys come from the indexes alone; only the rows of this page are read.
  const auto keep_rows = [&](Connection& connection, ports::Page<QueueKey> keys) -> base::Result<ports::Page<CaseRow>> {
    ports::Page<CaseRow> rows{{}, std::move(keys.next)};
    for (const auto& key : keys.rows) {
      BASE_TRY(auto row, read_one<CaseRow>(connection, case_by_id_sql(), key.id));
      if (row) rows.rows.push_back(std::move(*row));
    }
    return rows;
  };
  auto rows = readers_.read_snapshot([&](Connection& connection) -> base::Result<ports::Page<CaseRow>> {
    BASE_TRY(auto keys,
             merge_tenants<QueueKey>(connection, query.tenants, limit, Order::ascending, read_keys, place_of_key));
    return keep_rows(connection, std::move(keys));
  });
  return unseal_page(std::move(rows), sealer_);
}

base::Result<ports::Page<CaseRow>> SqliteCaseViews::cases_in_period(const ports::CasePeriodQuery& query,
                                                                    const ports::PageRequest& page) {
  static const std::string opened_sql = select_sql<CaseRow>(
      "INDEXED BY cases_by_opening WHERE tenant = ? AND (opened_at, id) > (?, ?) AND opened_at >= ? AND opened_at < ? "
      "AND (? OR programme = ?) ORDER BY opened_at, id LIMIT ?");
  static const std::string closed_sql = select_sql<CaseRow>(
      "INDEXED BY cases_by_closing WHERE state = 2 AND tenant = ? AND (closed_at, id) > (?, ?) AND closed_at >= ? AND "
      "closed_at < ? AND (? OR programme = ?) ORDER BY closed_at, id LIMIT ?");
  const bool opened = query.date == ports::CaseDate::opened;
  BASE_TRY(const auto after, place_of(page.after, Place{query.from.milliseconds, 0, {}, {}}));
  const int limit = page_limit(page);
  const auto read_tenant = [&](Connection& connection, const std::string& tenant) {
    return read_rows<CaseRow>(connection, opened ? opened_sql : closed_sql, tenant, after.number, after.first,
                              query.from, query.until, query.programme.empty(), query.programme, limit + 1);
  };
  const auto place = [&](const CaseRow& row) {
    return Place{opened ? row.opened_at.milliseconds : due_or_last(row.closed_at), 0, row.id, {}};
  };
  return unseal_page(read_merged<CaseRow>(readers_, query.tenants, limit, Order::ascending, read_tenant, place),
                     sealer_);
}

base::Result<std::vector<ports::CaseCount>> SqliteCaseViews::case_counts(const std::vector<std::string>& tenants) {
  return readers_.read_snapshot([&](Connection& connection) -> base::Result<std::vector<ports::CaseCount>> {
    BASE_TRY(auto statement,
             connection.use("SELECT tenant, programme, service, state, phase, outcome, count "
                            "FROM case_counts WHERE tenant = ? AND count > 0 ORDER BY 1, 2, 3, 4, 5, 6"));
    std::vector<ports::CaseCount> counts;
    for (const auto& tenant : std::set<std::string>(tenants.begin(), tenants.end())) {
      BASE_TRY(bool row, statement.step_with(tenant));
      while (row) {
        auto& count = counts.emplace_back();
        statement.read(count.tenant);
        statement.read(count.programme);
        statement.read(count.service);
        statement.read(count.state);
        statement.read(count.phase);
        statement.read(count.outcome);
        statement.read(count.count);
        BASE_TRY(row, statement.step());
      }
      statement.reset();
    }
    return counts;
  });
}

base::Result<ports::Page<ports::TimelineRow>> SqliteCaseViews::timeline(std::string_view case_id,
                                                                        const ports::PageRequest& page) {
  static const std::string sql = select_sql<ports::TimelineRow>(
      "WHERE case_id = ? AND (sequence, part) < (?, ?) ORDER BY sequence DESC, part DESC LIMIT ?");
  BASE_TRY(const auto before, place_of(page.after, last_place));
  const int limit = page_limit(page);
  auto rows =
      list_unsealed<ports::TimelineRow>(readers_, sealer_, sql, case_id, before.number, before.minor, limit + 1);
  if (!rows) return tl::unexpected(std::move(rows).error());
  return cut_page(std::move(*rows), limit, [](const ports::TimelineRow& row) {
    return Place{row.sequence, row.part, {}, {}};
  });
}

}  // namespace consilium::store
