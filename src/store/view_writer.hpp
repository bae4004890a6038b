// View writes and timer changes as SQL, inside the writer's transaction.
#pragma once

#include "base/result.hpp"
#include "ports/timers.hpp"
#include "ports/view_writes.hpp"
#include "store/connection.hpp"

namespace consilium::store {

base::Result<void> apply_view(Connection& connection, const ports::ViewWrite& write);
base::Result<void> apply_timer(Connection& connection, const ports::TimerChange& change);

}  // namespace consilium::store
