// CSV tables as RFC 4180 describes them, in UTF-8, with the place of every cell: cells separated by commas, rows ended
// by LF or CRLF, cells in double quotes when they hold commas, quotes (doubled) or line ends. The first row is the
// header: names that are not empty and not repeated. A byte order mark at the start is accepted and dropped, because
// spreadsheets write it; empty lines are skipped; a CRLF within quotes is read as one LF.
//
// A row that is wrong (too few or too many cells, a quote out of place, a character that cannot be seen) is a problem
// and is left out; the good rows are kept. Bytes that are not UTF-8, a quote that never ends and a limit end the
// reading. Problems have codes T150 to T162. With an unusable header no row is delivered, but all are checked.
//
// A table may have rows before its header, such as one that says what the table is: they may have any number of cells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace consilium::text {

struct CsvLimits {
  std::size_t rows_max = 5'000'000;
  std::size_t columns_max = 256;
  std::size_t cell_bytes_max = 32UL * 1024;
  std::size_t rows_before_header = 0;
};

// A cell of a row that is being read. The text lives until the sink returns.
struct CellView {
  std::string_view text;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;
};

struct RowView {
  std::uint32_t line = 0;  // of the first cell
  std::span<const CellView> cells;
};

struct Cell {
  std::string text;
  base::Place place;
};

// Reads a file of any size in pieces, cut anywhere, with memory for one row. Not thread-safe.
class CsvReader {
 public:
  using RowSink = std::function<void(const RowView&)>;

  // `on_row` is called for each good row after the header, in order, from within feed and finish.
  CsvReader(std::string file_name, RowSink on_row, CsvLimits limits = {});
  CsvReader(CsvReader&&) noexcept;
  CsvReader& operator=(CsvReader&&) noexcept;
  ~CsvReader();

  void feed(std::string_view bytes);
  void finish();  // the last row may lack its line end

  bool stopped() const;                                         // nothing more will be read; the problems say why
  const std::vector<std::vector<Cell>>& before_header() const;  // the rows read so far
  const std::vector<Cell>& header() const;
  base::Place place(const CellView& cell) const;
  std::vector<base::Diagnostic> take_problems();

 private:
  class State;
  std::unique_ptr<State> state_;
};

struct Table {
  std::vector<Cell> header;
  std::vector<std::vector<Cell>> rows;  // each as long as the header
  std::vector<base::Diagnostic> problems;

  std::optional<std::size_t> column(std::string_view name) const;
};

Table read_csv(std::string file_name, std::string_view bytes, CsvLimits limits = {});

}  // namespace consilium::text
