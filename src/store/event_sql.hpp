// Reading event rows, still sealed, with or without their hash.
#pragma once

#include <string>
#include <string_view>

#include "ports/event.hpp"
#include "store/statement.hpp"

namespace consilium::store {

inline constexpr std::string_view event_columns =
    "position, event_id, stream, sequence, type, type_version, tenant, actor, on_behalf_of, occurred_at, recorded_at, "
    "request_id, programme_hash, person, payload";

ports::Envelope read_event(Statement& statement);

}  // namespace consilium::store
