// Rows to and from SQLite, made from the description in tables.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/connection.hpp"
#include "store/statement.hpp"
#include "store/tables.hpp"

namespace consilium::store {

struct ColumnNames {
  std::vector<std::string> names{};

  void operator()(const char* column, const auto&) { names.emplace_back(column); }
  void bytes(const char* column, const std::string&) { names.emplace_back(column); }
  void derived(const char* column, std::int64_t) { names.emplace_back(column); }
};

struct BindColumns {
  Statement& statement;

  void operator()(const char*, const auto& value) { statement.bind(value); }
  void bytes(const char*, const std::string& value) { statement.bind(Bytes{value}); }
  void derived(const char*, std::int64_t value) { statement.bind(value); }
};

struct ReadColumns {
  Statement& statement;

  void operator()(const char*, auto& value) { statement.read(value); }
  void bytes(const char*, std::string& value) { statement.read(value); }
  void derived(const char*, std::int64_t) { static_cast<void>(statement.read_integer()); }
};

template <typename Row>
std::vector<std::string> column_names() {
  ColumnNames columns;
  const Row row;
  Table<Row>::each_column(row, columns);
  return columns.names;
}

std::string select_sql(std::string_view table, const std::vector<std::string>& columns, std::string_view rest);
std::string insert_sql(std::string_view table, const std::vector<std::string>& columns);
std::string upsert_sql(std::string_view table, const std::vector<std::string>& columns, int keys);

// `SELECT every column FROM the table <rest>`; make it once per query and keep it.
template <typename Row>
std::string select_sql(std::string_view rest) {
  return select_sql(Table<Row>::name, column_names<Row>(), rest);
}

// For a row that must not be there yet.
template <typename Row>
std::string insert_sql() {
  return insert_sql(Table<Row>::name, column_names<Row>());
}

// Writes a row, over the one with the same key if there is one.
template <typename Row>
base::Result<void> upsert(Connection& connection, const Row& row) {
  static const std::string sql = upsert_sql(Table<Row>::name, column_names<Row>(), Table<Row>::keys);
  BASE_TRY(auto statement, connection.use(sql));
  Table<Row>::each_column(row, BindColumns{statement});
  return statement.run();
}

template <typename Row>
Row read_row(Statement& statement) {
  Row row;
  Table<Row>::each_column(row, ReadColumns{statement});
  return row;
}

template <typename Row, typename... Values>
base::Result<std::vector<Row>> read_rows(Connection& connection, std::string_view sql, const Values&... values) {
  BASE_TRY(auto statement, connection.use(sql));
  std::vector<Row> rows;
  BASE_TRY(bool row, statement.step_with(values...));
  while (row) {
    rows.push_back(read_row<Row>(statement));
    BASE_TRY(row, statement.step());
  }
  return rows;
}

template <typename Row, typename... Values>
base::Result<std::optional<Row>> read_one(Connection& connection, std::string_view sql, const Values&... values) {
  BASE_TRY(auto statement, connection.use(sql));
  BASE_TRY(const bool row, statement.step_with(values...));
  if (!row) return std::optional<Row>();
  return std::optional<Row>(read_row<Row>(statement));
}

}  // namespace consilium::store
