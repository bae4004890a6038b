// Importing a roster: what an insurer says of its contracts becomes events of each contract, with the views of members
// beside them. Only what is news is written, so the same file again changes nothing. Rows are written in chunks, each
// with the place where to go on, so an import that was stopped continues where it was.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/fwd.hpp>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "service/house.hpp"
#include "service/institutions.hpp"

namespace consilium::service {

// A file that is read from its start, piece by piece.
struct RosterSource {
  std::string name;                                 // for messages
  std::string hash;                                 // SHA-256 of all its bytes
  std::uint64_t bytes = 0;                          // how many
  std::function<base::Result<std::string>()> read;  // the next piece; empty: the end
};

struct ImportReport {
  std::string id;
  std::string tenant;
  std::string kind;  // full or delta
  std::string as_of;
  bool refused = false;   // the file is no roster, or not one of this house; nothing was written
  bool was_done = false;  // this very file was imported before
  std::int64_t resumed_after = 0;
  std::int64_t rows_good = 0;
  std::int64_t rows_repeated = 0;
  std::int64_t rows_bad = 0;
  std::int64_t contracts_new = 0;      // of this run
  std::int64_t contracts_changed = 0;  // of this run
  std::int64_t contracts_unchanged = 0;
  std::int64_t not_mentioned = 0;  // contracts of the insurer that a full file leaves out; they stay as they are
  std::vector<base::Diagnostic> problems;
};

// As the API and `consilium import --json` tell it. Without personal data.
boost::json::object report_json(const ImportReport& report);

using ImportProgress = std::function<void(std::uint64_t bytes_done, std::uint64_t bytes_total)>;
// Asked once the insurer is known, before anything is written.
using MayImport = std::function<base::Result<void>(std::string_view tenant)>;

base::Result<ImportReport> import_roster(House& house, InstitutionFinder& words, const RosterSource& source,
                                         const std::string& actor, const MayImport& may = {},
                                         const ImportProgress& progress = {});

}  // namespace consilium::service
