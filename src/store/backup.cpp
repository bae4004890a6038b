#include "store/backup.hpp"

#include <fmt/core.h>

#include "store/connection.hpp"
#include "store/durable_file.hpp"
#include "store/file_lock.hpp"
#include "store/migrate.hpp"

namespace consilium::store {

namespace {

// Takes an unfinished file away again, unless it was given its name.
class Unfinished {
 public:
  explicit Unfinished(std::string path) : path_(std::move(path)) { remove_file(path_); }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() { remove_file(path_); }

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

base::Result<void> refuse_to_overwrite(const std::string& path) {
  if (!file_exists(path)) return {};
  return base::failure(base::Category::conflict,
                       fmt::format("`{}` exists already: name a file that does not, or move it away", path));
}

base::Result<VerifyReport> verify_whole(const std::string& path, const Progress& progress) {
  BASE_TRY(auto report, verify(path, progress));
  if (report.ok()) return report;
  return base::failure(base::Category::corrupt,
                       fmt::format("`{}` is not whole: {}: use another backup", path, report.problems.front()));
}

}  // namespace

base::Result<VerifyReport> backup(const std::string& database, const std::string& target, const Progress& progress) {
  BASE_TRY_VOID(refuse_to_overwrite(target));
  const Unfinished part(target + ".part");
  {
    BASE_TRY(auto connection, Connection::open(database, OpenMode::read_only));
    BASE_TRY_VOID(check_schema(connection, migrations()));
    BASE_TRY_VOID(make_private_file(part.path()));
    BASE_TRY(auto vacuum, connection.use("VACUUM INTO ?"));
    BASE_TRY_VOID(vacuum.step_with(part.path()));
  }
  BASE_TRY(auto report, verify_whole(part.path(), progress));
  BASE_TRY_VOID(publish_file(part.path(), target));
  return report;
}

base::Result<VerifyReport> restore(const std::string& from, const std::string& database, const Progress& progress) {
  BASE_TRY(const auto lock, FileLock::take(database + ".lock"));
  // An old log beside a new file would be played into it.
  for (const char* suffix : {"", "-wal", "-shm"}) BASE_TRY_VOID(refuse_to_overwrite(database + suffix));
  const Unfinished part(database + ".part");
  BASE_TRY_VOID(copy_file(from, part.path()));
  BASE_TRY(auto report, verify_whole(part.path(), progress));
  BASE_TRY_VOID(publish_file(part.path(), database));
  return report;
}

}  // namespace consilium::store
