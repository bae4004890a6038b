#include "store/append_job.hpp"

#include <utility>

#include <fmt/core.h>

#include "store/answer_sql.hpp"
#include "store/chain.hpp"
#include "store/request_check.hpp"
#include "store/row_codec.hpp"
#include "store/sealing.hpp"
#include "store/view_writer.hpp"

namespace consilium::store {

namespace {

base::Result<void> insert_event(Connection& connection, const ports::Envelope& event, const std::string& hash) {
  BASE_TRY(
      auto insert,
      connection.use("INSERT INTO events (position, event_id, stream, sequence, type, type_version, tenant, actor, "
                     "on_behalf_of, occurred_at, recorded_at, request_id, programme_hash, person, payload, hash) "
                     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
  auto stepped =
      insert.step_with(event.position, event.event_id, event.stream, event.sequence, event.type, event.type_version,
                       event.tenant, event.actor, event.on_behalf_of, event.occurred_at, event.recorded_at,
                       event.request_id, event.programme_hash, event.person, Bytes{event.payload}, Bytes{hash});
  if (stepped) return {};
  // The places are chosen by the writer, so what can be there already is the id.
  if (stepped.error().category == base::Category::conflict)
    return base::failure(base::Category::incorrect, fmt::format("an event `{}` is stored already", event.event_id));
  return tl::unexpected(std::move(stepped).error());
}

base::Result<void> insert_document(Connection& connection, const ports::DocumentRow& row) {
  static const std::string sql = insert_sql<ports::DocumentRow>();
  BASE_TRY(auto insert, connection.use(sql));
  Table<ports::DocumentRow>::each_column(row, BindColumns{insert});
  auto done = insert.run();
  if (done || done.error().category != base::Category::conflict) return done;
  return base::failure(base::Category::incorrect, fmt::format("a document `{}` is stored already", row.id));
}

}  // namespace

AppendJob::AppendJob(ports::AppendRequest request, ports::EventStore::Completion completion, ports::Sealer& sealer)
    : request_(std::move(request)), completion_(std::move(completion)), sealer_(sealer), rows_(rows_of(request_)) {}

base::Result<void> AppendJob::run(WriterContext& context) {
  BASE_TRY(const bool answered, is_answered(context.connection));
  if (answered) return {};
  std::vector<Tail> tails;
  BASE_TRY(const bool conflict, has_conflict(context.connection, tails));
  if (conflict) return {};

  ports::Appended appended;
  for (const auto& append : request_.streams)
    for (const auto& event : append.events) appended.event_ids.push_back(event.event_id);
  for (std::size_t index = 0; index < tails.size(); ++index)
    BASE_TRY_VOID(write_events(context, request_.streams[index], std::move(tails[index])));
  BASE_TRY_VOID(write_rest(context));
  appended.last_position = context.last_position;
  outcome_ = std::move(appended);
  return {};
}

base::Result<bool> AppendJob::is_answered(Connection& connection) {
  if (!request_.answer) return false;
  const auto& asked = *request_.answer;
  BASE_TRY(auto record, read_answer(connection, asked.tenant, asked.actor, asked.key));
  if (!record) return false;
  outcome_ = ports::AlreadyAnswered{std::move(*record)};
  return true;
}

base::Result<bool> AppendJob::has_conflict(Connection& connection, std::vector<Tail>& tails) {
  BASE_TRY(auto last,
           connection.use("SELECT sequence, hash FROM events WHERE stream = ? ORDER BY sequence DESC LIMIT 1"));
  for (const auto& append : request_.streams) {
    BASE_TRY(const bool row, last.step_with(append.stream));
    Tail tail;
    if (row) {
      last.read(tail.version);
      last.read(tail.hash);
    }
    last.reset();
    if (tail.version != append.expected_version) {
      outcome_ = ports::Conflict{append.stream, append.expected_version, tail.version};
      return true;
    }
    tails.push_back(std::move(tail));
  }
  return false;
}

base::Result<void> AppendJob::write_events(WriterContext& context, ports::StreamAppend& append, Tail tail) {
  for (auto& given : append.events) {
    tail.version += 1;
    auto document = std::exchange(given.document, std::nullopt);
    const auto event = placed(std::move(given), append.stream, tail.version, context.last_position + 1);
    std::optional<ports::DocumentRow> row;
    if (document) row = placed(std::move(*document), event);
    tail.hash = chain_hash(tail.hash, event, row ? row->hash : std::string());
    BASE_TRY_VOID(insert_event(context.connection, event, tail.hash));
    if (row) {
      BASE_TRY_VOID(insert_document(context.connection, *row));
    }
    context.last_position = event.position;
    context.notes.push_back({event.position, event.stream, event.sequence, event.type, event.tenant});
  }
  return {};
}

base::Result<void> AppendJob::write_rest(WriterContext& context) {
  for (const auto& change : request_.timers) BASE_TRY_VOID(apply_timer(context.connection, change));
  for (const auto& write : request_.views) BASE_TRY_VOID(apply_view(context.connection, write));
  if (request_.answer) {
    request_.answer->position = context.last_position;
    BASE_TRY_VOID(upsert(context.connection, *request_.answer));
  }
  return {};
}

void AppendJob::finish(base::Result<void> committed) {
  if (!committed) return completion_(tl::unexpected(std::move(committed).error()));
  if (auto* answered = std::get_if<ports::AlreadyAnswered>(&outcome_)) {
    auto unsealed = unseal_row(answered->record, sealer_);
    if (!unsealed) return completion_(tl::unexpected(std::move(unsealed).error()));
  }
  completion_(std::move(outcome_));
}

}  // namespace consilium::store
