// Writer: the one thread that changes the database. It drains the lanes into one transaction after another, each job in
// a savepoint of its own, commits them together, and only then tells the callers. Thread-safe.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "ports/event_store.hpp"
#include "store/connection.hpp"
#include "store/health_state.hpp"
#include "store/lanes.hpp"
#include "store/pending_keys.hpp"

namespace consilium::store {

// What jobs share within one transaction.
struct WriterContext {
  Connection& connection;
  std::int64_t last_position = 0;
  std::vector<ports::AppendedNote> notes{};
  bool scrub = false;  // a key was destroyed: its old copies are to leave the write-ahead log
};

class Writer {
 public:
  using Listener = ports::EventStore::Listener;

  // Starts the thread. `last_position` is that of the database as opened.
  Writer(Connection connection, std::int64_t last_position, LaneLimits limits, PendingKeys& keys, HealthState& health);
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  // Writes what was taken, then stops.
  ~Writer();

  // Takes a job, or finishes it at once: `busy` when its lane is full, `unavailable` when the store has failed.
  void submit(ports::Lane lane, std::unique_ptr<Job> job);
  void add_listener(Listener listener);
  std::int64_t last_position() const { return committed_position_.load(); }

 private:
  using Batch = std::vector<std::unique_ptr<Job>>;

  void loop();
  void execute(Batch& batch);
  base::Result<void> write(Batch& batch, std::vector<base::Result<void>>& results);
  base::Result<void> run_in_savepoint(Job& job, base::Result<void>& result);
  void tell(const base::Result<void>& committed);
  bool scrub_log();
  void close();

  Connection connection_;
  PendingKeys& keys_;
  HealthState& health_;
  WriterContext context_;
  std::atomic<std::int64_t> committed_position_;

  std::mutex listeners_mutex_;
  std::vector<Listener> listeners_;

  std::mutex mutex_;
  std::condition_variable work_;
  Lanes lanes_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace consilium::store
