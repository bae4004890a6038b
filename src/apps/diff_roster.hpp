// Who in a roster loses and who gains between two versions of a programme, on a day.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "apps/roster_table.hpp"
#include "reading/difference_members.hpp"

namespace consilium::apps {

struct MovedMember {
  std::uint32_t entry = 0;  // of the table
  reading::MovedAnswer answer;
};

struct RosterCompared {
  base::Date on;
  RosterTable table;
  std::vector<std::string> services;  // of either version
  // By service: those who lose, then those who gain, each in the order of the file.
  std::vector<std::vector<MovedMember>> lose;
  std::vector<std::vector<MovedMember>> gain;
  std::vector<std::vector<std::uint32_t>> others;  // by entry, where the versions ask: other contracts of the insured
};

// By so many threads; the result does not depend on how many.
RosterCompared compare_roster(const reading::Version& before, const reading::Version& after, RosterTable table,
                              base::Date on, unsigned threads, const Progress& progress);

// The checks because of which a member has moved.
std::vector<std::string> because(const reading::MemberComparison& comparison, const RosterCompared& compared,
                                 const MovedMember& moved);

}  // namespace consilium::apps
