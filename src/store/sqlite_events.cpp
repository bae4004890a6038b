#include "store/sqlite_events.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "store/append_job.hpp"
#include "store/event_sql.hpp"
#include "store/request_check.hpp"
#include "store/sealing.hpp"

namespace consilium::store {

namespace {

template <typename... Values>
base::Result<std::vector<ports::Envelope>> read_events(Connection& connection, std::string_view sql,
                                                       const Values&... values) {
  BASE_TRY(auto statement, connection.use(sql));
  std::vector<ports::Envelope> events;
  BASE_TRY(bool row, statement.step_with(values...));
  while (row) {
    events.push_back(read_event(statement));
    BASE_TRY(row, statement.step());
  }
  return events;
}

base::Result<std::vector<ports::Envelope>> unsealed(base::Result<std::vector<ports::Envelope>> events,
                                                    ports::Sealer& sealer) {
  if (!events) return events;
  for (auto& event : *events) BASE_TRY_VOID(unseal_event(event, sealer));
  return events;
}

}  // namespace

ports::Envelope read_event(Statement& statement) {
  ports::Envelope event;
  statement.read(event.position);
  statement.read(event.event_id);
  statement.read(event.stream);
  statement.read(event.sequence);
  statement.read(event.type);
  statement.read(event.type_version);
  statement.read(event.tenant);
  statement.read(event.actor);
  statement.read(event.on_behalf_of);
  statement.read(event.occurred_at);
  statement.read(event.recorded_at);
  statement.read(event.request_id);
  statement.read(event.programme_hash);
  statement.read(event.person);
  statement.read(event.payload);
  return event;
}

void SqliteEvents::submit(ports::AppendRequest request, Completion completion) {
  auto ready = check_request(request);
  if (ready) ready = seal_request(request, sealer_);
  if (!ready) return completion(tl::unexpected(std::move(ready).error()));
  const auto lane = request.lane;
  writer_.submit(lane, std::make_unique<AppendJob>(std::move(request), std::move(completion), sealer_));
}

base::Result<std::vector<ports::Envelope>> SqliteEvents::read_stream(std::string_view stream,
                                                                     std::int64_t from_sequence) {
  static const std::string sql =
      fmt::format("SELECT {} FROM events WHERE stream = ? AND sequence >= ? ORDER BY sequence", event_columns);
  auto events =
      readers_.read([&](Connection& connection) { return read_events(connection, sql, stream, from_sequence); });
  return unsealed(std::move(events), sealer_);
}

base::Result<std::vector<ports::Envelope>> SqliteEvents::read_all(std::int64_t after_position, int limit) {
  static const std::string sql =
      fmt::format("SELECT {} FROM events WHERE position > ? ORDER BY position LIMIT ?", event_columns);
  const int rows = std::max(limit, 0);
  auto events =
      readers_.read([&](Connection& connection) { return read_events(connection, sql, after_position, rows); });
  return unsealed(std::move(events), sealer_);
}

base::Result<std::int64_t> SqliteEvents::version(std::string_view stream) {
  return readers_.read([&](Connection& connection) -> base::Result<std::int64_t> {
    BASE_TRY(auto last, connection.use("SELECT max(sequence) FROM events WHERE stream = ?"));
    BASE_TRY_VOID(last.step_with(stream));
    return last.read_integer();
  });
}

base::Result<std::int64_t> SqliteEvents::last_position() { return writer_.last_position(); }

void SqliteEvents::on_appended(Listener listener) { writer_.add_listener(std::move(listener)); }

}  // namespace consilium::store
