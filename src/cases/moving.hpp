// Moving a case to another version of its programme: what would become of it, why it cannot, and the events that do it.
// A case moves with the cases it has opened within it. What has happened is not read again: points, facts, tasks and
// papers are found by their ids in the other version, the service also by the ids it had before, and what was met,
// missed, held and spent stays as it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/localised.hpp"
#include "cases/command.hpp"
#include "cases/world.hpp"
#include "quota/balance.hpp"

namespace consilium::cases {

// How a thing of a case stands under one version.
struct Standing {
  std::string words;                        // all of it, in English
  std::string kind{};                       // of a deadline: promise, target, …
  std::string state{};                      // of a deadline that of its clock; of cancelling what it would mean
  std::optional<base::Instant> due{};       // of a deadline
  std::optional<base::Date> due_date{};     // the same, where it is due by the end of a day
  std::string owner{};                      // of what is owed
  std::optional<quota::Balance> balance{};  // of quota
};

struct MovedThing {
  std::string kind;  // deadline, task, paper, referral, … as obligations are called; quota, cancelling, step, end
  std::string id;
  base::LocalisedText name;      // empty where it has none
  std::optional<Standing> from;  // none: it was not there
  std::optional<Standing> to;    // none: it is gone
};

struct Obstacle {
  std::string kind;  // closed, within, right, version, account, service, step, fact, branch, task, quota, …
  std::string id;    // of the thing that is missing; may be empty
  base::LocalisedText name;
  std::string words;  // in English
};

struct CaseEffect {
  std::string case_id;
  std::string service;
  std::vector<MovedThing> moved;
};

struct MoveEffect {
  std::string from;  // hashes
  std::string to;
  std::string from_version;
  std::string to_version;
  std::vector<Obstacle> cannot_move;  // why; then nothing is said of what would move
  std::vector<CaseEffect> cases;      // the case first, then those within it; each that differs

  // Names what a person was shown: the same for the same effect.
  std::string fingerprint() const;
};

struct Moving {
  MoveEffect effect;
  World after;                   // the world under the other version, once moved; only where it can be
  std::optional<Change> change;  // none where it cannot move
};

// `before` holds the case with what moves with it; `after` is what the other version looks at beside them: its
// programme, calendar and networks, and the contracts and earlier cases that it asks about. Its family is made here.
// At `before.occurred_at`, by `before.actor`.
Moving move_to(const World& before, World after, std::string_view case_id, const std::string& reason);

// Why nobody may ask for this move at all: the case has ended, stands within another, or on that version already.
std::vector<Obstacle> not_to_be_moved(const World& world, const model::Programme& to, std::string_view case_id);

// A case under another version of its service: everything that has a place there.
CaseState carried_over(const model::Service& from, const CaseState& state, const model::Service& to);

}  // namespace consilium::cases
