// What many words of a service are made of: citations, choices and the fields of forms.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/localised.hpp"
#include "model/predicate.hpp"

namespace consilium::model {

// What a rule, deadline and so on rests on: clause ids, or `house:` and `law:` entries of the programme.
struct Citation {
  std::vector<std::string> clauses;
  std::vector<std::string> house;
  std::vector<std::string> law;
  base::LocalisedText reading;  // which reading of the clause was taken, when it can be read in two ways
  base::Place at{};             // in the programme's files

  bool operator==(const Citation&) const = default;
};

struct Choice {
  std::string code;
  base::LocalisedText name;
  bool operator==(const Choice&) const = default;
};

// A field of a form: a fact to record, asked only while `when` holds, and then needed unless optional.
struct Field {
  Index fact = none;
  bool optional = false;
  std::optional<Predicate> when;

  bool operator==(const Field&) const = default;
};

// A condition of one act, with the code of the refusal.
struct Requirement {
  std::string id;
  Predicate that;
  base::LocalisedText say;

  bool operator==(const Requirement&) const = default;
};

}  // namespace consilium::model
