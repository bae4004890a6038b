// What was asked of a case, read back from what happened in it: the command behind each event that somebody caused, at
// its recorded time. What followed by itself (points, children, holds, endings of outcomes, timers) is left out: it
// follows again, or not, when the command is given again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "cases/command.hpp"
#include "cases/event.hpp"
#include "model/service.hpp"

namespace consilium::reading {

struct PastEvent {
  std::int64_t position = 0;  // in the house
  std::string case_id;
  base::Instant occurred_at;
  base::Instant recorded_at;
  std::string actor;
  const model::Service* service = nullptr;  // of the version on which the case stood then
  cases::Event event;
};

struct PastCommand {
  std::int64_t position = 0;
  std::string case_id;
  base::Instant occurred_at;
  base::Instant recorded_at;
  std::string actor;
  cases::Command command;
};

// Of one case with those within it, all events in the order of their positions.
std::vector<PastCommand> commands_of(const std::vector<PastEvent>& events);

// What a command asks for, in English: `act book`.
std::string in_words(const cases::Command& command);

}  // namespace consilium::reading
