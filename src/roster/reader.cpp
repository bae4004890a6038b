#include "roster/reader.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include <fmt/core.h>

#include "base/check.hpp"
#include "base/hash.hpp"
#include "roster/columns.hpp"
#include "roster/declaration.hpp"
#include "roster/row_cells.hpp"
#include "text/csv.hpp"

namespace consilium::roster {
namespace {

// A contract that the file has mentioned, and the first good row about it.
struct Seen {
  std::uint64_t content = 0;  // the hash of what it says
  std::uint32_t line = 0;     // 0: only bad rows so far
};

// One text for a key. A cell cannot hold a null character.
std::string text_of(const ContractKey& key) {
  return key.rider.empty() ? key.contract : key.contract + '\0' + key.rider;
}

}  // namespace

class RosterReader::State {
 public:
  State(std::string file_name, ReaderOptions options)
      : file_name_(std::move(file_name)),
        options_(options),
        csv_(file_name_, [this](const text::RowView& row) { take(row); }, {.rows_before_header = 1}),
        skipping_(options.resume_after > 0) {}

  void feed(std::string_view bytes) {
    pending_.erase(0, std::exchange(offset_, 0));
    pending_.append(bytes);
  }

  void finish() { finished_ = true; }

  std::optional<RosterRow> next() {
    while (!refused_) {
      // A row ends with a line: at most one comes of each line.
      if (offset_ < pending_.size()) {
        const std::string_view rest = std::string_view(pending_).substr(offset_);
        const std::size_t length = std::min(rest.find('\n'), rest.size() - 1) + 1;
        csv_.feed(rest.substr(0, length));
        offset_ += length;
        bytes_read_ += length;
      } else if (finished_ && !std::exchange(ended_, true)) {
        csv_.finish();
      } else {
        return std::nullopt;
      }
      after_piece();
      if (row_) return std::exchange(row_, std::nullopt);
    }
    return std::nullopt;
  }

  bool refused() const { return refused_; }
  const std::optional<Declaration>& declaration() const { return declaration_; }
  std::uint64_t bytes_read() const { return bytes_read_; }
  std::uint64_t row_number() const { return number_; }
  RowCounts counts() const { return counts_; }
  bool mentions(const ContractKey& key) const { return seen_.contains(text_of(key)); }
  std::vector<base::Diagnostic> take_problems() { return std::exchange(problems_, {}); }

 private:
  // Called by the CSV reader from within feed and finish.
  void take(const text::RowView& row) {
    CHECK(places_);  // the header ended with an earlier line
    ++number_;
    Cells cells(row, *places_, file_name_, found_);
    Seen* seen = nullptr;
    if (const ContractKey key = key_in(cells); !key.contract.empty()) seen = &seen_[text_of(key)];
    std::optional<RosterRow> read = read_row(cells, *declaration_, options_.phone_region);
    if (!read) {
      ++counts_.bad;
    } else if (is_new(*read, *seen)) {  // a row without a contract is bad
      read->number = number_;
      row_ = std::move(read);
    }
  }

  bool is_new(const RosterRow& row, Seen& seen) {
    const std::uint64_t content = base::short_hash(content_text(row));
    if (seen.line == 0) {
      ++counts_.good;
      seen = {content, row.place.line};
      return true;
    }
    if (seen.content == content) {
      ++counts_.repeated;
      return false;
    }
    ++counts_.bad;
    found_.push_back({.code = "R131",
                      .place = row.place,
                      .message = "another row of this file says something else of the same contract",
                      .also = {{{file_name_, seen.line, 1, seen.line, 2}, "the row that is kept"}},
                      .help = "keep one row for each contract or rider; put all dated entries into its cells"});
    return false;
  }

  void read_declaration_and_header() {
    if (!declaration_ && !csv_.before_header().empty()) {
      declaration_ = read_declaration(csv_.before_header().front(), found_);
      refused_ = !declaration_;
    }
    if (declaration_ && !places_ && !csv_.header().empty()) {
      const std::size_t before = found_.size();
      places_ = places_of(csv_.header(), declaration_->kind, found_);
      refused_ = found_.size() > before;
    }
  }

  void after_piece() {
    std::vector<base::Diagnostic> unreadable = csv_.take_problems();
    const bool within_rows = places_.has_value();
    read_declaration_and_header();
    if (!unreadable.empty()) {
      if (within_rows) ++counts_.bad;
      refused_ = refused_ || !within_rows || (ended_ ? breaks_off(unreadable) : csv_.stopped());
    }
    if (!skipping_ || refused_) {
      std::move(unreadable.begin(), unreadable.end(), std::back_inserter(problems_));
      std::move(found_.begin(), found_.end(), std::back_inserter(problems_));
    }
    found_.clear();
    if (skipping_) row_.reset();
    skipping_ = skipping_ && number_ < options_.resume_after;
  }

  // Whether the file ends within a cell or a character; else its last row may be bad as any other.
  static bool breaks_off(const std::vector<base::Diagnostic>& problems) {
    return std::any_of(problems.begin(), problems.end(), [](const base::Diagnostic& problem) {
      return problem.code == "T151" || problem.code == "T155";
    });
  }

  std::string file_name_;
  ReaderOptions options_;
  text::CsvReader csv_;
  std::string pending_;
  std::size_t offset_ = 0;  // of the first byte in pending_ that is not read
  bool finished_ = false;   // no more bytes will come
  bool ended_ = false;      // and all are read
  bool refused_ = false;
  bool skipping_;  // rows that an earlier reader has done
  std::optional<Declaration> declaration_;
  std::optional<ColumnPlaces> places_;
  std::unordered_map<std::string, Seen> seen_;
  std::optional<RosterRow> row_;
  std::vector<base::Diagnostic> found_;  // in the piece being read
  std::vector<base::Diagnostic> problems_;
  std::uint64_t bytes_read_ = 0;
  std::uint64_t number_ = 0;
  RowCounts counts_;
};

RosterReader::RosterReader(std::string file_name, ReaderOptions options)
    : state_(std::make_unique<State>(std::move(file_name), options)) {}
RosterReader::RosterReader(RosterReader&&) noexcept = default;
RosterReader& RosterReader::operator=(RosterReader&&) noexcept = default;
RosterReader::~RosterReader() = default;

void RosterReader::feed(std::string_view bytes) { state_->feed(bytes); }
void RosterReader::finish() { state_->finish(); }
std::optional<RosterRow> RosterReader::next() { return state_->next(); }
bool RosterReader::refused() const { return state_->refused(); }
const std::optional<Declaration>& RosterReader::declaration() const { return state_->declaration(); }
std::uint64_t RosterReader::bytes_read() const { return state_->bytes_read(); }
std::uint64_t RosterReader::row_number() const { return state_->row_number(); }
RowCounts RosterReader::counts() const { return state_->counts(); }
bool RosterReader::mentions(const ContractKey& key) const { return state_->mentions(key); }
std::vector<base::Diagnostic> RosterReader::take_problems() { return state_->take_problems(); }

std::size_t RosterReader::not_mentioned(std::span<const ContractKey> known) const {
  if (!declaration() || declaration()->kind == FileKind::delta) return 0;
  return static_cast<std::size_t>(
      std::count_if(known.begin(), known.end(), [&](const ContractKey& key) { return !mentions(key); }));
}

}  // namespace consilium::roster
