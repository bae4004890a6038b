// The place of a row in a list, which is what a cursor names. Every list of the store is sorted by places: numbers
// first, then texts; a list that does not need a part leaves it at its default.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "base/result.hpp"
#include "ports/page.hpp"

namespace consilium::store {

struct Place {
  std::int64_t number = 0;
  std::int64_t minor = 0;
  std::string first{};
  std::string second{};

  auto operator<=>(const Place&) const = default;
};

// Before and after every row.
inline const Place first_place{std::numeric_limits<std::int64_t>::min(), 0, {}, {}};
inline const Place last_place{
    std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::max(), {}, {}};

// Rows with nothing due come last.
inline std::int64_t due_or_last(const std::optional<base::Instant>& due) {
  return due ? due->milliseconds : std::numeric_limits<std::int64_t>::max();
}

std::string cursor_of(const Place& place);
// `start` for an empty cursor; `incorrect` for a text that is no cursor.
base::Result<Place> place_of(const std::string& cursor, const Place& start);

inline int page_limit(const ports::PageRequest& page) { return std::clamp(page.limit, 1, ports::page_limit_max); }

// Cuts rows, read with one more than the limit, to a page; `place` gives the place of a row.
template <typename Row, typename PlaceOf>
ports::Page<Row> cut_page(std::vector<Row> rows, int limit, const PlaceOf& place) {
  ports::Page<Row> page{std::move(rows), {}};
  if (page.rows.size() > static_cast<std::size_t>(limit)) {
    page.rows.erase(page.rows.begin() + limit, page.rows.end());
    page.next = cursor_of(place(page.rows.back()));
  }
  return page;
}

}  // namespace consilium::store
