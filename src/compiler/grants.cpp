#include <fmt/core.h>

#include "compiler/scope.hpp"

namespace consilium::compiler {
namespace {

using model::none;

// A fact is carried as it is, so both services must mean the same by its name.
void check_carried(const Scope& scope, const model::Service& granted, const text::Node& node, model::Index fact) {
  const model::Fact& own = scope.service.facts[fact];
  const model::Index there = granted.fact(own.id);
  if (there == none) {
    refuse_carried(scope.context, node.place, granted, own.id);
  } else if (!means_the_same(own, granted.facts[there])) {
    scope.context.error("C348", node.place, fmt::format("`{}` is another kind of fact in `{}`", own.id, granted.id),
                        "give one of the two another name");
  }
}

}  // namespace

void read_grants(Scope& scope, std::span<const text::Node> nodes) {
  for (const text::Node& node : nodes) {
    const Object object(scope.context, node, "grant");
    model::Grant grant;
    grant.id = object.text("id");
    grant.name = object.localised("name");
    grant.service = object.text("service");
    if (const text::Node* at = object.find("at")) grant.at = scope.point(*at);
    const auto count = object.number("count");
    if (count && *count < 1) {
      scope.context.error("C349", object.find("count")->place, "a right is one of at least one use");
    }
    grant.count = static_cast<std::int32_t>(count.value_or(0));
    grant.cites = object.citation(true);
    const model::Service* granted = find_service(scope, object);
    for (const text::Node& fact : object.items("carry")) {
      const model::Index index = scope.fact(fact);
      if (index == none || granted == nullptr) continue;
      check_carried(scope, *granted, fact, index);
      grant.carry.push_back(index);
    }
    if (granted != nullptr) scope.service.grants.push_back(std::move(grant));
  }
}

}  // namespace consilium::compiler
