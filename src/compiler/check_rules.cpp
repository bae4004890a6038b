// Rules that contradict each other, and conditions that can never hold.
#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "compiler/check.hpp"
#include "compiler/exclusion.hpp"

namespace consilium::compiler {
namespace {

using model::Index;
using model::none;

const std::string& id_of(const model::Rule& rule) { return rule.id; }

// Exceptions of one rule: no two of them may apply to the same case, or it would have two answers.
void check_exceptions(Context& context, const Exclusion& exclusion, const model::Service& service) {
  for (std::size_t i = 0; i < service.rules.size(); ++i) {
    const model::Rule& later = service.rules[i];
    if (later.instead_of == none || !later.when) continue;
    for (std::size_t j = 0; j < i; ++j) {
      const model::Rule& earlier = service.rules[j];
      if (earlier.instead_of != later.instead_of || !earlier.when) continue;
      if (exclusion.exclude(*earlier.when, *later.when)) continue;
      context.error_with("C317", later.cites.at,
                         fmt::format("`{}` and `{}` both stand instead of `{}` and can apply to the same case",
                                     id_of(earlier), id_of(later), id_of(service.rules[later.instead_of])),
                         {{earlier.cites.at, "the other exception"}},
                         "narrow the `when` of one of them, or let one stand `instead_of` the other");
    }
  }
}

// A rule that stands instead of itself, by way of others.
void check_circles(Context& context, const model::Service& service) {
  for (std::size_t i = 0; i < service.rules.size(); ++i) {
    Index at = service.rules[i].instead_of;
    for (std::size_t steps = 0; at != none && at != i && steps < service.rules.size(); ++steps)
      at = service.rules[at].instead_of;
    if (at != i) continue;
    context.error(
        "C318", service.rules[i].cites.at,
        fmt::format("`{}` stands instead of itself, by way of the rules it replaces", id_of(service.rules[i])),
        "take `instead_of` from one of them");
  }
}

void check_possible(Context& context, const Exclusion& exclusion, const model::Service& service) {
  for (const model::Rule& rule : service.rules) {
    if (rule.when && exclusion.never(*rule.when)) {
      context.error("C319", rule.cites.at, fmt::format("the rule `{}` can never apply", id_of(rule)),
                    "its `when` asks for things that exclude each other");
    }
    if (exclusion.never(rule.require)) {
      context.error("C319", rule.cites.at, fmt::format("nobody can meet the rule `{}`", id_of(rule)),
                    "it asks for things that exclude each other");
    }
  }
}

// Two rules that everybody has to meet, and nobody can meet both.
void check_together(Context& context, const Exclusion& exclusion, const model::Service& service) {
  const auto stands_alone = [&](std::size_t index) {
    const model::Rule& rule = service.rules[index];
    const bool replaced = std::any_of(service.rules.begin(), service.rules.end(),
                                      [&](const model::Rule& other) { return other.instead_of == index; });
    return !rule.when && !replaced && rule.otherwise == model::OtherwiseKind::refuse;
  };
  for (std::size_t i = 0; i < service.rules.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!stands_alone(i) || !stands_alone(j)) continue;
      if (exclusion.never(service.rules[i].require) || exclusion.never(service.rules[j].require)) continue;
      if (!exclusion.exclude(service.rules[j].require, service.rules[i].require)) continue;
      context.error_with(
          "C322", service.rules[i].cites.at,
          fmt::format("nobody can meet both `{}` and `{}`", id_of(service.rules[j]), id_of(service.rules[i])),
          {{service.rules[j].cites.at, "the other rule"}},
          "let one apply only `when` it should, or stand `instead_of` the other");
    }
  }
}

}  // namespace

void check_rules(Context& context, const model::Programme& programme, const model::Service& service) {
  const Exclusion exclusion(programme, service);
  check_exceptions(context, exclusion, service);
  check_circles(context, service);
  check_possible(context, exclusion, service);
  check_together(context, exclusion, service);
}

}  // namespace consilium::compiler
