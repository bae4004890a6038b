// The journal of a client: what was acknowledged to it, a line each, on the disk before the client goes on.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace consilium::tests {

// What was acknowledged: a command on a case that stands at `number` events since, an import that goes on at row
// `number`, or a clock that stands at `number` milliseconds.
struct Acknowledgement {
  std::string kind;  // case, import, clock
  std::string id;
  std::int64_t number = 0;
  std::string request;
};

// Thread-safe.
class Journal {
 public:
  explicit Journal(const std::string& path);
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;
  ~Journal();

  void write(const Acknowledgement& acknowledgement);

 private:
  std::mutex mutex_;
  int file_;
};

// Every whole line; none when there is no journal yet.
std::vector<Acknowledgement> read_journal(const std::string& path);

}  // namespace consilium::tests
