#include "store/connection.hpp"

#include <utility>

#include <fmt/core.h>
#include <sqlite3.h>

#include "store/prepared.hpp"

namespace consilium::store {

namespace {

constexpr int busy_timeout_milliseconds = 5'000;

int flags_of(OpenMode mode) {
  // Each connection is used by one thread at a time, so SQLite need not lock it.
  constexpr int always = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (mode) {
    case OpenMode::create:
      return always | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case OpenMode::read_write:
      return always | SQLITE_OPEN_READWRITE;
    case OpenMode::read_only:
      return always | SQLITE_OPEN_READONLY;
  }
  return always;
}

}  // namespace

base::Error sqlite_error(int code, std::string_view words) {
  using base::Category;
  switch (code & 0xff) {
    case SQLITE_FULL:
      return {Category::unavailable,
              "the disk is full: free space on the disk of the data folder, then start the service again"};
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {Category::unavailable,
              fmt::format("the database file cannot be used ({}, code {}): check the disk and the rights of the data "
                          "folder, then start the service again",
                          words, code)};
    case SQLITE_NOMEM:
      return {Category::unavailable, "there is not enough memory for the database: start the service again"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {Category::corrupt,
              fmt::format("the database file is damaged ({}): stop the service and restore the last backup", words)};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Category::busy, fmt::format("the database is locked by another process ({})", words)};
    case SQLITE_CONSTRAINT:
      return {Category::conflict, fmt::format("the database refuses the row: {}", words)};
    default:
      return {Category::fault, fmt::format("the database answered `{}` (code {})", words, code)};
  }
}

base::Error sqlite_error(sqlite3* handle) {
  return sqlite_error(sqlite3_extended_errcode(handle), sqlite3_errmsg(handle));
}

void Connection::Closer::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Connection::Connection(sqlite3* handle) : handle_(handle) {}
Connection::Connection(Connection&&) noexcept = default;
Connection::~Connection() = default;

Connection& Connection::operator=(Connection&& other) noexcept {
  prepared_ = std::move(other.prepared_);
  handle_ = std::move(other.handle_);
  return *this;
}

base::Result<Connection> Connection::open(const std::string& path, OpenMode mode, const std::string& vfs) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags_of(mode), vfs.empty() ? nullptr : vfs.c_str());
  Connection connection(handle);
  if (code != SQLITE_OK) {
    auto error = sqlite_error(code, handle == nullptr ? "no memory" : sqlite3_errmsg(handle));
    return tl::unexpected(base::while_doing(fmt::format("opening the database `{}`", path), std::move(error)));
  }
  connection.wait_for_locks(true);
  return connection;
}

base::Result<void> Connection::execute(const std::string& sql) {
  if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    return tl::unexpected(sqlite_error(handle_.get()));
  return {};
}

base::Result<Statement> Connection::use(std::string_view sql) {
  const auto found = prepared_.find(sql);
  if (found != prepared_.end()) return Statement(*found->second);
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(sqlite_error(handle_.get()));
  const auto kept = prepared_.emplace(std::string(sql), std::make_unique<Prepared>(statement)).first;
  return Statement(*kept->second);
}

base::Result<std::int64_t> Connection::integer(std::string_view sql) {
  BASE_TRY(auto statement, use(sql));
  BASE_TRY(const bool row, statement.step());
  if (!row) return base::failure(base::Category::fault, fmt::format("`{}` gave no row", sql));
  return statement.read_integer();
}

void Connection::wait_for_locks(bool wait) {
  sqlite3_busy_timeout(handle_.get(), wait ? busy_timeout_milliseconds : 0);
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

}  // namespace consilium::store
