// Tests of the account: its other cases, its quotas, and what is left or owed in this case.
#include <algorithm>
#include <span>

#include <fmt/core.h>

#include "compiler/conditions.hpp"

namespace consilium::compiler {

using model::Index;
using model::none;
using model::Operation;
using model::Predicate;

namespace {

// Names of another service are looked up in its outline: it may be read only later.
void read_facts_there(Scope& scope, const Object& object, const ServiceOutline& outline, Predicate& predicate) {
  model::Service other;
  other.facts = outline.facts;
  Scope there{scope.context, scope.programme, other};
  for (const text::Entry& entry : object.entries("facts")) {
    const Index fact = other.fact(entry.key);
    if (fact == none) {
      std::vector<std::string> known;
      for (const model::Fact& candidate : other.facts) known.push_back(candidate.id);
      scope.context.unknown("C201", entry.key_place, "fact", entry.key, known);
      continue;
    }
    model::FactThere& wanted = predicate.facts_there.emplace_back();
    wanted.fact = entry.key;
    const bool several = entry.value.kind == text::Kind::sequence;
    for (const text::Node& value :
         several ? std::span<const text::Node>(entry.value.items) : std::span<const text::Node>(&entry.value, 1)) {
      if (auto read = read_value(there, fact, value)) wanted.values.push_back(std::move(*read));
    }
  }
}

// A fact is compared as it is, so both services must mean the same by its name.
void read_same_there(Scope& scope, const Object& object, const ServiceOutline& outline, Predicate& predicate) {
  for (const text::Node& node : object.items("same")) {
    const Index here = scope.fact(node);
    if (here == none) continue;
    const model::Fact& own = scope.service.facts[here];
    const auto there = std::find_if(outline.facts.begin(), outline.facts.end(),
                                    [&](const model::Fact& candidate) { return candidate.id == own.id; });
    if (there == outline.facts.end()) {
      std::vector<std::string> known;
      for (const model::Fact& candidate : outline.facts) known.push_back(candidate.id);
      scope.context.unknown("C201", node.place, "fact of the other service", own.id, known);
    } else if (!means_the_same(own, *there)) {
      scope.context.error("C348", node.place,
                          fmt::format("`{}` is another kind of fact in `{}`", own.id, predicate.service),
                          "give one of the two another name");
    } else {
      predicate.same_there.push_back(here);
    }
  }
}

// How much must be left; without a figure that can be read, one.
std::int64_t least_left(Scope& scope, const Object& object) {
  const text::Node* left = object.find("left");
  if (left == nullptr) return 1;
  return Object(scope.context, *left, "left").number("at_least").value_or(1);
}

}  // namespace

Predicate about_earlier_case(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "earlier_case condition");
  Predicate predicate;
  predicate.operation = Operation::earlier_case;
  predicate.service = object.text("earlier_case");
  predicate.point_there = object.text("reached");
  if (!scope.may_look_back)
    scope.context.error("C235", node.place, "another case is asked about only in rules and in `require`",
                        "let a rule or a `require` ask it: what is owed here may not change by what happens there");
  const auto outline = scope.context.outlines.find(predicate.service);
  if (outline == scope.context.outlines.end()) {
    std::vector<std::string> known;
    for (const auto& [id, other] : scope.context.outlines) known.push_back(id);
    scope.context.unknown("C342", object.find("earlier_case")->place, "service", predicate.service, known);
    return predicate;
  }
  const std::vector<std::string>& points = outline->second.points;
  if (object.has("reached") && std::find(points.begin(), points.end(), predicate.point_there) == points.end())
    scope.context.unknown("C202", object.find("reached")->place, "point", predicate.point_there, points);
  read_same_there(scope, object, outline->second, predicate);
  read_facts_there(scope, object, outline->second, predicate);
  std::vector<std::string>& asked = scope.service.looks_back_at;
  if (std::find(asked.begin(), asked.end(), predicate.service) == asked.end()) asked.push_back(predicate.service);
  return predicate;
}

Predicate about_quota(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "quota_of condition");
  Predicate predicate;
  predicate.operation = Operation::quota_left;
  predicate.service = object.text("quota_of");
  predicate.low = least_left(scope, object);
  return predicate;
}

Predicate about_allowance(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "allowance condition");
  Predicate predicate;
  predicate.operation = Operation::allowance_left;
  predicate.allowance = scope.allowance(*node.find("allowance"));
  if (predicate.allowance == none) predicate.operation = Operation::money_is_settled;  // reported; only not to stumble
  predicate.low = least_left(scope, object);
  return predicate;
}

Predicate about_money(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "money condition");
  Predicate predicate;
  predicate.operation = Operation::money_is_settled;
  (void)object.word("money");
  return predicate;
}

}  // namespace consilium::compiler
