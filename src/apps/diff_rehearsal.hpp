// Rehearsal of the past of a house under a version to come: every case of the programme, open or closed, asked for
// again at its recorded times, beside what became of it. One account at a time is in memory.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "apps/roster_table.hpp"
#include "base/result.hpp"
#include "reading/rehearsal.hpp"
#include "service/house.hpp"
#include "service/load.hpp"

namespace consilium::apps {

struct PromiseTally {
  std::string kind;
  std::int64_t met = 0;
  std::int64_t missed = 0;
  std::int64_t open = 0;  // neither yet
};

// What a whole house came to. Keys with a slash: the service and the thing.
struct Tally {
  std::int64_t granted = 0;
  std::map<std::string, std::int64_t> refused;                       // service/check, or the code of a refusal
  std::map<std::string, std::map<std::string, std::int64_t>> quota;  // service: uses by state
  std::map<std::string, PromiseTally> promises;                      // service/deadline
  std::map<std::string, std::int64_t> ends;                          // service/end; `open`
  std::map<std::string, std::int64_t> help;                          // service/allowance, in its unit
  std::map<std::string, std::array<std::int64_t, reading::hours_of_day>> acts;  // owner, by hour of the day
};

struct CaseChange {
  std::string kind;  // application, end, quota, promise, help, acts, stumble
  std::string id;    // of the deadline, allowance, owner, …
  std::string from;
  std::string to;
  std::vector<std::string> clauses{};
};

struct RehearsedCase {
  std::string case_id;
  std::string service;
  std::vector<CaseChange> changes;
};

// The same change in so many cases.
struct ChangeGroup {
  std::string service;
  CaseChange change;
  std::int64_t cases = 0;
  std::string example;  // a case
};

inline constexpr std::size_t cases_kept_max = 10'000;

struct Rehearsed {
  base::Instant at;
  std::int64_t cases = 0;
  std::int64_t accounts = 0;
  std::int64_t erased = 0;           // accounts that cannot be read any more
  std::int64_t differ = 0;           // cases
  std::int64_t not_whole = 0;        // cases in which something asked for cannot be done again
  std::vector<ChangeGroup> groups;   // most cases first
  std::vector<RehearsedCase> first;  // that differ, in the order in which they were opened, at most cases_kept_max
  Tally before;
  Tally after;
  std::map<std::string, std::vector<std::string>> clauses;  // of checks, by service/check
};

// Up to now, by the clock of the house. What `after` points to must outlive the call.
base::Result<Rehearsed> rehearse_house(service::House& house, const service::Version& after, const Progress& progress);

// How one case differs.
std::vector<CaseChange> changes_between(const reading::CaseFate* before, const reading::CaseFate* after);
void count(const reading::CaseFate& fate, Tally& tally);

}  // namespace consilium::apps
