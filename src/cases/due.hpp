// What is owed on a case: each deadline with its state, and each obligation with its owner, due time and reason. Worked
// out from the case and the calendar whenever it is asked; nothing here is stored.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "base/localised.hpp"
#include "calendar/arithmetic.hpp"
#include "cases/world.hpp"
#include "model/service.hpp"

namespace consilium::cases {

enum class ClockState : std::uint8_t {
  not_started,     // a trigger is missing, or lies before the calendar
  not_applicable,  // its condition does not hold
  running,
  stopped,  // a stop stands in front of the date
  met,
  missed  // the due time passed before it was met, or before now
};

// How long something that is only measured has taken so far, or took: natural time, and working days beside it.
struct Took {
  int minutes = 0;
  int working_days = 0;

  bool operator==(const Took&) const = default;
};

struct Clock {
  model::Index deadline = model::none;
  ClockState state = ClockState::not_started;
  std::optional<base::Instant> trigger;
  std::optional<base::Date> before;  // counted back from this date; none where that would have been too late
  calendar::Due due;
  std::optional<base::Instant> met_at;
  bool excused = false;
  int missed_before = 0;                     // how often it was missed before it started anew
  std::vector<std::string> excused_because;  // conditions of the deadline that did not hold when it fell due
  std::optional<Took> took;                  // of a deadline that is measured
  bool cut_off = false;                      // the case has ended, and nothing that would still be done would meet it
};

// Of `money` there are a statement to be made, a payment of the member's, and something to be given back.
enum class ObligationKind : std::uint8_t { task, paper, referral, settlement, escalation, money };

struct Obligation {
  ObligationKind kind = ObligationKind::task;
  std::string id;  // of the task, `checklist/item`, rule, interrupt or deadline; `statement`, `payment`, `return`
  base::LocalisedText name;
  std::string owner;                 // `member` or a role of the programme
  std::string party;                 // member, provider, insurer
  model::Index clock = model::none;  // position in Owed::clocks
  std::vector<std::string> outcomes;
  std::vector<std::string> clauses;
  std::string waits_in{};  // waiting line of the programme; empty: none
};

struct Owed {
  std::vector<Clock> clocks;  // one per deadline of the service
  std::vector<Obligation> obligations;
  std::optional<base::Instant> contract_ends_at;  // when its contract ends the case, unless something changes before
};

// `state` is a case of the world as it stands there, or one that is not in it.
Owed owed(World world, const CaseState& state, base::Instant now);

// A case that has ended stays on file as long as something is owed on it: a task after the end, or money.
bool is_on_file(const CaseState& state, const Owed& owed);

// Whether a timer has still to fire at the due time of a clock of the case. A due time that is past and on which
// nothing was recorded yet still waits.
bool waits(const Clock& clock, const CaseState& state);

std::string_view to_string(ClockState state);
std::string_view to_string(ObligationKind kind);

}  // namespace consilium::cases
