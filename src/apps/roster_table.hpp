// A roster file read into memory, to decide for everybody in it at once; nothing is imported. Good rows are kept, bad
// ones told. Several rows of one contract are merged in the order of the file, as an import would. What is known of a
// contract on the day of the file is all that is kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "apps/distinct_facts.hpp"
#include "base/calendar_date.hpp"
#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "cases/world.hpp"
#include "roster/history.hpp"

namespace consilium::apps {

struct RosterEntry {
  roster::ContractKey key;
  std::optional<base::Date> birth_date;
  std::string insured;      // kind and number of the identity document
  std::uint32_t facts = 0;  // their number in the table
};

struct RosterTable {
  base::Date as_of;                  // of the file: what is known
  std::vector<RosterEntry> entries;  // in the order of their first rows
  DistinctFacts facts;
  std::vector<base::Diagnostic> problems;
  std::uint64_t rows_bad = 0;

  void add(const roster::ContractHistory& history, std::optional<base::Date> birth_date, std::string insured);
  // Gives each contract the riders of rows of the same contract and insured.
  void join_riders();
  cases::RosterFacts facts_of(std::size_t entry) const;
};

using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;

// Read by so many threads; the result does not depend on how many. An error where the file is no roster.
base::Result<RosterTable> read_roster_table(const std::filesystem::path& path, unsigned threads,
                                            const Progress& progress);

}  // namespace consilium::apps
