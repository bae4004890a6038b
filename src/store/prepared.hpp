// Prepared: a statement that a Connection keeps, and the translation of SQLite's result codes. For connection.cpp and
// statement.cpp only.
#pragma once

#include <string_view>

#include <sqlite3.h>

#include "base/result.hpp"

namespace consilium::store {

struct Prepared {
  explicit Prepared(sqlite3_stmt* given) : statement(given) {}
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;
  ~Prepared() { sqlite3_finalize(statement); }

  sqlite3_stmt* statement;
  bool lent = false;
};

// What an (extended) result code means to the house, with SQLite's own words, which name tables and columns but no
// values.
base::Error sqlite_error(int code, std::string_view words);
base::Error sqlite_error(sqlite3* handle);

}  // namespace consilium::store
