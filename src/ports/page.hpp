// Lists by cursor. A cursor is a text that only the store reads; it names the last row shown, so rows that come or go
// between two pages neither repeat nor hide others. A malformed cursor is refused as `incorrect`.
#pragma once

#include <string>
#include <vector>

namespace consilium::ports {

inline constexpr int page_limit_max = 500;

struct PageRequest {
  int limit = 50;       // cut to 1 … page_limit_max
  std::string after{};  // the `next` of the page before; empty: the first page
};

template <typename Row>
struct Page {
  std::vector<Row> rows;
  std::string next;  // empty: there is nothing after this page
};

}  // namespace consilium::ports
