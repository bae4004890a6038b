// A fact of a service with the value recorded for it.
#pragma once

#include <string>

#include "model/value.hpp"

namespace consilium::cases {

struct RecordedFact {
  std::string fact;
  model::Value value;

  template <class V>
  void fields(V& visit) {
    visit("fact", fact), visit("value", value);
  }
  bool operator==(const RecordedFact&) const = default;
};

}  // namespace consilium::cases
