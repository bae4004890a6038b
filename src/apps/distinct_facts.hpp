// DistinctFacts: what a roster says of its contracts, each thing once. Of most members it says what it says of many
// others; the day of birth, in which they differ, is not among it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <unordered_map>

#include "cases/world.hpp"

namespace consilium::apps {

class DistinctFacts {
 public:
  DistinctFacts() = default;
  DistinctFacts(DistinctFacts&&) noexcept = default;
  DistinctFacts& operator=(DistinctFacts&&) noexcept = default;
  DistinctFacts(const DistinctFacts&) = delete;
  DistinctFacts& operator=(const DistinctFacts&) = delete;
  ~DistinctFacts() = default;

  // Counted from 0. Facts that are found again have the number they had; their birth date is left out.
  std::uint32_t number_of(cases::RosterFacts facts);
  const cases::RosterFacts& operator[](std::uint32_t number) const { return all_[number]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(all_.size()); }

 private:
  struct Hash {
    std::size_t operator()(const cases::RosterFacts* facts) const;
  };
  struct Same {
    bool operator()(const cases::RosterFacts* left, const cases::RosterFacts* right) const { return *left == *right; }
  };

  std::deque<cases::RosterFacts> all_;  // whose addresses stay
  std::unordered_map<const cases::RosterFacts*, std::uint32_t, Hash, Same> numbers_;
};

}  // namespace consilium::apps
