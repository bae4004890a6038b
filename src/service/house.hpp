// House: what every use case needs. One per process; everything in it is thread-safe.
#pragma once

#include "ports/store.hpp"
#include "service/clock.hpp"
#include "service/registry.hpp"

namespace consilium::service {

struct House {
  ports::Store& store;
  Registry registry;
  Clock clock;

  explicit House(ports::Store& opened) : store(opened) {}
};

// Who asks, under which request: goes into the envelope of every event.
struct Request {
  std::string actor;
  std::vector<std::string> roles;  // in the tenant of what is asked about
  std::string on_behalf_of;
  std::string request_id;
};

}  // namespace consilium::service
