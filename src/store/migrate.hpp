// The schema of the database: numbered SQL files that are compiled in, applied in order, each in a transaction of its
// own together with its number, so that a stop in between leaves a version that can be gone on from. A file is never
// edited after a release; a change is a new file. schema.sql shows where they lead, and a test keeps it true.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/connection.hpp"

namespace consilium::store {

// Says "a database of this house" in the file's header (`CONS`).
inline constexpr std::int64_t application_id = 0x434F4E53;

// The numbered files in order; the first is version 1.
const std::vector<std::string>& migrations();

// Refuses a file of another application (`incorrect`) and a schema newer than `steps` knows (`unsupported`); gives the
// version found, 0 for an empty file.
base::Result<std::int64_t> check_schema(Connection& connection, const std::vector<std::string>& steps);

// Brings a database to the end of `steps`.
base::Result<void> migrate(Connection& connection, const std::vector<std::string>& steps);

// Every table, index and trigger as SQL, sorted by name: what schema.sql holds.
base::Result<std::string> schema_text(Connection& connection);

}  // namespace consilium::store
