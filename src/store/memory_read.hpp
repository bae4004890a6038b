// How the memory views read: select, sort, cut to a page, unseal.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "ports/page.hpp"
#include "ports/sealer.hpp"
#include "store/cursor.hpp"
#include "store/memory_state.hpp"
#include "store/sealing.hpp"

namespace consilium::store {

inline bool contains(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

// Empty text asks for any.
inline bool asks_for(const std::string& asked, const std::string& text) { return asked.empty() || asked == text; }

template <typename Row>
base::Result<std::optional<Row>> find_row(const MemoryState& state, ports::Sealer& sealer, std::string_view id) {
  std::optional<Row> found;
  {
    const std::lock_guard lock(state.mutex);
    const auto row = state.table<Row>().find(join_fields(id));
    if (row != state.table<Row>().end()) found = row->second;
  }
  if (found) BASE_TRY_VOID(unseal_row(*found, sealer));
  return found;
}

template <typename Row, typename PlaceOf>
void sort_by_place(std::vector<Row>& rows, const PlaceOf& place) {
  std::sort(rows.begin(), rows.end(), [&](const Row& left, const Row& right) { return place(left) < place(right); });
}

template <typename Row, typename Matches, typename PlaceOf>
base::Result<std::vector<Row>> list_rows(const MemoryState& state, ports::Sealer& sealer, const Matches& matches,
                                         const PlaceOf& place) {
  auto rows = state.select<Row>(matches);
  sort_by_place(rows, place);
  BASE_TRY_VOID(unseal_rows(rows, sealer));
  return rows;
}

template <typename Row, typename Matches, typename PlaceOf>
base::Result<ports::Page<Row>> page_rows(const MemoryState& state, ports::Sealer& sealer,
                                         const ports::PageRequest& request, const Matches& matches,
                                         const PlaceOf& place) {
  BASE_TRY(const auto after, place_of(request.after, first_place));
  auto rows = state.select<Row>([&](const Row& row) { return matches(row) && after < place(row); });
  sort_by_place(rows, place);
  auto page = cut_page(std::move(rows), page_limit(request), place);
  BASE_TRY_VOID(unseal_rows(page.rows, sealer));
  return page;
}

// The same, last place first.
template <typename Row, typename Matches, typename PlaceOf>
base::Result<ports::Page<Row>> page_rows_descending(const MemoryState& state, ports::Sealer& sealer,
                                                    const ports::PageRequest& request, const Matches& matches,
                                                    const PlaceOf& place) {
  BASE_TRY(const auto before, place_of(request.after, last_place));
  auto rows = state.select<Row>([&](const Row& row) { return matches(row) && place(row) < before; });
  sort_by_place(rows, place);
  std::reverse(rows.begin(), rows.end());
  auto page = cut_page(std::move(rows), page_limit(request), place);
  BASE_TRY_VOID(unseal_rows(page.rows, sealer));
  return page;
}

}  // namespace consilium::store
