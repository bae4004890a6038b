// Timers: deadlines that fall due by themselves, each at its own time. A timer whose case has moved on is taken away.
// One that was missed while the server was down fires late, with the time at which it was due.
#pragma once

#include "base/instant.hpp"
#include "base/result.hpp"
#include "service/house.hpp"

namespace consilium::service {

// Fires what is due by `until` and by now, earliest first; returns how many. At most a page of them: call again until
// none is left. One that cannot be fired does not hold up the others; the first error is returned at the end.
base::Result<int> fire_due(House& house, base::Instant until);

// Moves the clock of a demonstration database, through every due instant on the way. `unsupported` elsewhere.
base::Result<base::Instant> move_demo_clock(House& house, base::Instant to);

// Makes this database a demonstration whose clock stands at `at`; `conflict` when it is one already, or is not empty.
base::Result<void> begin_demo(House& house, base::Instant at);
// At start: where the database is a demonstration, its clock goes on from where it stood.
base::Result<void> resume_demo(House& house);

}  // namespace consilium::service
