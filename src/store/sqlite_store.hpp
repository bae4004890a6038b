// SqliteStore: the house's memory in one SQLite file, with its write-ahead log and a lock beside it. Every acknowledged
// append is on the disk (write-ahead log, synchronous=FULL, group commit).
//
// When the disk is full or fails, or the file is damaged, the store becomes read-only with a reason (see Health) until
// it is opened again; what was acknowledged stays.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "ports/store.hpp"
#include "store/lanes.hpp"

namespace consilium::store {

struct SqliteOptions {
  std::string path{};  // of the database file; made with mode 0600 when it is not there
  LaneLimits lanes{};
  std::size_t readers_max = 4;
  std::string vfs{};           // a registered file layer of SQLite, for tests that make the disk misbehave
  bool wait_for_disk = true;   // false: synchronous=OFF, which loses acknowledged appends when the power goes
  std::int64_t pages_max = 0;  // a limit on the size of the file; 0: none but the disk's
};

class SqliteStore final : public ports::Store {
 public:
  // Opens the database, making or migrating it, and starts its writer. Errors: `busy` (another process has it open),
  // `unsupported` (written by a newer program), `incorrect` (not a database of this house), `corrupt`, `unavailable`,
  // or what `make_sealer` says.
  static base::Result<std::unique_ptr<SqliteStore>> open(const SqliteOptions& options,
                                                         const ports::SealerMaker& make_sealer);
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;
  ~SqliteStore() override;

  ports::EventStore& events() override;
  ports::CaseViews& cases() override;
  ports::PeopleViews& people() override;
  ports::HouseViews& house() override;
  ports::Timers& timers() override;
  ports::Answers& answers() override;
  ports::Documents& documents() override;
  ports::Sealer& sealer() override;
  ports::Health health() const override;

  // Makes the store read-only from outside, with a reason for the operator.
  void make_read_only(const std::string& reason);

  const std::string& path() const;

 private:
  struct Parts;

  explicit SqliteStore(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace consilium::store
