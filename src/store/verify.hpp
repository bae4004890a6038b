// Verification of a database file: SQLite's own check of its pages, then the hash chain of every stream, then the
// places of all events, then the bytes of every document. Reads through a connection of its own, so it can run beside a
// store that is open.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace consilium::store {

inline constexpr std::size_t problems_listed_max = 100;

struct VerifyReport {
  std::int64_t events = 0;
  std::int64_t streams = 0;
  std::int64_t last_position = 0;
  std::int64_t documents = 0;
  // Over all events in order. Written down elsewhere, it shows later whether events were cut off the end.
  std::string digest{};
  std::vector<std::string> problems{};  // what is wrong and where; at most problems_listed_max

  bool ok() const { return problems.empty(); }
};

// Told now and then how many of how many steps are done.
using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

// An error means that the file could not be read at all; what was read and is wrong stands in the report.
base::Result<VerifyReport> verify(const std::string& path, const Progress& progress = {});

// The digest over the events up to a position: what an earlier report must have given.
base::Result<std::string> digest_at(const std::string& path, std::int64_t position);

}  // namespace consilium::store
