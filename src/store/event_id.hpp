// Ids for events that come without one: UUID version 7 (RFC 9562), which sort by the instant they were made for, so
// that new ones are written at the end of the index.
#pragma once

#include <string>

#include "base/instant.hpp"

namespace consilium::store {

std::string make_event_id(base::Instant instant);

}  // namespace consilium::store
