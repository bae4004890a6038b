// The text of one event stream (HTML Living Standard 9.2, `text/event-stream`): where a reader of a Broadcast stands
// and what it is sent next. Every piece carries `id:`, also the silent ones (opening, heartbeat), so that a browser
// which reconnects always names a place that is still in the ring, even when none of its topics had news.
//
//   id: 17            a change
//   data: {"case":"…"}
//
//   event: reset      changes were lost: read everything again
//   id: 40
//   data: {}
//
// Used by one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "http/broadcast.hpp"

namespace consilium::http {

class EventStream {
 public:
  explicit EventStream(Subscription subscription);

  std::string opening() const;  // how long to wait before reconnecting, and the place; dispatches nothing
  std::string heartbeat() const;
  std::string next(std::size_t bytes_max);  // empty when there is no news

 private:
  Subscription subscription_;
};

}  // namespace consilium::http
