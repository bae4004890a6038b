// Exclusion: whether two conditions can be proved never to hold together. What cannot be proved counts as possible, so
// an answer `true` is certain and `false` is not.
#pragma once

#include "model/programme.hpp"

namespace consilium::compiler {

class Exclusion {
 public:
  Exclusion(const model::Programme& programme, const model::Service& service)
      : programme_(programme), service_(service) {}

  bool exclude(const model::Predicate& left, const model::Predicate& right) const;
  // A condition that excludes itself.
  bool never(const model::Predicate& predicate) const;

 private:
  bool atoms(const model::Predicate& left, const model::Predicate& right) const;
  bool of_one_fact(const model::Predicate& left, const model::Predicate& right) const;
  bool allows(const model::Predicate& bound, const model::Value& value) const;

  const model::Programme& programme_;
  const model::Service& service_;
};

}  // namespace consilium::compiler
