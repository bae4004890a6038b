// Backup and restore of a database file. A backup is one consistent point: a snapshot, written as a compact file of its
// own while the store goes on. Keys of persons are in it, wrapped; the root key is not and must be kept apart.
//
// Note for whoever erases people: a key that was destroyed lives on in older backups, beside what it opens, for whoever
// holds the root key. Backups must be thrown away in their time.
#pragma once

#include <string>

#include "base/result.hpp"
#include "store/verify.hpp"

namespace consilium::store {

// Writes the database at `database`, open or not, to `target` and verifies what was written. `conflict` when `target`
// exists; a stop in between leaves no file of that name.
base::Result<VerifyReport> backup(const std::string& database, const std::string& target,
                                  const Progress& progress = {});

// Verifies a backup and puts it where a store can open it. `conflict` when a database is there, `corrupt` when the
// backup is not whole.
base::Result<VerifyReport> restore(const std::string& from, const std::string& database, const Progress& progress = {});

}  // namespace consilium::store
