// The mistakes that can be made in a condition, for the walk over a programme.
#pragma once

#include <optional>
#include <vector>

#include "model/programme.hpp"
#include "scenario/mutation_offers.hpp"

namespace consilium::scenario {

class ConditionWalk {
 public:
  ConditionWalk(const model::Programme& programme, Offers& offers) : programme_(programme), offers_(offers) {}

  // Inside stages of a cancellation the points that are asked for are steps of it.
  void in_cancellation(bool yes) { in_cancellation_ = yes; }

  void walk(model::Predicate& predicate);
  void walk(std::optional<model::Predicate>& predicate);

 private:
  void fixed(model::DateTerm& term);
  void figures(model::Predicate& predicate);
  void compared(model::Predicate& predicate, model::Index scale);
  void exchanges(model::Predicate& predicate);
  void negation(model::Predicate& predicate);
  std::string text_of(const model::Predicate& predicate) const;

  const model::Programme& programme_;
  Offers& offers_;
  bool in_cancellation_ = false;
};

}  // namespace consilium::scenario
