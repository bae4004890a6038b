// The clock of the house. Time enters every use case through it. A demonstration database has a clock of its own, which
// stands still until it is moved; any other reads the system's.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>

#include "base/instant.hpp"

namespace consilium::service {

// Thread-safe.
class Clock {
 public:
  base::Instant now() const;
  bool is_demo() const { return demo_.load(); }
  void set_demo(base::Instant at);

 private:
  std::atomic<bool> demo_{false};
  std::atomic<std::int64_t> milliseconds_{0};
};

}  // namespace consilium::service
