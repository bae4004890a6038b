// Rehearsal: what would have become of the cases of an account if what was asked of them had been asked under another
// version, each thing at its recorded time, with timers in between. Pure: the past goes in as values.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cases/due.hpp"
#include "cases/world.hpp"
#include "model/account.hpp"
#include "reading/past_commands.hpp"

namespace consilium::reading {

// One holder of an account, with everything that was asked of their cases.
struct PastAccount {
  std::map<std::string, cases::RosterFacts> contracts;  // by id, as the roster knows them now
  std::string member_name;
  model::Account before;              // what no case of these brought: corrections, uses of cases that are gone
  std::vector<PastCommand> commands;  // in the order of their positions
};

// What a version is read with.
struct Stand {
  const model::Programme* programme = nullptr;
  const calendar::Edition* calendar = nullptr;
  const std::map<std::string, model::Network, std::less<>>* networks = nullptr;
};

// Something that was asked for and cannot be done under this version.
struct Stumble {
  base::Instant at;
  std::string asked;
  std::string code;
  std::vector<std::string> subjects;
  // Of a decision: the checks because of which it is so, with their clauses.
  std::vector<std::pair<std::string, std::vector<std::string>>> checks;

  bool operator==(const Stumble&) const = default;
};

// The checks, or else the code and what it is about.
std::string reasons_of(const Stumble& stumble);

struct PromiseKept {
  std::string kind;  // promise, target, …
  cases::ClockState state = cases::ClockState::not_started;
  int missed = 0;  // how often

  bool operator==(const PromiseKept&) const = default;
};

inline constexpr std::size_t hours_of_day = 24;

// What became of one case.
struct CaseFate {
  std::string service;
  bool opened = false;
  bool is_part = false;  // of another case
  bool granted = false;  // it came to the point from which its quota is held; without one: it was opened
  std::string end;       // empty: it is open
  std::map<std::string, PromiseKept> promises;                            // by deadline, those that began
  std::map<std::string, std::int64_t> uses;                               // held and consumed, by state
  std::map<std::string, std::int64_t> help;                               // counted, by allowance
  std::map<std::string, std::array<std::int64_t, hours_of_day>> done_by;  // acts, by owner and hour of the day
  std::vector<Stumble> stumbles;

  bool operator==(const CaseFate&) const = default;
};
using Fates = std::map<std::string, CaseFate>;  // by case

// What became of a case of the world by `at`, without what was done in it.
CaseFate fate_of(const cases::World& world, const cases::CaseState& state, base::Instant at);
// Counts a task that was done.
void count_act(const model::Programme& programme, const model::Service& service, const cases::TaskDone& done,
               base::Instant at, CaseFate& fate);

// Everything asked for again under `stand`, and timers until `until`.
Fates rehearse(const PastAccount& past, const Stand& stand, base::Instant until);

}  // namespace consilium::reading
