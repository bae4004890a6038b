
#include <algorithm>

#include <fmt/core.h>

#include "compiler/scope.hpp"

namespace consilium::compiler {
namespace {

using model::none;

void read_otherwise(Scope& scope, const Object& object, model::Rule& rule) {
  const text::Node* node = object.find("else");
  if (node == nullptr) return;
  if (node->kind == text::Kind::mapping) {
    const Object inner(scope.context, *node, "refer");
    rule.otherwise = model::OtherwiseKind::refer;
    if (const text::Node* role = inner.find("refer")) rule.refer_to = scope.owner(*role);
  } else if (object.word("else") == "warn") {
    rule.otherwise = model::OtherwiseKind::warn;
  }
}

}  // namespace

namespace {

bool declare_rule(Scope& scope, const text::Node& node) {
  const text::Node* id = node.find("id");
  if (id == nullptr) return true;  // told where the rule is read
  if (const model::Index known = scope.service.rule(id->text); known != none && !id->text.empty()) {
    scope.context.error_with("C310", id->place, fmt::format("the rule `{}` is written twice", id->text),
                             {{scope.service.rules[known].cites.at, "it is first written here"}},
                             "give one of the two another name");
    return false;
  }
  scope.service.rules.emplace_back();
  scope.service.rules.back().id = id->text;
  scope.service.rules.back().cites.at = node.place;
  return true;
}

void read_rule(const Scope& names, const text::Node& node, model::Rule& rule) {
  Scope scope = names.looking_back();
  const Object object(scope.context, node, "rule");
  if (const text::Node* when = object.find("when")) rule.when = read_predicate(scope, *when);
  if (const text::Node* require = object.find("require")) rule.require = read_predicate(scope, *require);
  read_otherwise(scope, object, rule);
  if (const text::Node* replaced = object.find("instead_of")) rule.instead_of = scope.rule(*replaced);
  if (rule.instead_of != none && !rule.when)
    scope.context.error("C311", node.place, "an exception says when it applies", "add `when:`");
  for (const text::Node& role : object.items("may_waive")) rule.may_waive.push_back(scope.owner(role));
  rule.say = object.localised("say");
  rule.cites = object.citation(true);
}

}  // namespace

void read_rules(Scope& scope, std::span<const text::Node> common, std::span<const text::Node> own) {
  // Names first: an exception may stand before the rule it replaces.
  std::vector<const text::Node*> nodes;
  for (const auto& part : {common, own}) {
    for (const text::Node& node : part) {
      if (declare_rule(scope, node)) nodes.push_back(&node);
    }
  }
  for (const text::Node* node : nodes) {
    const text::Node* id = node->find("id");
    model::Rule nameless;
    const model::Index index = id == nullptr ? none : scope.service.rule(id->text);
    read_rule(scope, *node, index == none ? nameless : scope.service.rules[index]);
  }
}

void require_product(Scope& scope) {
  constexpr std::string_view id = "product";
  if (const model::Index own = scope.service.rule(id); own != none) {
    scope.context.error("C310", scope.service.rules[own].cites.at, "every service has a rule `product` of its own",
                        "give this one another name; `entitled` says which products bring the services");
    return;
  }
  model::Rule& rule = scope.service.rules.emplace_back();
  rule.id = id;
  rule.require.operation = model::Operation::one_of;
  rule.require.fact = index_of(model::BuiltIn::contract_product);
  for (const std::string& product : scope.programme.products) rule.require.values.emplace_back(model::Code{product});
  rule.say.in(base::Language::zh_hans) = "该合同的产品不含此服务";
  rule.say.in(base::Language::zh_hant) = "該合約的產品不含此服務";
  rule.say.in(base::Language::en) = "The product of this contract does not bring this service";
  rule.cites = scope.programme.entitled;
}

void read_branches(Scope& scope, const Object& service) {
  // Names first: conditions may speak of other branches.
  std::vector<const text::Node*> conditions;
  for (const text::Node& node : service.items("branches")) {
    const Object object(scope.context, node, "branch");
    model::Branch branch;
    branch.id = object.text("id");
    branch.name = object.localised("name");
    branch.cites = object.citation(true);
    conditions.push_back(object.find("when"));
    if (object.has("when") == object.has("otherwise")) {
      scope.context.error("C313", node.place, "a branch has either `when` or `otherwise: true`");
    }
    scope.service.branches.push_back(std::move(branch));
  }
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    if (conditions[i] != nullptr) scope.service.branches[i].when = read_predicate(scope, *conditions[i]);
  }
  if (!conditions.empty() && conditions.back() != nullptr) {
    scope.context.error("C314", service.items("branches").back().place,
                        "the last branch has a condition, so a case may find no way",
                        "write `otherwise: true` instead of its `when`");
  }
  if (const text::Node* point = service.find("branch_fixed_at")) scope.service.branch_fixed_at = scope.point(*point);
  if (!conditions.empty() && scope.service.branch_fixed_at == none) {
    scope.context.error("C315", service.find("branches")->place, "the way is never fixed",
                        "add `branch_fixed_at:` with the point from which it no longer changes");
  }
}

// `also_cites`: a service that repeats a common rule in its own clause.
void add_citations(Scope& scope, std::span<const text::Entry> entries) {
  for (const text::Entry& entry : entries) {
    const model::Index rule = scope.service.rule(entry.key);
    if (rule == none) {
      std::vector<std::string> known;
      for (const model::Rule& candidate : scope.service.rules) known.push_back(candidate.id);
      scope.context.unknown("C316", entry.key_place, "rule", entry.key, known);
      continue;
    }
    for (const text::Node& clause : entry.value.items) cite(scope.context, scope.service.rules[rule].cites, clause);
  }
}

}  // namespace consilium::compiler
