// Timers: what is to happen by itself at an instant, kept in the store so that it survives a stop. A timer is set and
// taken away in the same transaction as the events that cause it, so none is lost and none fires for a case that has
// moved on. Rows are read by the timer worker of service/. (DESIGN, Time: what a timer does when it was missed.)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/instant.hpp"
#include "base/result.hpp"

namespace consilium::ports {

enum class MissedRule : std::uint8_t { fire_late = 1, skip = 2, escalate = 3 };

struct TimerRow {
  std::string id{};  // key; setting it again moves the timer
  std::string tenant{};
  std::string stream{};
  base::Instant due{};
  std::string kind{};
  MissedRule missed = MissedRule::fire_late;
  std::string payload{};  // JSON without personal data

  bool operator==(const TimerRow&) const = default;
};

struct TimerRemoval {
  std::string id{};

  bool operator==(const TimerRemoval&) const = default;
};

// Takes away every timer of a stream, before the other changes of the same append are made: what a case does that is
// closed, or that sets all its timers anew.
struct StreamTimersRemoval {
  std::string stream{};

  bool operator==(const StreamTimersRemoval&) const = default;
};

using TimerChange = std::variant<TimerRow, TimerRemoval, StreamTimersRemoval>;

// Where a timer stands among those that fall due.
struct TimerPlace {
  base::Instant due{};
  std::string id{};

  bool operator==(const TimerPlace&) const = default;
};

// Thread-safe.
class Timers {
 public:
  virtual ~Timers() = default;

  // Timers with due ≤ until that stand behind `after`, or all of them; earliest first, those of one instant by id. With
  // a far `until` and limit 1: the next one.
  virtual base::Result<std::vector<TimerRow>> due_timers(base::Instant until, int limit,
                                                         const std::optional<TimerPlace>& after) = 0;
  base::Result<std::vector<TimerRow>> due_timers(base::Instant until, int limit) {
    return due_timers(until, limit, std::nullopt);
  }
  virtual base::Result<std::vector<TimerRow>> timers_of(std::string_view stream) = 0;  // in the same order
};

}  // namespace consilium::ports
