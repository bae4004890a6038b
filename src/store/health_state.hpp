// Whether the store may still be written to. Once it has failed it stays failed: after a failed write or a damaged page
// nothing that SQLite holds in memory can be trusted, and opening the file anew recovers from the log. Thread-safe.
#pragma once

#include <atomic>
#include <mutex>
#include <string>

#include "base/result.hpp"
#include "ports/store.hpp"

namespace consilium::store {

class HealthState {
 public:
  bool ok() const { return ok_.load(); }
  ports::Health get() const;
  // The first reason stays.
  void fail(const std::string& reason);
  // The error that a write is answered with.
  base::Error refusal() const;

 private:
  std::atomic<bool> ok_{true};
  mutable std::mutex mutex_;
  std::string reason_;
};

// Errors after which the store must not be written to.
inline bool is_severe(const base::Error& error) {
  return error.category == base::Category::unavailable || error.category == base::Category::corrupt;
}

}  // namespace consilium::store
