// RosterReader: reads a roster file of any size row by row, in pieces cut anywhere, with memory for one row and for the
// keys it has seen. Bad rows are reported with line, column and reason and left out; the good rows are kept. A file
// that is not a roster (encoding, declaration, header) is refused whole. The format is in docs/reference/roster.md.
//
//   RosterReader reader("roster.csv");
//   while (piece of the file) {
//     reader.feed(piece);
//     while (auto row = reader.next()) …
//     … reader.take_problems() …
//   }
//   reader.finish();
//   while (auto row = reader.next()) …
//
// An import that was interrupted after row n makes a new reader with `resume_after = n` and feeds the file from its
// start: rows up to n are checked again, but neither delivered nor reported. What was wrong between row n and the next
// may be told twice. Not thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "lookup/phone.hpp"
#include "roster/row.hpp"

namespace consilium::roster {

struct ReaderOptions {
  lookup::PhoneRegion phone_region = lookup::PhoneRegion::mainland_china;  // of phones without a country
  std::uint64_t resume_after = 0;                                          // the number of the last row that is done
};

struct RowCounts {
  std::uint64_t good = 0;
  std::uint64_t repeated = 0;  // same content as an earlier row of the same contract; not delivered
  std::uint64_t bad = 0;       // reported and not delivered
};

class RosterReader {
 public:
  explicit RosterReader(std::string file_name, ReaderOptions options = {});
  RosterReader(RosterReader&&) noexcept;
  RosterReader& operator=(RosterReader&&) noexcept;
  ~RosterReader();

  void feed(std::string_view bytes);  // kept until next() has read them
  void finish();                      // the file ends here

  // The next good row; nothing when all that was fed is read.
  std::optional<RosterRow> next();

  bool refused() const;  // the file or its rest cannot be read; the problems say why
  const std::optional<Declaration>& declaration() const;

  std::uint64_t bytes_read() const;  // of those fed, those that next() has passed
  std::uint64_t row_number() const;  // of the last row that next() has passed, good or bad
  RowCounts counts() const;          // of the whole file so far, rows before `resume_after` included

  bool mentions(const ContractKey& key) const;  // in any row so far, good or bad
  // How many of `known` contracts a full file has not mentioned; 0 for a delta. It ends none of them.
  std::size_t not_mentioned(std::span<const ContractKey> known) const;

  // What was found wrong since the last call, in the order of the file. A warning keeps its row.
  std::vector<base::Diagnostic> take_problems();

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace consilium::roster
