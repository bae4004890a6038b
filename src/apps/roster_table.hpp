// A roster file read into memory, to decide for everybody in it at once; nothing is imported. Good rows are kept, bad
// ones told. Several rows of one contract are merged in the order of the file, as an import would.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "cases/world.hpp"
#include "roster/history.hpp"

namespace consilium::apps {

struct RosterEntry {
  roster::ContractHistory history;
  std::optional<base::Date> birth_date;
  std::string insured;  // kind and number of the identity document
};

struct RosterTable {
  base::Date as_of;                  // of the file: what is known
  std::vector<RosterEntry> entries;  // in the order of their first rows
  std::vector<base::Diagnostic> problems;
  std::uint64_t rows_bad = 0;
  std::vector<std::vector<std::uint32_t>> riders{};  // by entry, once they are joined: rows of riders of its contract

  // Finds the riders of each contract: rows of the same contract and insured.
  void join_riders();
  cases::RosterFacts facts(std::size_t entry) const;
};

using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;

// Read by so many threads; the result does not depend on how many. An error where the file is no roster.
base::Result<RosterTable> read_roster_table(const std::filesystem::path& path, unsigned threads,
                                            const Progress& progress);

}  // namespace consilium::apps
