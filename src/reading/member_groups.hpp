// MemberGroups: members of whom the roster says the same, their day of birth apart. Most of a roster is in few groups,
// and what does not ask for an age is answered once for each. Not thread-safe: one for each thread.
#pragma once

#include <cstddef>
#include <span>
#include <unordered_map>
#include <vector>

#include "cases/world.hpp"

namespace consilium::reading {

class MemberGroups {
 public:
  // Groups are counted from 0. One that is found again has the number it had.
  std::size_t group_of(const cases::RosterFacts& contract, std::span<const cases::RosterFacts* const> others);
  std::size_t size() const { return numbers_.size(); }
  void clear() { numbers_.clear(); }

 private:
  struct Key {
    cases::RosterFacts contract;
    std::vector<cases::RosterFacts> others;
  };
  // What is asked for, without a copy.
  struct Asked {
    const cases::RosterFacts& contract;
    std::span<const cases::RosterFacts* const> others;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(const Key& key) const;
    std::size_t operator()(const Asked& asked) const;
  };
  struct Equal {
    using is_transparent = void;
    bool operator()(const Key& left, const Key& right) const;
    bool operator()(const Asked& left, const Key& right) const;
    bool operator()(const Key& left, const Asked& right) const { return (*this)(right, left); }
  };

  std::unordered_map<Key, std::size_t, Hash, Equal> numbers_;
};

}  // namespace consilium::reading
