#include "store/migrate.hpp"

#include <fmt/core.h>

namespace consilium::store {

namespace {

base::Result<void> apply(Connection& connection, const std::string& step, std::size_t version) {
  BASE_TRY_VOID(connection.execute("BEGIN IMMEDIATE"));
  auto applied = connection.execute(fmt::format("{};\nPRAGMA application_id = {};\nPRAGMA user_version = {};\nCOMMIT;",
                                                step, application_id, version));
  if (!applied) {
    if (connection.in_transaction()) static_cast<void>(connection.execute("ROLLBACK"));
    return tl::unexpected(
        base::while_doing(fmt::format("bringing the database to schema {}", version), std::move(applied).error()));
  }
  return {};
}

}  // namespace

base::Result<std::int64_t> check_schema(Connection& connection, const std::vector<std::string>& steps) {
  BASE_TRY(const auto version, connection.integer("PRAGMA user_version"));
  BASE_TRY(const auto application, connection.integer("PRAGMA application_id"));
  BASE_TRY(const auto tables, connection.integer("SELECT count(*) FROM sqlite_schema"));
  const bool empty = version == 0 && application == 0 && tables == 0;
  if (!empty && application != application_id)
    return base::failure(base::Category::incorrect,
                         "the file is a database of another application: name the database of this service");
  if (version > static_cast<std::int64_t>(steps.size()))
    return base::failure(base::Category::unsupported,
                         fmt::format("the database has schema {} and this program knows only up to {}: use the "
                                     "program that wrote it, or a newer one",
                                     version, steps.size()));
  return version;
}

base::Result<void> migrate(Connection& connection, const std::vector<std::string>& steps) {
  BASE_TRY(const auto found, check_schema(connection, steps));
  for (auto version = static_cast<std::size_t>(found); version < steps.size(); ++version)
    BASE_TRY_VOID(apply(connection, steps[version], version + 1));
  return {};
}

base::Result<std::string> schema_text(Connection& connection) {
  BASE_TRY(auto statement,
           connection.use("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name"));
  std::string text;
  while (true) {
    BASE_TRY(const bool row, statement.step());
    if (!row) return text;
    text += statement.read_text() + ";\n";
  }
}

}  // namespace consilium::store
