#include <array>
#include <map>
#include <utility>

#include <fmt/core.h>

#include "base/characters.hpp"
#include "text/csv.hpp"
#include "text/csv_row.hpp"
#include "text/problems.hpp"

namespace consilium::text {
namespace {

using base::Character;
using base::CharacterKind;
using base::first_character;
using base::kind_of;
using base::likely_encoding;
using base::name_of;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Bytes that mean nothing to the syntax in any state and are one column wide.
constexpr std::array<bool, 256> make_plain_bytes() {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < 0x7F; ++byte) plain[byte] = byte != ',' && byte != '"';
  return plain;
}
constexpr std::array<bool, 256> plain_bytes = make_plain_bytes();

}  // namespace

// Where the next character stands: before any of a cell, in a plain cell, within quotes, just after a quote that may
// end the cell or be the first of two.
enum class Stand : unsigned char { cell_start, plain, quoted, after_quote };

class CsvReader::State {
 public:
  State(std::string file_name, RowSink on_row, CsvLimits limits)
      : problems_(std::move(file_name)), on_row_(std::move(on_row)), limits_(limits) {}

  void feed(std::string_view bytes) {
    while (!stopped_ && !carry_.empty() && !bytes.empty()) {
      carry_.push_back(bytes.front());
      bytes.remove_prefix(1);
      take_carry();
    }
    while (!stopped_ && !bytes.empty()) {
      if (skip_plain(bytes)) continue;
      const Character character = first_character(bytes);
      if (character.status == Character::Status::cut_off) {
        carry_.assign(bytes);
        return;
      }
      if (character.status == Character::Status::invalid) return refuse_encoding(bytes);
      take(character.code_point, bytes.substr(0, character.length));
      bytes.remove_prefix(character.length);
    }
  }

  void finish() {
    if (stopped_) return;
    if (!carry_.empty()) return refuse_encoding(carry_);
    if (carriage_return_) lone_carriage_return();
    if (stand_ == Stand::quoted) {
      return stop("T155", point(row_.cell_start()), "the cell in quotes that starts here never ends",
                  "add the closing quote");
    }
    if (stand_ != Stand::cell_start || row_.size() > 0) end_row();
    if (header_.empty() && !header_refused_) {
      problems_.add("T150", problems_.place(1, 1, 1, 2), "the table is empty",
                    "write a header row with the column names");
    }
    stopped_ = true;
  }

  bool stopped() const { return stopped_; }
  const std::vector<std::vector<Cell>>& before_header() const { return before_header_; }
  const std::vector<Cell>& header() const { return header_; }
  std::vector<base::Diagnostic> take_problems() { return problems_.take(); }
  base::Place place(const CellView& cell) const {
    return problems_.place(cell.line, cell.column, cell.end_line, cell.end_column);
  }

 private:
  base::Place point(Position at) const { return problems_.place(at.line, at.column, at.line, at.column + 1); }

  void stop(Code code, base::Place place, std::string message, std::string help) {
    problems_.add(code, std::move(place), std::move(message), std::move(help));
    stopped_ = true;
  }

  void refuse_row(Code code, base::Place place, std::string message, std::string help) {
    if (row_.first_of(code.name())) problems_.add(code, std::move(place), std::move(message), std::move(help));
  }

  void refuse_encoding(std::string_view bytes) {
    stop("T151", point(at_),
         fmt::format("the table is not UTF-8: byte 0x{:02X} cannot be read; it looks like {}",
                     static_cast<unsigned char>(bytes.front()), likely_encoding(bytes)),
         "save it as UTF-8 (in a spreadsheet: Save As, CSV UTF-8)");
  }

  // A character that the pieces cut apart.
  void take_carry() {
    const Character character = first_character(carry_);
    if (character.status == Character::Status::cut_off) return;
    if (character.status == Character::Status::invalid) return refuse_encoding(carry_);
    const std::string whole = std::exchange(carry_, {});
    take(character.code_point, whole);
  }

  // The common case at once: a run of ordinary ASCII within a cell.
  bool skip_plain(std::string_view& bytes) {
    std::size_t length = 0;
    while (length < bytes.size() && plain_bytes[static_cast<unsigned char>(bytes[length])]) ++length;
    if (length == 0 || carriage_return_ || stand_ == Stand::after_quote) return false;
    if (stand_ == Stand::cell_start) start_cell(Stand::plain);
    append(bytes.substr(0, length), length);
    bytes.remove_prefix(length);
    return true;
  }

  void append(std::string_view bytes, std::size_t columns) {
    row_.append(bytes);
    at_.column += static_cast<std::uint32_t>(columns);
    started_ = true;
    if (row_.cell_bytes() <= limits_.cell_bytes_max) return;
    stop("T156", point(row_.cell_start()), fmt::format("this cell is longer than {} bytes", limits_.cell_bytes_max),
         "shorten it; a quote that is not closed makes a cell swallow the rest of the file");
  }

  void take(char32_t code_point, std::string_view bytes) {
    if (!std::exchange(started_, true) && bytes == byte_order_mark) return;
    if (carriage_return_ && code_point != '\n') lone_carriage_return();
    switch (kind_of(code_point)) {
      case CharacterKind::ordinary:
      case CharacterKind::tab:
        break;
      case CharacterKind::line_feed:
        return end_line();
      case CharacterKind::carriage_return:
        carriage_return_ = true;
        return;
      case CharacterKind::separator:
      case CharacterKind::control:
      case CharacterKind::invisible:
        return refuse_character(code_point);
    }
    if (code_point == '"') return take_quote();
    if (code_point == ',' && stand_ != Stand::quoted) return end_cell_at_comma();
    take_text(bytes);
  }

  void take_text(std::string_view bytes) {
    if (stand_ == Stand::cell_start) start_cell(Stand::plain);
    if (stand_ == Stand::after_quote) {
      refuse_row("T153", point(at_), "text follows the closing quote of this cell",
                 "put the whole cell in quotes, and write each quote within it twice");
      stand_ = Stand::plain;
    }
    append(bytes, 1);
  }

  void take_quote() {
    switch (stand_) {
      case Stand::cell_start:
        start_cell(Stand::quoted);
        ++at_.column;
        return;
      case Stand::plain:
        refuse_row("T152", point(at_), "a quote stands within a cell that is not in quotes",
                   "put the whole cell in quotes, and write each quote within it twice");
        append("\"", 1);
        return;
      case Stand::quoted:
        stand_ = Stand::after_quote;
        ++at_.column;
        return;
      case Stand::after_quote:
        stand_ = Stand::quoted;
        append("\"", 1);
        return;
    }
  }

  void refuse_character(char32_t code_point) {
    if (code_point == 0) {
      return stop("T151", point(at_), "the table holds null bytes: it is not UTF-8 text; it may be UTF-16",
                  "save it as UTF-8 (in a spreadsheet: Save As, CSV UTF-8)");
    }
    refuse_row("T154", point(at_), fmt::format("{} cannot be seen and may not be in a cell", name_of(code_point)),
               "delete the character; it is often copied along from a web page or an office document");
    if (stand_ == Stand::cell_start) start_cell(Stand::plain);
    ++at_.column;
  }

  void lone_carriage_return() {
    carriage_return_ = false;
    refuse_row("T154", point(at_), "a carriage return without a line feed is not a line end here",
               "save the table with Unix (LF) or Windows (CRLF) line ends");
    ++at_.column;
  }

  void end_line() {
    carriage_return_ = false;
    if (stand_ == Stand::quoted) {
      append("\n", 0);
    } else if (stand_ != Stand::cell_start || row_.size() > 0) {
      end_row();
    }
    ++at_.line;
    at_.column = 1;
  }

  void start_cell(Stand stand) {
    row_.start_cell(at_);
    stand_ = stand;
  }

  void end_cell() {
    if (stand_ == Stand::cell_start) row_.start_cell(at_);
    row_.end_cell(at_);
    stand_ = Stand::cell_start;
  }

  void end_cell_at_comma() {
    end_cell();
    ++at_.column;
    if (row_.size() < limits_.columns_max) return;
    stop("T157", point(at_), fmt::format("this row has more than {} cells", limits_.columns_max),
         "split the table, or look for commas that belong in quotes");
  }

  void end_row() {
    end_cell();
    const std::span<const CellView> cells = row_.cells();
    if (before_header_.size() < limits_.rows_before_header) {
      take_before_header(cells);
    } else if (header_.empty()) {
      take_header(cells);
    } else {
      take_row(cells);
    }
    row_.clear();
  }

  std::vector<Cell> copied(std::span<const CellView> cells) const {
    std::vector<Cell> copies;
    for (const CellView& cell : cells) copies.push_back({std::string(cell.text), place(cell)});
    return copies;
  }

  void take_before_header(std::span<const CellView> cells) {
    before_header_.push_back(copied(cells));
    header_refused_ = header_refused_ || row_.wrong();
  }

  void take_header(std::span<const CellView> cells) {
    header_ = copied(cells);
    header_refused_ = header_refused_ || row_.wrong();
    std::map<std::string_view, const Cell*> seen;
    for (const Cell& cell : header_) {
      const auto [first, is_new] = seen.emplace(cell.text, &cell);
      if (cell.text.empty()) {
        problems_.add("T158", cell.place, "this column has no name",
                      "write a name in the header, or delete the column");
      } else if (!is_new) {
        problems_.add("T159", cell.place, fmt::format("the column `{}` is written twice", cell.text),
                      "give each column its own name", {{first->second->place, "it is first written here"}});
      } else {
        continue;
      }
      header_refused_ = true;
    }
    if (header_.size() == 1) check_separator(header_.front());
  }

  void check_separator(const Cell& cell) {
    for (const std::string_view separator : {";", "\t", "\xEF\xBC\x8C"}) {
      if (cell.text.find(separator) == std::string::npos) continue;
      problems_.add("T160", cell.place,
                    fmt::format("the header is one cell that holds `{}`; cells are separated by `,`",
                                separator == "\t" ? "\\t" : separator),
                    "save the table as CSV with commas");
      header_refused_ = true;
      other_separator_ = true;
      return;
    }
  }

  void take_row(std::span<const CellView> cells) {
    if (++rows_ > limits_.rows_max) {
      return stop("T162", point({cells.front().line, 1}),
                  fmt::format("the table has more than {} rows", limits_.rows_max), "split it into several files");
    }
    if (cells.size() != header_.size() && !other_separator_) {
      base::Place whole = place(cells.front());
      whole.end_line = cells.back().end_line;
      whole.end_column = cells.back().end_column;
      refuse_row("T161", std::move(whole),
                 fmt::format("the header has {} cells, this row {}", header_.size(), cells.size()),
                 cells.size() < header_.size() ? "add the missing cells; an empty cell still needs its comma"
                                               : "put a cell that holds a comma in quotes");
    }
    if (!row_.wrong() && !header_refused_) on_row_(RowView{cells.front().line, cells});
  }

  Problems problems_;
  RowSink on_row_;
  CsvLimits limits_;
  std::vector<std::vector<Cell>> before_header_;
  std::vector<Cell> header_;
  bool header_refused_ = false;
  bool other_separator_ = false;  // so the cells of rows say nothing
  std::size_t rows_ = 0;
  RowBuilder row_;
  Stand stand_ = Stand::cell_start;
  Position at_;
  std::string carry_;             // the first bytes of a character whose rest is in the next piece
  bool carriage_return_ = false;  // the last character was one
  bool started_ = false;          // anything was read, so a byte order mark is no longer one
  bool stopped_ = false;
};

CsvReader::CsvReader(std::string file_name, RowSink on_row, CsvLimits limits)
    : state_(std::make_unique<State>(std::move(file_name), std::move(on_row), limits)) {}
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;
CsvReader::~CsvReader() = default;

void CsvReader::feed(std::string_view bytes) { state_->feed(bytes); }
void CsvReader::finish() { state_->finish(); }
bool CsvReader::stopped() const { return state_->stopped(); }
const std::vector<std::vector<Cell>>& CsvReader::before_header() const { return state_->before_header(); }
const std::vector<Cell>& CsvReader::header() const { return state_->header(); }
base::Place CsvReader::place(const CellView& cell) const { return state_->place(cell); }
std::vector<base::Diagnostic> CsvReader::take_problems() { return state_->take_problems(); }

}  // namespace consilium::text
