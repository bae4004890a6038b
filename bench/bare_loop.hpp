// The bare loop: what SQLite alone needs to write rows. One connection with the pragmas of the store, statements
// prepared once, values bound and stepped, in the batches given; nothing is decided, sealed, read or told.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "bench/written_rows.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace consilium::bench {

class BareLoop {
 public:
  // Makes ready to write `rows` into the database at `path`; ends the process when that cannot be done.
  BareLoop(const std::filesystem::path& path, const WrittenRows& rows);
  BareLoop(const BareLoop&) = delete;
  BareLoop& operator=(const BareLoop&) = delete;
  ~BareLoop();

  // Writes `count` jobs from `first` on as one durable transaction.
  void write(std::size_t first, std::size_t count);
  std::size_t jobs() const { return jobs_.size(); }

 private:
  struct Row {
    sqlite3_stmt* statement = nullptr;
    std::vector<SqlValue> values;
  };

  void execute(const char* sql);
  void must(bool well) const;
  void step(const Row& row);

  sqlite3* connection_ = nullptr;
  std::vector<sqlite3_stmt*> statements_;
  std::vector<std::vector<Row>> jobs_;
};

}  // namespace consilium::bench
