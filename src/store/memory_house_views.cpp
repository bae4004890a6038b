#include <tuple>

#include "store/memory_read.hpp"
#include "store/memory_views.hpp"

namespace consilium::store {

namespace {

using ports::ImportRow;
using ports::OperatorRow;
using ports::OutboxRow;
using ports::TimerRow;

Place place_by_id(const OperatorRow& row) { return {0, 0, row.id, {}}; }
Place place_by_start(const ImportRow& row) { return {row.started_at.milliseconds, 0, row.id, {}}; }
Place place_by_attempt(const OutboxRow& row) { return {row.next_attempt_at.milliseconds, 0, row.id, {}}; }

std::vector<TimerRow> sorted_timers(std::vector<TimerRow> timers) {
  sort_by_place(timers, [](const TimerRow& row) { return Place{row.due.milliseconds, 0, row.id, {}}; });
  return timers;
}

template <typename Row>
void cut(std::vector<Row>& rows, int limit) {
  const auto count = static_cast<std::size_t>(std::max(limit, 0));
  if (rows.size() > count) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(count), rows.end());
}

}  // namespace

base::Result<std::optional<OperatorRow>> MemoryHouseViews::operator_by_id(std::string_view id) {
  return find_row<OperatorRow>(state_, sealer_, id);
}

base::Result<std::optional<OperatorRow>> MemoryHouseViews::operator_by_login(std::string_view login_token) {
  BASE_TRY(auto rows,
           list_rows<OperatorRow>(
               state_, sealer_, [&](const OperatorRow& row) { return row.login_token == login_token; }, place_by_id));
  if (rows.empty()) return std::optional<OperatorRow>();
  return std::optional<OperatorRow>(std::move(rows.front()));
}

base::Result<std::vector<OperatorRow>> MemoryHouseViews::operators(std::string_view organisation) {
  return list_rows<OperatorRow>(
      state_, sealer_, [&](const OperatorRow& row) { return row.organisation == organisation; }, place_by_id);
}

base::Result<std::optional<ports::SessionRow>> MemoryHouseViews::session(std::string_view token_hash) {
  return find_row<ports::SessionRow>(state_, sealer_, token_hash);
}

base::Result<std::optional<ports::BundleRow>> MemoryHouseViews::bundle(std::string_view hash) {
  return find_row<ports::BundleRow>(state_, sealer_, hash);
}

base::Result<std::vector<ports::BundleHead>> MemoryHouseViews::bundles() {
  std::vector<ports::BundleHead> heads;
  for (auto& row : state_.select<ports::BundleRow>([](const ports::BundleRow&) { return true; }))
    heads.push_back(std::move(row.head));
  sort_by_place(heads, [](const ports::BundleHead& head) {
    return Place{head.published_at.milliseconds, 0, head.hash, {}};
  });
  return heads;
}

base::Result<std::optional<std::string>> MemoryHouseViews::setting(std::string_view name) {
  BASE_TRY(auto row, find_row<ports::SettingRow>(state_, sealer_, name));
  if (!row) return std::optional<std::string>();
  return std::optional<std::string>(std::move(row->value));
}

base::Result<std::optional<ImportRow>> MemoryHouseViews::import_by_id(std::string_view id) {
  return find_row<ImportRow>(state_, sealer_, id);
}

base::Result<ports::Page<ImportRow>> MemoryHouseViews::imports(const std::vector<std::string>& tenants,
                                                               const ports::PageRequest& page) {
  return page_rows_descending<ImportRow>(
      state_, sealer_, page, [&](const ImportRow& row) { return contains(tenants, row.tenant); }, place_by_start);
}

base::Result<std::optional<OutboxRow>> MemoryHouseViews::message_by_id(std::string_view id) {
  return find_row<OutboxRow>(state_, sealer_, id);
}

base::Result<std::vector<OutboxRow>> MemoryHouseViews::messages_ready(base::Instant until, int limit) {
  auto rows = state_.select<OutboxRow>(
      [&](const OutboxRow& row) { return row.state == ports::MessageState::waiting && row.next_attempt_at <= until; });
  sort_by_place(rows, place_by_attempt);
  cut(rows, limit);
  BASE_TRY_VOID(unseal_rows(rows, sealer_));
  return rows;
}

base::Result<ports::Page<OutboxRow>> MemoryHouseViews::messages_in_state(const std::vector<std::string>& tenants,
                                                                         ports::MessageState state,
                                                                         const ports::PageRequest& page) {
  return page_rows<OutboxRow>(
      state_, sealer_, page, [&](const OutboxRow& row) { return row.state == state && contains(tenants, row.tenant); },
      place_by_attempt);
}

base::Result<std::vector<TimerRow>> MemoryTimers::due_timers(base::Instant until, int limit,
                                                             const std::optional<ports::TimerPlace>& after) {
  const auto is_behind = [&](const TimerRow& row) {
    return !after || std::tie(row.due, row.id) > std::tie(after->due, after->id);
  };
  auto timers =
      sorted_timers(state_.select<TimerRow>([&](const TimerRow& row) { return row.due <= until && is_behind(row); }));
  cut(timers, limit);
  return timers;
}

base::Result<std::vector<TimerRow>> MemoryTimers::timers_of(std::string_view stream) {
  return sorted_timers(state_.select<TimerRow>([&](const TimerRow& row) { return row.stream == stream; }));
}

base::Result<std::optional<ports::DocumentRow>> MemoryDocuments::document(std::string_view id) {
  return find_row<ports::DocumentRow>(state_, sealer_, id);
}

base::Result<std::optional<ports::IdempotencyRecord>> MemoryAnswers::find_answer(const std::string& tenant,
                                                                                 const std::string& actor,
                                                                                 const std::string& key) {
  std::optional<ports::IdempotencyRecord> found;
  {
    const std::lock_guard lock(state_.mutex);
    const auto& answers = state_.table<ports::IdempotencyRecord>();
    const auto record = answers.find(join_fields(tenant, actor, key));
    if (record != answers.end()) found = record->second;
  }
  if (found) BASE_TRY_VOID(unseal_row(*found, sealer_));
  return found;
}

}  // namespace consilium::store
