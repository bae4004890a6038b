// Cells: the cells of one row by column, trimmed, and the problems found in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "roster/columns.hpp"
#include "text/csv.hpp"

namespace consilium::roster {

class Cells {
 public:
  Cells(const text::RowView& row, const ColumnPlaces& places, const std::string& file_name,
        std::vector<base::Diagnostic>& problems)
      : row_(row), places_(places), file_name_(file_name), problems_(problems) {}

  // Without the spaces around it; empty when the file does not have the column.
  std::string_view text(Column column) const;
  bool empty(Column column) const { return text(column).empty(); }

  // The place of a cell; that of the first cell when the file does not have the column.
  base::Place place(Column column) const;
  std::uint32_t line() const { return row_.line; }

  void error(std::string_view code, Column column, std::string message, std::string help = {});
  void warn(std::string_view code, Column column, std::string message, std::string help = {});
  bool bad() const { return bad_; }  // there was an error

 private:
  void add(base::Severity severity, std::string_view code, Column column, std::string message, std::string help);

  const text::RowView& row_;
  const ColumnPlaces& places_;
  const std::string& file_name_;
  std::vector<base::Diagnostic>& problems_;
  bool bad_ = false;
};

}  // namespace consilium::roster
