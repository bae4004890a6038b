#include "store/sqlite_store.hpp"

#include <utility>

#include <fmt/core.h>

#include "store/durable_file.hpp"
#include "store/file_lock.hpp"
#include "store/health_state.hpp"
#include "store/migrate.hpp"
#include "store/pending_keys.hpp"
#include "store/reader_pool.hpp"
#include "store/sqlite_case_views.hpp"
#include "store/sqlite_events.hpp"
#include "store/sqlite_house_views.hpp"
#include "store/sqlite_keys.hpp"
#include "store/sqlite_people_views.hpp"
#include "store/writer.hpp"

namespace consilium::store {

namespace {

base::Result<Connection> open_for_writing(const SqliteOptions& options) {
  // SQLite gives its log and its index the rights of the database file, so those are set before it sees the file.
  BASE_TRY_VOID(make_private_file(options.path));
  BASE_TRY(auto connection, Connection::open(options.path, OpenMode::read_write, options.vfs));
  // Before anything is changed: a newer schema must be left as it is.
  BASE_TRY_VOID(check_schema(connection, migrations()));
  BASE_TRY_VOID(connection.execute(
      fmt::format("PRAGMA journal_mode = WAL; PRAGMA synchronous = {}; PRAGMA foreign_keys = ON; "
                  "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = FAST; PRAGMA cache_size = -65536; "
                  "PRAGMA journal_size_limit = 67108864;",
                  options.wait_for_disk ? "FULL" : "OFF")));
  // What is in the log may only be in the cache of the system: a sync that failed before a crash is not tried again by
  // itself. It is written to the file anew before anything is written behind it.
  BASE_TRY_VOID(connection.integer("PRAGMA wal_checkpoint(TRUNCATE)"));
  BASE_TRY_VOID(migrate(connection, migrations()));
  if (options.pages_max > 0)
    BASE_TRY_VOID(connection.execute(fmt::format("PRAGMA max_page_count = {}", options.pages_max)));
  return connection;
}

}  // namespace

// Destroyed from the last to the first: the writer stops before what its jobs use.
struct SqliteStore::Parts {
  Parts(const SqliteOptions& options, FileLock taken)
      : path(options.path),
        lock(std::move(taken)),
        readers(options.path, options.vfs, options.readers_max, health),
        keys(readers, pending, writer) {}

  std::string path;
  FileLock lock;
  HealthState health;
  ReaderPool readers;
  PendingKeys pending;
  SqliteKeys keys;
  std::unique_ptr<ports::Sealer> sealer;
  std::unique_ptr<Writer> writer;
  std::unique_ptr<SqliteEvents> events;
  std::unique_ptr<SqliteCaseViews> cases;
  std::unique_ptr<SqlitePeopleViews> people;
  std::unique_ptr<SqliteHouseViews> house;
  std::unique_ptr<SqliteTimers> timers;
  std::unique_ptr<SqliteAnswers> answers;
  std::unique_ptr<SqliteDocuments> documents;
};

base::Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const SqliteOptions& options,
                                                             const ports::SealerMaker& make_sealer) {
  BASE_TRY(auto lock, FileLock::take(options.path + ".lock"));
  BASE_TRY(auto connection, open_for_writing(options));
  BASE_TRY(const auto last_position, connection.integer("SELECT ifnull(max(position), 0) FROM events"));

  auto parts = std::make_unique<Parts>(options, std::move(lock));
  parts->writer =
      std::make_unique<Writer>(std::move(connection), last_position, options.lanes, parts->pending, parts->health);
  BASE_TRY(parts->sealer, make_sealer(parts->keys));
  auto& sealer = *parts->sealer;
  parts->events = std::make_unique<SqliteEvents>(parts->readers, *parts->writer, sealer);
  parts->cases = std::make_unique<SqliteCaseViews>(parts->readers, sealer);
  parts->people = std::make_unique<SqlitePeopleViews>(parts->readers, sealer);
  parts->house = std::make_unique<SqliteHouseViews>(parts->readers, sealer);
  parts->timers = std::make_unique<SqliteTimers>(parts->readers);
  parts->answers = std::make_unique<SqliteAnswers>(parts->readers, sealer);
  parts->documents = std::make_unique<SqliteDocuments>(parts->readers, sealer);
  return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(parts)));
}

SqliteStore::SqliteStore(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SqliteStore::~SqliteStore() = default;

ports::EventStore& SqliteStore::events() { return *parts_->events; }
ports::CaseViews& SqliteStore::cases() { return *parts_->cases; }
ports::PeopleViews& SqliteStore::people() { return *parts_->people; }
ports::HouseViews& SqliteStore::house() { return *parts_->house; }
ports::Timers& SqliteStore::timers() { return *parts_->timers; }
ports::Answers& SqliteStore::answers() { return *parts_->answers; }
ports::Documents& SqliteStore::documents() { return *parts_->documents; }
ports::Sealer& SqliteStore::sealer() { return *parts_->sealer; }
ports::Health SqliteStore::health() const { return parts_->health.get(); }
void SqliteStore::make_read_only(const std::string& reason) { parts_->health.fail(reason); }
const std::string& SqliteStore::path() const { return parts_->path; }

}  // namespace consilium::store
