// EarlierCase: what a case may ask about another one of its account that was opened before: the points it has come to
// and the facts that are known of it, by the names that its own service gives them.
#pragma once

#include <string>
#include <vector>

#include "base/instant.hpp"
#include "model/value.hpp"

namespace consilium::model {

struct EarlierCase {
  struct Reached {
    std::string point;
    base::Instant at;  // its last stamp
    bool operator==(const Reached&) const = default;
  };
  struct Known {
    std::string fact;
    Value value;
    bool operator==(const Known&) const = default;
  };
  std::string id;
  std::string service;  // what its uses are kept as
  std::vector<Reached> reached;
  std::vector<Known> facts;

  const Reached* point(std::string_view point_id) const {
    for (const Reached& candidate : reached) {
      if (candidate.point == point_id) return &candidate;
    }
    return nullptr;
  }
  const Value* fact(std::string_view fact_id) const {
    for (const Known& candidate : facts) {
      if (candidate.fact == fact_id) return &candidate.value;
    }
    return nullptr;
  }
  bool operator==(const EarlierCase&) const = default;
};

}  // namespace consilium::model
