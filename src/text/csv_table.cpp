#include <algorithm>
#include <utility>

#include "text/csv.hpp"

namespace consilium::text {

std::optional<std::size_t> Table::column(std::string_view name) const {
  const auto found = std::find_if(header.begin(), header.end(), [&](const Cell& cell) { return cell.text == name; });
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

Table read_csv(std::string file_name, std::string_view bytes, CsvLimits limits) {
  Table table;
  CsvReader reader(
      file_name,
      [&](const RowView& row) {
        std::vector<Cell>& cells = table.rows.emplace_back();
        for (const CellView& cell : row.cells) {
          cells.push_back(
              {std::string(cell.text), {file_name, cell.line, cell.column, cell.end_line, cell.end_column}});
        }
      },
      limits);
  reader.feed(bytes);
  reader.finish();
  table.header = reader.header();
  table.problems = reader.take_problems();
  return table;
}

}  // namespace consilium::text
