// Which sessions read which broadcast, and who is to be woken. However many changes are published before the I/O thread
// gets to them, it is woken once. Used by the I/O thread; only `wake` is called elsewhere (see
// Broadcast::add_listener).
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "http/broadcast.hpp"

namespace consilium::http {

class StreamHubs {
 public:
  explicit StreamHubs(std::function<void(const Broadcast*)> wake);
  ~StreamHubs();
  StreamHubs(const StreamHubs&) = delete;
  StreamHubs& operator=(const StreamHubs&) = delete;

  void join(std::uint64_t session, const std::shared_ptr<Broadcast>& broadcast);
  void leave(std::uint64_t session, const Broadcast* broadcast);

  // The sessions to serve after a wake. What is published from here on wakes again.
  std::vector<std::uint64_t> take_woken(const Broadcast* broadcast);

 private:
  struct Hub {
    std::shared_ptr<Broadcast> broadcast;
    std::uint64_t listener = 0;
    std::atomic<bool> woken{false};
    std::set<std::uint64_t> sessions{};
  };

  std::function<void(const Broadcast*)> wake_;
  std::map<const Broadcast*, Hub> hubs_;
};

}  // namespace consilium::http
