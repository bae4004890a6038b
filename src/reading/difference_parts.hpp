// Parts of a service: rules that belong together because one replaces another, and the quota. The outcome of a decision
// is the worst that any of its checks asks for, and what a check asks for depends on the rules of its part alone: so
// the outcome of a service is the worst of its parts, and each part can be decided by itself. Parts that services have
// in common are decided once for all of them, and those that no roster can change are decided once for all members.
#pragma once

#include <cstddef>
#include <vector>

#include "model/programme.hpp"

namespace consilium::reading {

struct Part {
  model::Service service;     // with these rules, or this quota, and no other
  bool has_quota = false;     // its own; else uses are without limit
  bool reads_roster = false;  // may be answered otherwise for another member
  bool reads_age = false;     // may be answered otherwise for another member of whom the roster says the same else
  bool common_facts = false;  // it has those facts alone that every service has, at the same positions
};

struct Parts {
  std::vector<Part> all;
  std::vector<std::vector<std::size_t>> of_service;  // positions in `all`, in the order of the services
};

Parts parts_of(const model::Programme& programme);

}  // namespace consilium::reading
