#include "http/stream_hubs.hpp"

#include <utility>

#include "base/check.hpp"

namespace consilium::http {

StreamHubs::StreamHubs(std::function<void(const Broadcast*)> wake) : wake_(std::move(wake)) {}

StreamHubs::~StreamHubs() {
  for (const auto& [key, hub] : hubs_) hub.broadcast->remove_listener(hub.listener);
}

void StreamHubs::join(std::uint64_t session, const std::shared_ptr<Broadcast>& broadcast) {
  const auto [place, is_new] = hubs_.try_emplace(broadcast.get());
  Hub& hub = place->second;
  if (is_new) {
    hub.broadcast = broadcast;
    hub.listener = broadcast->add_listener([this, &hub, key = broadcast.get()] {
      if (!hub.woken.exchange(true)) wake_(key);
    });
  }
  hub.sessions.insert(session);
}

void StreamHubs::leave(std::uint64_t session, const Broadcast* broadcast) {
  const auto place = hubs_.find(broadcast);
  CHECK(place != hubs_.end());
  Hub& hub = place->second;
  hub.sessions.erase(session);
  if (!hub.sessions.empty()) return;
  hub.broadcast->remove_listener(hub.listener);
  hubs_.erase(place);
}

std::vector<std::uint64_t> StreamHubs::take_woken(const Broadcast* broadcast) {
  const auto place = hubs_.find(broadcast);
  if (place == hubs_.end()) return {};
  place->second.woken = false;
  return {place->second.sessions.begin(), place->second.sessions.end()};
}

}  // namespace consilium::http
