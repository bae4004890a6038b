#include "text/csv_row.hpp"

#include <algorithm>

namespace consilium::text {

void RowBuilder::start_cell(Position at) {
  cell_offset_ = text_.size();
  cell_start_ = at;
}

void RowBuilder::end_cell(Position at) {
  spans_.push_back({cell_offset_, text_.size() - cell_offset_, cell_start_, at});
}

void RowBuilder::clear() {
  text_.clear();
  spans_.clear();
  codes_.clear();
  cell_offset_ = 0;
}

std::span<const CellView> RowBuilder::cells() {
  views_.clear();
  for (const Span& span : spans_) {
    views_.push_back({std::string_view(text_).substr(span.offset, span.length), span.start.line, span.start.column,
                      span.end.line, span.end.column});
  }
  return views_;
}

bool RowBuilder::first_of(std::string_view code) {
  if (std::find(codes_.begin(), codes_.end(), code) != codes_.end()) return false;
  codes_.push_back(code);
  return true;
}

}  // namespace consilium::text
