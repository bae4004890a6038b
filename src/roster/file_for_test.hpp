// For tests: roster files from a good row with some cells changed, and what a reader makes of them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "roster/reader.hpp"

namespace consilium::roster {

using ChangedCells = std::vector<std::pair<std::string, std::string>>;

inline constexpr std::string_view declared_full = "roster,1,acme-life,full,2026-03-02\n";
inline constexpr std::string_view declared_delta = "roster,1,acme-life,delta,2026-03-02\n";

// Every number is invented.
inline ChangedCells good_cells() {
  return {{"contract", "K1"},
          {"rider", ""},
          {"policy_number", ""},
          {"product", "care"},
          {"plan", ""},
          {"effective_on", "2024-05-01"},
          {"cooling_off_until", "2024-05-20"},
          {"state", "2024-05-01 in_force"},
          {"sum_insured", ""},
          {"meets_standard", ""},
          {"barred_by_agreement", ""},
          {"known", ""},
          {"insured_name", "王芳"},
          {"insured_sex", "female"},
          {"insured_birth_date", "1949-12-31"},
          {"insured_identity_kind", "resident_id"},
          {"insured_identity_number", "11010519491231002X"},
          {"insured_phone", "13800138000"},
          {"policyholder_name", ""},
          {"policyholder_identity_kind", ""},
          {"policyholder_identity_number", ""},
          {"policyholder_phone", ""},
          {"guardian_name", ""},
          {"guardian_birth_date", ""}};
}

inline std::string joined(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) line += (line.empty() ? "" : ",") + cell;
  return line + "\n";
}

inline std::string header_line() {
  std::vector<std::string> names;
  for (const auto& [name, cell] : good_cells()) names.push_back(name);
  return joined(names);
}

inline std::string row_line(const ChangedCells& changed = {}) {
  std::string line;
  ChangedCells cells = good_cells();
  for (const auto& [name, cell] : changed) {
    const auto place = std::find_if(cells.begin(), cells.end(), [&](const auto& known) { return known.first == name; });
    place->second = cell;
  }
  for (const auto& [name, cell] : cells) line += fmt::format("{}\"{}\"", line.empty() ? "" : ",", cell);
  return line + "\n";
}

struct Outcome {
  std::vector<RosterRow> rows;
  std::vector<base::Diagnostic> problems;
  bool refused = false;
  RowCounts counts;
  std::uint64_t bytes_read = 0;

  std::string contracts() const {
    std::string text;
    for (const RosterRow& row : rows) text += fmt::format("{}@{} ", row.key.contract, row.number);
    return text;
  }
  // `R121 3:8 E` for each problem: code, line and column, error or warning.
  std::string told() const {
    std::string text;
    for (const base::Diagnostic& problem : problems) {
      text += fmt::format("{}{} {}:{} {}", text.empty() ? "" : ", ", problem.code, problem.place.line,
                          problem.place.column, problem.severity == base::Severity::error ? 'E' : 'W');
    }
    return text;
  }
};

inline Outcome read(std::string_view bytes, ReaderOptions options = {}, std::size_t piece = std::string_view::npos) {
  Outcome outcome;
  RosterReader reader("r.csv", options);
  const auto drain = [&] {
    while (auto row = reader.next()) outcome.rows.push_back(std::move(*row));
    for (base::Diagnostic& problem : reader.take_problems()) outcome.problems.push_back(std::move(problem));
  };
  while (!bytes.empty()) {
    reader.feed(bytes.substr(0, piece));
    bytes.remove_prefix(std::min(piece, bytes.size()));
    drain();
  }
  reader.finish();
  drain();
  outcome.refused = reader.refused();
  outcome.counts = reader.counts();
  outcome.bytes_read = reader.bytes_read();
  return outcome;
}

// A full roster of one row.
inline Outcome read_row_of(const ChangedCells& changed, std::string_view declared = declared_full) {
  return read(fmt::format("{}{}{}", declared, header_line(), row_line(changed)));
}

}  // namespace consilium::roster
