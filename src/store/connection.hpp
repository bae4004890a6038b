// Connection: one open SQLite database file and the statements prepared on it. Used by one thread at a time.
//
// Errors: `unavailable` for the disk (full, failing, not there), `corrupt` for a file that is not what we wrote, `busy`
// for a lock held elsewhere, `conflict` for a value that must be unique, `fault` for anything that only a mistake of
// ours can cause.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.hpp"
#include "store/statement.hpp"

struct sqlite3;

namespace consilium::store {

enum class OpenMode : std::uint8_t { create, read_write, read_only };

class Connection {
 public:
  // `vfs` names a registered file layer of SQLite; empty: the usual one.
  static base::Result<Connection> open(const std::string& path, OpenMode mode, const std::string& vfs = {});

  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  // Runs statements that take no values and give no rows.
  base::Result<void> execute(const std::string& sql);
  // A statement, prepared at its first use and kept. Only one use of the same text at a time.
  base::Result<Statement> use(std::string_view sql);
  // The single integer that a statement without values gives.
  base::Result<std::int64_t> integer(std::string_view sql);

  bool in_transaction() const;
  // Whether to wait some seconds for a lock held elsewhere, as at first, or not at all.
  void wait_for_locks(bool wait);

 private:
  struct Closer {
    void operator()(sqlite3* handle) const;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  explicit Connection(sqlite3* handle);

  std::unique_ptr<sqlite3, Closer> handle_;
  // Destroyed before the handle: a statement must be finalised before its connection is closed.
  std::unordered_map<std::string, std::unique_ptr<Prepared>, TextHash, std::equal_to<>> prepared_;
};

}  // namespace consilium::store
