// What changed between two versions of a programme, word by word, by stable ids. Pure: the same versions give the same
// list in the same order. What a programme says for several services is one change that names them all.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/edition.hpp"
#include "model/network.hpp"
#include "model/programme.hpp"
#include "reading/difference_word.hpp"

namespace consilium::reading {

enum class Change : unsigned char { added, removed, changed };

std::string_view to_string(Change change);

struct ChangedAspect {
  std::string name;
  std::string from;  // empty: it is new
  std::string to;    // empty: it is gone

  bool operator==(const ChangedAspect&) const = default;
};

// One side of a change; empty where the word is not there.
struct Side {
  std::vector<std::string> clauses{};
  base::Place at{};

  bool operator==(const Side&) const = default;
};

struct Difference {
  Change change = Change::changed;
  std::string kind;
  std::vector<std::string> services;  // empty: of the whole programme
  std::string id;
  std::vector<ChangedAspect> aspects;
  Side old_side;
  Side new_side;
};

// What is in a service that is new or gone is not listed one by one: the aspect `holds` counts it. A service, or a line
// of its quota, that goes on under another id is found again under it: the aspect `id` tells both, and whatever is in
// the service stands under the new one.
std::vector<Difference> differences(const model::Programme& before, const model::Programme& after);

using Networks = std::map<std::string, model::Network, std::less<>>;

// Between the networks that either programme names, edition by edition and row by row, and between their calendars.
std::vector<Difference> differences_of_networks(const model::Programme& before, const Networks& networks_before,
                                                const model::Programme& after, const Networks& networks_after);
std::vector<Difference> differences_of_calendars(const calendar::Edition& before, const calendar::Edition& after);

}  // namespace consilium::reading
