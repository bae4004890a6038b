// Upcasters: how the payload of an event of one version becomes a payload of the next. There is one for every version
// of a type but its latest, which therefore needs no number of its own. A payload is raised step by step when it is
// read; what is stored is never rewritten.
#pragma once

#include <span>
#include <string_view>

#include <boost/json/fwd.hpp>

#include "base/result.hpp"
#include "cases/event.hpp"

namespace consilium::cases {

struct Upcaster {
  std::string_view type;
  int from = 1;  // to the version after it
  base::Result<boost::json::object> (*raise)(boost::json::object payload) = nullptr;
};

// Those of this build.
std::span<const Upcaster> upcasters();

// The latest version of a type: what is written.
int latest_version(std::string_view type, std::span<const Upcaster> known);

// As event_from(type, version, payload), with these upcasters.
base::Result<Event> event_from(std::string_view type, int version, std::string_view payload,
                               std::span<const Upcaster> known);

}  // namespace consilium::cases
