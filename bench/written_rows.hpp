// What the store writes, taken down while it writes: every statement that changes a row, with its values, in jobs and
// batches as they were committed. Works on any SQLite connection that is opened after `listen`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace consilium::bench {

struct Blob {
  std::string bytes;
};
using SqlValue = std::variant<std::monostate, std::int64_t, std::string, Blob>;

struct Write {
  std::size_t statement = 0;  // in WrittenRows::statements
  std::string expanded;       // the statement with its values in place
};
using Job = std::vector<Write>;

struct WrittenRows {
  std::vector<std::string> statements;
  std::vector<Job> jobs;
  std::vector<std::size_t> batches;  // how many jobs each transaction held
};

// Listens for as long as it lives; one at a time.
class Listening {
 public:
  // Without `rows` only the sizes of batches are taken down, which costs next to nothing.
  explicit Listening(bool rows);
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;
  ~Listening();

  void attach(sqlite3* connection);
  void heard(sqlite3_stmt* statement, const char* text);
  WrittenRows take();

 private:
  bool rows_;
  std::mutex mutex_;
  std::map<std::string, std::size_t, std::less<>> known_;
  WrittenRows written_;
  Job loose_;  // written before the first job of a transaction
  std::size_t jobs_in_batch_ = 0;
};

// The values of a statement, out of its text with them in place.
std::vector<SqlValue> values_of(std::string_view statement, std::string_view expanded);

}  // namespace consilium::bench
