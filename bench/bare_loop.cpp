#include "bench/bare_loop.hpp"

#include <cstdlib>

#include <fmt/core.h>
#include <sqlite3.h>

namespace consilium::bench {
namespace {

// Those of the store (src/store/sqlite_store.cpp).
constexpr const char* pragmas =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; "
    "PRAGMA secure_delete = FAST; PRAGMA cache_size = -65536; PRAGMA journal_size_limit = 67108864;";

}  // namespace

BareLoop::BareLoop(const std::filesystem::path& path, const WrittenRows& rows) {
  must(sqlite3_open_v2(path.c_str(), &connection_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) == SQLITE_OK);
  execute(pragmas);
  for (const std::string& sql : rows.statements) {
    sqlite3_stmt* statement = nullptr;
    must(sqlite3_prepare_v3(connection_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) == SQLITE_OK);
    statements_.push_back(statement);
  }
  for (const Job& job : rows.jobs) {
    auto& own = jobs_.emplace_back();
    for (const Write& write : job)
      own.push_back({statements_[write.statement], values_of(rows.statements[write.statement], write.expanded)});
  }
}

BareLoop::~BareLoop() {
  for (sqlite3_stmt* statement : statements_) sqlite3_finalize(statement);
  sqlite3_close(connection_);
}

void BareLoop::write(std::size_t first, std::size_t count) {
  execute("BEGIN IMMEDIATE");
  for (std::size_t job = first; job < first + count; ++job)
    for (const Row& row : jobs_[job]) step(row);
  execute("COMMIT");
}

void BareLoop::step(const Row& row) {
  int place = 0;
  for (const SqlValue& value : row.values) {
    ++place;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      sqlite3_bind_int64(row.statement, place, *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      sqlite3_bind_text(row.statement, place, text->data(), static_cast<int>(text->size()), nullptr);
    } else if (const auto* blob = std::get_if<Blob>(&value)) {
      sqlite3_bind_blob(row.statement, place, blob->bytes.data(), static_cast<int>(blob->bytes.size()), nullptr);
    } else {
      sqlite3_bind_null(row.statement, place);
    }
  }
  must(sqlite3_step(row.statement) == SQLITE_DONE);
  sqlite3_reset(row.statement);
}

void BareLoop::execute(const char* sql) {
  must(sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
}

void BareLoop::must(bool well) const {
  if (well) return;
  fmt::print(stderr, "bench: the bare loop cannot go on: {}\n", sqlite3_errmsg(connection_));
  std::exit(1);
}

}  // namespace consilium::bench
