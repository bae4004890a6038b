// Live updates: a bounded ring of changes by event position, which every open event stream reads at its own pace.
// Publishing never waits for a reader, and a reader costs no memory but its place in the ring: one that falls behind
// the ring is told to start over. A change says that something changed, never what; the reader asks again, with its
// own rights.
//
// Thread-safe. `publish` is called in the order of positions (by the one writer of the store).
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace consilium::http {

using Topics = std::set<std::string, std::less<>>;

inline constexpr std::size_t change_bytes_max = 4096;

struct Change {
  std::uint64_t position = 0;
  std::string data;                 // one line, at most `change_bytes_max`
  std::vector<std::string> topics;  // a reader gets the change once when it follows any of them
};

class Broadcast {
 public:
  // `position` is the store's last event: everything after it will be published here.
  Broadcast(std::size_t capacity, std::uint64_t position);

  // `position` must be greater than every one before.
  void publish(std::uint64_t position, std::string data, std::vector<std::string> topics);

  std::uint64_t position() const;  // of the last change

  struct Batch {
    std::vector<Change> changes;
    std::uint64_t position = 0;  // everything up to here has been looked at: read on from here
    bool lost = false;           // the ring does not reach back to `after`, or never got there: start over
  };
  // The changes after a position that a reader of `topics` follows, up to about `bytes_max` of data.
  Batch read_after(std::uint64_t after, const Topics& topics, std::size_t bytes_max) const;

  // `wake` is called after every publish, on the publisher's thread and under the lock: it must return at once and
  // not call back. Once `remove_listener` has returned it is never called again.
  std::uint64_t add_listener(std::function<void()> wake);
  void remove_listener(std::uint64_t listener);

 private:
  mutable std::mutex mutex_;
  const std::size_t capacity_;
  std::uint64_t floor_;     // changes up to here have left the ring
  std::uint64_t position_;  // of the last change
  std::deque<Change> ring_;
  std::uint64_t last_listener_ = 0;
  std::map<std::uint64_t, std::function<void()>> listeners_;
};

// What a handler returns to open an event stream (see `subscribe` in message.hpp).
struct Subscription {
  std::shared_ptr<Broadcast> broadcast;  // shared by all streams and the publisher
  Topics topics;
  std::uint64_t after = 0;
};

}  // namespace consilium::http
