// Tests of institutions and of the networks that list them.
#include <algorithm>

#include <fmt/core.h>

#include "compiler/conditions.hpp"

namespace consilium::compiler {

using model::FactType;
using model::Index;
using model::none;
using model::Operation;
using model::Predicate;

namespace {

// `column` and what it is to hold.
void read_column(Scope& scope, const Object& object, Predicate& predicate) {
  predicate.flag = object.text("column");
  if (object.has("has") == object.has("has_one_of"))
    scope.context.error("C234", object.node().place, "a test of a column needs either `has` or `has_one_of`");
  if (const text::Node* fact = object.find("has")) predicate.other_fact = scope.fact(*fact);
  for (const std::string& value : object.texts("has_one_of")) predicate.values.emplace_back(model::Code{value});
}

}  // namespace

Predicate about_network(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "network condition");
  Predicate predicate;
  predicate.operation = Operation::network_has;
  predicate.network = scope.network(*node.find("network"));
  read_column(scope, object, predicate);
  std::vector<Index>& asked = scope.service.asks_networks;
  if (std::find(asked.begin(), asked.end(), predicate.network) == asked.end() && predicate.network != none)
    asked.push_back(predicate.network);
  return predicate;
}

Predicate about_institution(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "institution condition");
  if (!compares_once(node, {"in_network", "listed_in", "grade", "originals_required", "column"})) {
    scope.context.error("C219", node.place, "a test of an institution needs exactly one comparison",
                        "in_network, listed_in, grade, originals_required or column");
  }
  Predicate predicate;
  predicate.fact = scope.fact(*node.find("institution"));
  if (predicate.fact != none) {
    const FactType type = scope.service.facts[predicate.fact].type;
    if (type != FactType::institution && type != FactType::institutions) {
      scope.context.error("C217", node.place,
                          fmt::format("`{}` is not an institution", scope.service.facts[predicate.fact].id));
    }
  }
  if (const text::Node* network = node.find("in_network")) {
    predicate.operation = Operation::in_network;
    predicate.network = scope.network(*network);
  } else if (const text::Node* listed = node.find("listed_in")) {
    predicate.operation = Operation::listed_in;
    predicate.network = scope.network(*listed);
  } else if (const text::Node* grade = node.find("grade")) {
    predicate.operation = Operation::grade_at_least;
    const Object inner(scope.context, *grade, "grade");
    const std::string value = inner.text("at_least");
    for (std::size_t i = 0; i < scope.programme.scales.size(); ++i) {
      if (scope.programme.scales[i].rank(value) < 0) continue;
      predicate.scale = static_cast<Index>(i);
      scope.context.use("scale", scope.programme.scales[i].id);
    }
    if (predicate.scale == none)
      scope.context.error("C218", grade->place, fmt::format("`{}` is on no scale of the programme", value));
    predicate.values.emplace_back(model::Code{value});
  } else if (object.has("column")) {
    predicate.operation = Operation::column_has;
    read_column(scope, object, predicate);
  } else if (object.has("originals_required")) {
    predicate.operation = Operation::originals_required;
    predicate.yes = object.yes("originals_required", true);
  }
  return predicate;
}

}  // namespace consilium::compiler
