#include "store/row_codec.hpp"

#include <fmt/format.h>

namespace consilium::store {

std::string select_sql(std::string_view table, const std::vector<std::string>& columns, std::string_view rest) {
  return fmt::format("SELECT {} FROM {} {}", fmt::join(columns, ", "), table, rest);
}

std::string insert_sql(std::string_view table, const std::vector<std::string>& columns) {
  const std::vector<std::string> marks(columns.size(), "?");
  return fmt::format("INSERT INTO {} ({}) VALUES ({})", table, fmt::join(columns, ", "), fmt::join(marks, ", "));
}

std::string upsert_sql(std::string_view table, const std::vector<std::string>& columns, int keys) {
  const std::vector<std::string> key(columns.begin(), columns.begin() + keys);
  std::vector<std::string> changes;
  for (auto column = columns.begin() + keys; column != columns.end(); ++column)
    changes.push_back(fmt::format("{0} = excluded.{0}", *column));
  return fmt::format("{} ON CONFLICT ({}) DO UPDATE SET {}", insert_sql(table, columns), fmt::join(key, ", "),
                     fmt::join(changes, ", "));
}

}  // namespace consilium::store
