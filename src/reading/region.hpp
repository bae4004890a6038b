// The region of facts for which two versions of a programme answer otherwise, check by check: rules that belong
// together (see difference_parts.hpp) or a quota, decided by both versions without all other checks, so that nothing
// else stands in the way. A decision changes exactly where one of these regions holds and no other check of the service
// asks for the same or worse.
//
// Why this is exact: a condition compares a fact or a date with something, so its answer turns only at the values it
// names and on the days at which a date is passed. Every value that either version names is tried, and one other value;
// between two turning days next to each other nothing turns, so one day speaks for all of them. Where two dates are
// compared with each other, every day of the first is tried, from `years_back` before to `years_ahead` after the day of
// the question, and for each of them the turning days of the second are found, up to `years_beyond` away.
//
// What is not covered is said in `not_told`, and never left out silently: conditions over more than two dates at once,
// over opening hours, policy years and sets of institutions, and checks with more cells or regions than the limits.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reading/difference_members.hpp"

namespace consilium::reading {

struct RegionCondition {
  std::string about;  // a fact, as programmes write it
  std::string is;     // `2025-12-01 to 2026-01-29`, `suspended or lapsed`

  bool operator==(const RegionCondition&) const = default;
};

struct Region {
  std::vector<std::string> services;
  std::vector<std::string> checks;     // rules, or `quota`
  std::vector<RegionCondition> where;  // all of them hold; empty: always
  std::vector<RegionCondition> example;
  Answer before;  // of these checks alone
  Answer after;
};

struct Regions {
  base::Date on;
  std::vector<Region> all;
  std::vector<std::string> not_told;
};

inline constexpr std::size_t regions_of_check_max = 50;
inline constexpr std::size_t cells_max = 3'000'000;
inline constexpr int years_back = 40;
inline constexpr int years_ahead = 2;
inline constexpr int years_beyond = 12;  // of a second date, on both sides of those

inline constexpr int years_of_life = 120;

// Of the checks that a change reaches.
Regions regions_of(const Version& before, const Version& after, const std::vector<Difference>& differences,
                   base::Date on);

}  // namespace consilium::reading
