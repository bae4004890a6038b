// Timers: deadlines that fall due by themselves, each at its own time. A timer whose case has moved on is taken away.
// One that was missed while the server was down fires late, with the time at which it was due.
#pragma once

#include "base/instant.hpp"
#include "base/result.hpp"
#include "service/house.hpp"

namespace consilium::service {

struct Fired {
  int fired = 0;
  int failed = 0;                           // logged, and left as they are for the next round
  std::optional<ports::TimerPlace> last{};  // there may be more behind it; none: that was all
};

// Fires what is due by `until` and by now and stands behind `after`, at most a page of it: those of one case in the
// order in which they are due, several cases at a time. To fire all, go on behind `last` until there is none. What
// cannot be fired holds up nothing else.
base::Result<Fired> fire_due(House& house, base::Instant until, const std::optional<ports::TimerPlace>& after = {});

// Moves the clock of a demonstration database, through every due instant on the way. `unsupported` elsewhere.
base::Result<base::Instant> move_demo_clock(House& house, base::Instant to);

// Makes this database a demonstration whose clock stands at `at`; `conflict` when it is one already, or is not empty.
base::Result<void> begin_demo(House& house, base::Instant at);
// At start: where the database is a demonstration, its clock goes on from where it stood.
base::Result<void> resume_demo(House& house);

}  // namespace consilium::service
