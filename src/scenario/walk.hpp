// Walk: a scenario played step by step on its virtual clock, with the case as it stands after each step, so that people
// can follow it. Steps of sequences are steps of their own; so is each timer that fires on the way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "cases/due.hpp"
#include "scenario/scenario.hpp"

namespace consilium::scenario {

struct OpenNow {
  cases::ObligationKind kind = cases::ObligationKind::task;
  std::string id;  // as in cases::Obligation
  base::LocalisedText name;
  std::string owner;
  std::optional<base::Instant> due{};
};

struct WalkStep {
  base::Instant at;
  base::Place place;  // of the step as written; of a timer that of the step it fires before
  std::string does;   // the act as scenarios write it, such as `do`; `decide` of a row of a table, `timer`, or `wait`
  std::string about;  // what it is done to, as written: a task, a service, a deadline
  std::string refused{};  // the code of the refusal, where it was refused
  std::string case_id{};  // empty: there is none yet
  std::string service{};  // of that case
  std::vector<OpenNow> open{};
  std::string end{};  // the case has come to; empty: it is open
  std::vector<std::string> told{};
  std::vector<Failure> failures{};
};

// No more steps are noted than this.
inline constexpr std::size_t walk_steps_max = 2'000;

struct Walked {
  std::vector<WalkStep> steps;
  bool cut = false;  // there were more
};

// Of a setting its own `walk` is passed over.
Walked walk(const Setting& setting, const Scenario& scenario);

}  // namespace consilium::scenario
