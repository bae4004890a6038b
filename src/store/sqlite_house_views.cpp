#include "store/sqlite_house_views.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "store/answer_sql.hpp"
#include "store/sqlite_read.hpp"

namespace consilium::store {

using ports::ImportRow;
using ports::OperatorRow;
using ports::OutboxRow;
using ports::TimerRow;

base::Result<std::optional<OperatorRow>> SqliteHouseViews::operator_by_id(std::string_view id) {
  static const std::string sql = select_sql<OperatorRow>("WHERE id = ?");
  return find_unsealed<OperatorRow>(readers_, sealer_, sql, id);
}

base::Result<std::optional<OperatorRow>> SqliteHouseViews::operator_by_login(std::string_view login_token) {
  static const std::string sql = select_sql<OperatorRow>("WHERE login_token = ?");
  return find_unsealed<OperatorRow>(readers_, sealer_, sql, login_token);
}

base::Result<std::vector<OperatorRow>> SqliteHouseViews::operators(std::string_view organisation) {
  static const std::string sql = select_sql<OperatorRow>("WHERE organisation = ? ORDER BY id");
  return list_unsealed<OperatorRow>(readers_, sealer_, sql, organisation);
}

base::Result<std::optional<ports::SessionRow>> SqliteHouseViews::session(std::string_view token_hash) {
  static const std::string sql = select_sql<ports::SessionRow>("WHERE token_hash = ?");
  return find_unsealed<ports::SessionRow>(readers_, sealer_, sql, token_hash);
}

base::Result<std::optional<ports::BundleRow>> SqliteHouseViews::bundle(std::string_view hash) {
  static const std::string sql = select_sql<ports::BundleRow>("WHERE hash = ?");
  return find_unsealed<ports::BundleRow>(readers_, sealer_, sql, hash);
}

base::Result<std::vector<ports::BundleHead>> SqliteHouseViews::bundles() {
  static const std::string sql = select_sql<ports::BundleHead>("ORDER BY published_at, hash");
  return list_unsealed<ports::BundleHead>(readers_, sealer_, sql);
}

base::Result<std::optional<std::string>> SqliteHouseViews::setting(std::string_view name) {
  static const std::string sql = select_sql<ports::SettingRow>("WHERE name = ?");
  BASE_TRY(auto row, find_unsealed<ports::SettingRow>(readers_, sealer_, sql, name));
  if (!row) return std::optional<std::string>();
  return std::optional<std::string>(std::move(row->value));
}

base::Result<std::optional<ImportRow>> SqliteHouseViews::import_by_id(std::string_view id) {
  static const std::string sql = select_sql<ImportRow>("WHERE id = ?");
  return find_unsealed<ImportRow>(readers_, sealer_, sql, id);
}

base::Result<ports::Page<ImportRow>> SqliteHouseViews::imports(const std::vector<std::string>& tenants,
                                                               const ports::PageRequest& page) {
  static const std::string sql =
      select_sql<ImportRow>("WHERE tenant = ? AND (started_at, id) < (?, ?) ORDER BY started_at DESC, id DESC LIMIT ?");
  BASE_TRY(const auto before, place_of(page.after, last_place));
  const int limit = page_limit(page);
  const auto read_tenant = [&](Connection& connection, const std::string& tenant) {
    return read_rows<ImportRow>(connection, sql, tenant, before.number, before.first, limit + 1);
  };
  const auto place = [](const ImportRow& row) { return Place{row.started_at.milliseconds, 0, row.id, {}}; };
  return read_merged<ImportRow>(readers_, tenants, limit, Order::descending, read_tenant, place);
}

base::Result<std::optional<OutboxRow>> SqliteHouseViews::message_by_id(std::string_view id) {
  static const std::string sql = select_sql<OutboxRow>("WHERE id = ?");
  return find_unsealed<OutboxRow>(readers_, sealer_, sql, id);
}

base::Result<std::vector<OutboxRow>> SqliteHouseViews::messages_ready(base::Instant until, int limit) {
  static const std::string sql = select_sql<OutboxRow>(
      "INDEXED BY outbox_waiting WHERE state = 1 AND next_attempt_at <= ? ORDER BY next_attempt_at, id LIMIT ?");
  return list_unsealed<OutboxRow>(readers_, sealer_, sql, until, std::max(limit, 0));
}

base::Result<ports::Page<OutboxRow>> SqliteHouseViews::messages_in_state(const std::vector<std::string>& tenants,
                                                                         ports::MessageState state,
                                                                         const ports::PageRequest& page) {
  static const std::string sql = select_sql<OutboxRow>(
      "INDEXED BY outbox_by_state WHERE tenant = ? AND state = ? AND (next_attempt_at, id) > (?, ?) "
      "ORDER BY next_attempt_at, id LIMIT ?");
  BASE_TRY(const auto after, place_of(page.after, first_place));
  const int limit = page_limit(page);
  const auto read_tenant = [&](Connection& connection, const std::string& tenant) {
    return read_rows<OutboxRow>(connection, sql, tenant, state, after.number, after.first, limit + 1);
  };
  const auto place = [](const OutboxRow& row) { return Place{row.next_attempt_at.milliseconds, 0, row.id, {}}; };
  return unseal_page(read_merged<OutboxRow>(readers_, tenants, limit, Order::ascending, read_tenant, place), sealer_);
}

base::Result<std::vector<TimerRow>> SqliteTimers::due_timers(base::Instant until, int limit,
                                                             const std::optional<ports::TimerPlace>& after) {
  static const std::string sql = select_sql<TimerRow>("WHERE due <= ? AND (due, id) > (?, ?) ORDER BY due, id LIMIT ?");
  const int rows = std::max(limit, 0);
  const base::Instant due = after ? after->due : base::Instant{std::numeric_limits<std::int64_t>::min()};
  const std::string id = after ? after->id : std::string();
  return readers_.read(
      [&](Connection& connection) { return read_rows<TimerRow>(connection, sql, until, due, id, rows); });
}

base::Result<std::vector<TimerRow>> SqliteTimers::timers_of(std::string_view stream) {
  static const std::string sql = select_sql<TimerRow>("WHERE stream = ? ORDER BY due, id");
  return readers_.read([&](Connection& connection) { return read_rows<TimerRow>(connection, sql, stream); });
}

base::Result<std::optional<ports::DocumentRow>> SqliteDocuments::document(std::string_view id) {
  static const std::string sql = select_sql<ports::DocumentRow>("WHERE id = ?");
  return find_unsealed<ports::DocumentRow>(readers_, sealer_, sql, id);
}

base::Result<std::optional<ports::IdempotencyRecord>> read_answer(Connection& connection, const std::string& tenant,
                                                                  const std::string& actor, const std::string& key) {
  static const std::string sql = select_sql<ports::IdempotencyRecord>("WHERE tenant = ? AND actor = ? AND key = ?");
  return read_one<ports::IdempotencyRecord>(connection, sql, tenant, actor, key);
}

base::Result<std::optional<ports::IdempotencyRecord>> SqliteAnswers::find_answer(const std::string& tenant,
                                                                                 const std::string& actor,
                                                                                 const std::string& key) {
  auto record = readers_.read([&](Connection& connection) { return read_answer(connection, tenant, actor, key); });
  if (record && *record) BASE_TRY_VOID(unseal_row(**record, sealer_));
  return record;
}

}  // namespace consilium::store
