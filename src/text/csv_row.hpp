// The row that a CsvReader is putting together: its cells so far and whether anything was wrong with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/csv.hpp"

namespace consilium::text {

struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

class RowBuilder {
 public:
  void start_cell(Position at);
  void append(std::string_view bytes) { text_.append(bytes); }
  void end_cell(Position at);
  void clear();

  // The finished cells. Their texts live until the next change.
  std::span<const CellView> cells();

  std::size_t size() const { return spans_.size(); }
  bool cell_is_empty() const { return text_.size() == cell_offset_; }
  std::size_t cell_bytes() const { return text_.size() - cell_offset_; }
  Position cell_start() const { return cell_start_; }

  // True the first time that `code` is told of this row: one slip should not fill the screen.
  bool first_of(std::string_view code);
  bool wrong() const { return !codes_.empty(); }

 private:
  struct Span {
    std::size_t offset = 0;
    std::size_t length = 0;
    Position start;
    Position end;
  };

  std::string text_;
  std::size_t cell_offset_ = 0;
  Position cell_start_;
  std::vector<Span> spans_;
  std::vector<CellView> views_;
  std::vector<std::string_view> codes_;
};

}  // namespace consilium::text
