
#include "compiler/scope.hpp"

namespace consilium::compiler {
namespace {

using model::none;

}  // namespace

std::vector<model::Field> read_fields(Scope& scope, std::span<const text::Node> nodes) {
  std::vector<model::Field> fields;
  for (const text::Node& node : nodes) {
    model::Field field;
    if (node.kind == text::Kind::scalar) {
      field.fact = scope.fact(node);
    } else {
      const Object object(scope.context, node, "field");
      if (const text::Node* fact = object.find("fact")) field.fact = scope.fact(*fact);
      field.optional = object.yes("optional", false);
      if (const text::Node* when = object.find("when")) field.when = read_predicate(scope, *when);
    }
    if (field.fact != none) fields.push_back(std::move(field));
  }
  return fields;
}

std::vector<model::Requirement> read_requirements(Scope& scope, std::span<const text::Node> nodes) {
  std::vector<model::Requirement> requirements;
  Scope looking_back = scope.looking_back();
  for (const text::Node& node : nodes) {
    const Object object(scope.context, node, "require");
    model::Requirement requirement;
    requirement.id = object.text("id");
    requirement.say = object.localised("say");
    if (const text::Node* that = object.find("that")) requirement.that = read_predicate(looking_back, *that);
    requirements.push_back(std::move(requirement));
  }
  return requirements;
}

std::vector<model::Mark> read_marks(Scope& scope, std::span<const text::Node> nodes) {
  std::vector<model::Mark> marks;
  for (const text::Node& node : nodes) {
    model::Mark mark;
    if (node.kind == text::Kind::scalar) {
      mark.point = scope.point(node);
    } else {
      const Object object(scope.context, node, "mark");
      if (const text::Node* point = object.find("point")) mark.point = scope.point(*point);
      if (const text::Node* when = object.find("when")) mark.when = read_predicate(scope, *when);
      if (const text::Node* at = object.find("at")) mark.at_fact = scope.fact(*at);
    }
    if (mark.point != none) marks.push_back(std::move(mark));
  }
  return marks;
}

std::vector<model::Index> read_indexes(const Scope& scope, std::span<const text::Node> nodes,
                                       model::Index (Scope::*find)(const text::Node&) const) {
  std::vector<model::Index> indexes;
  for (const text::Node& node : nodes) {
    if (const model::Index index = (scope.*find)(node); index != none) indexes.push_back(index);
  }
  return indexes;
}

}  // namespace consilium::compiler
