// Words of a programme, written out one by one so that two versions can be compared: every rule, quota, deadline, task
// and so on under its stable id, with each of its aspects as text. Names stand for positions, so that the order of
// files and of words does not matter; where an order means something it is an aspect of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/programme.hpp"

namespace consilium::reading {

struct Aspect {
  std::string name;  // `within`, `require`, `name (en)`
  std::string text;  // with its unit

  bool operator==(const Aspect&) const = default;
};

inline constexpr std::string_view clauses_aspect = "clauses";
inline constexpr std::string_view service_kind = "service";
inline constexpr std::string_view line_kind = "line of the quota";

struct Word {
  std::string kind;     // `rule`, `deadline`, `list entry`
  std::string service;  // empty: of the whole programme
  std::string id;
  std::vector<Aspect> aspects{};  // none is empty
  model::Citation cites{};
};

// In the order of the programme: first what belongs to the whole of it, then service by service.
std::vector<Word> words_of(const model::Programme& programme);

}  // namespace consilium::reading
