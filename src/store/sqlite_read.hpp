// How the views read: on a lent connection, unsealed after it was given back, and lists over several tenants merged
// from one sorted list for each, because an index is sorted within a tenant only.
#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "ports/sealer.hpp"
#include "store/cursor.hpp"
#include "store/reader_pool.hpp"
#include "store/row_codec.hpp"
#include "store/sealing.hpp"

namespace consilium::store {

template <typename Row, typename... Values>
base::Result<std::optional<Row>> find_unsealed(ReaderPool& readers, ports::Sealer& sealer, std::string_view sql,
                                               const Values&... values) {
  auto row = readers.read([&](Connection& connection) { return read_one<Row>(connection, sql, values...); });
  if (row && *row) BASE_TRY_VOID(unseal_row(**row, sealer));
  return row;
}

template <typename Row, typename... Values>
base::Result<std::vector<Row>> list_unsealed(ReaderPool& readers, ports::Sealer& sealer, std::string_view sql,
                                             const Values&... values) {
  auto rows = readers.read([&](Connection& connection) { return read_rows<Row>(connection, sql, values...); });
  if (rows) BASE_TRY_VOID(unseal_rows(*rows, sealer));
  return rows;
}

enum class Order : bool { ascending, descending };

// One page over several tenants: `read_tenant(connection, tenant)` gives at most limit + 1 sorted rows of one tenant
// beyond the cursor, `place` the place of a row. Inside one snapshot.
template <typename Row, typename ReadTenant, typename PlaceOf>
base::Result<ports::Page<Row>> merge_tenants(Connection& connection, const std::vector<std::string>& tenants, int limit,
                                             Order order, const ReadTenant& read_tenant, const PlaceOf& place) {
  std::vector<Row> rows;
  for (const auto& tenant : std::set<std::string>(tenants.begin(), tenants.end())) {
    BASE_TRY(auto more, read_tenant(connection, tenant));
    std::move(more.begin(), more.end(), std::back_inserter(rows));
  }
  std::sort(rows.begin(), rows.end(), [&](const Row& left, const Row& right) {
    return order == Order::ascending ? place(left) < place(right) : place(right) < place(left);
  });
  return cut_page(std::move(rows), limit, place);
}

// The same, in a snapshot of its own.
template <typename Row, typename ReadTenant, typename PlaceOf>
base::Result<ports::Page<Row>> read_merged(ReaderPool& readers, const std::vector<std::string>& tenants, int limit,
                                           Order order, const ReadTenant& read_tenant, const PlaceOf& place) {
  return readers.read_snapshot([&](Connection& connection) {
    return merge_tenants<Row>(connection, tenants, limit, order, read_tenant, place);
  });
}

template <typename Row>
base::Result<ports::Page<Row>> unseal_page(base::Result<ports::Page<Row>> page, ports::Sealer& sealer) {
  if (page) BASE_TRY_VOID(unseal_rows(page->rows, sealer));
  return page;
}

}  // namespace consilium::store
