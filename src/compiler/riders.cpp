// Riders of the contracts that bring the services, and the facts that each of them gives.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/core.h>

#include "compiler/programme_reader.hpp"
#include "compiler/scope.hpp"

namespace consilium::compiler {
namespace {

constexpr std::string_view prefix = "rider.";

// A row of the roster is either a contract that brings the services or one rider of it.
void check_product(Context& context, const text::Node& node, const std::string& rider,
                   const model::Programme& programme) {
  const std::vector<std::string>& bringing = programme.products;
  if (std::find(bringing.begin(), bringing.end(), node.text) != bringing.end())
    context.error("C389", node.place, fmt::format("`{}` brings the services by itself and is no rider", node.text),
                  "name the product of the rider, or take this one off `products` of `entitled`");
  for (const model::Rider& other : programme.riders) {
    if (std::find(other.products.begin(), other.products.end(), node.text) == other.products.end()) continue;
    context.error("C398", node.place, fmt::format("`{}` is the rider `{}` already", node.text, other.id),
                  fmt::format("leave it to `{}` or to `{}`", other.id, rider));
  }
}

base::LocalisedText named(const base::LocalisedText& rider, const std::array<std::string_view, 3>& words) {
  base::LocalisedText name;
  for (std::size_t i = 0; i < base::all_languages.size(); ++i) {
    const std::string& of = rider.in(base::all_languages[i]);
    if (!of.empty()) name.in(base::all_languages[i]) = of + std::string(words[i]);
  }
  return name;
}

model::Fact fact_of(const model::Rider& rider, std::string_view what, const std::array<std::string_view, 3>& words) {
  model::Fact fact;
  fact.id = fmt::format("{}{}.{}", prefix, rider.id, what);
  fact.source = "roster";
  fact.name = named(rider.name, words);
  return fact;
}

}  // namespace

void read_riders(Context& context, const Object& entitled, model::Programme& programme) {
  for (const text::Entry& entry : entitled.entries("riders")) {
    const Object object(context, entry.value, "rider");
    model::Rider rider{entry.key, object.localised("name"), object.texts("products"), object.citation(true)};
    if (const text::Node* products = object.find("products")) {
      if (products->kind == text::Kind::scalar) check_product(context, *products, rider.id, programme);
      for (const text::Node& product : products->items) check_product(context, product, rider.id, programme);
      if (rider.products.empty())
        context.error("C102", products->place, "a rider has at least one product", "write `products: [extra]`");
    }
    programme.riders.push_back(std::move(rider));
  }
}

std::vector<model::Fact> roster_facts(const model::Programme& programme) {
  std::vector<model::Fact> facts = built_in_facts();
  for (const model::Rider& rider : programme.riders) {
    model::Fact& in_force = facts.emplace_back(fact_of(rider, "in_force", {"是否有效", "是否有效", ": in force"}));
    in_force.type = model::FactType::yes_no;
    in_force.dated = true;
    model::Fact& effective_on =
        facts.emplace_back(fact_of(rider, "effective_on", {"生效日", "生效日", ": effective date"}));
    effective_on.type = model::FactType::date;
  }
  return facts;
}

bool refuse_unknown_rider(const Scope& scope, Code code, const text::Node& node) {
  if (!node.text.starts_with(prefix) || scope.service.fact(node.text) != model::none) return false;
  std::vector<std::string> known;
  for (const model::Fact& fact : scope.service.facts) {
    if (fact.id.starts_with(prefix)) known.push_back(fact.id);
  }
  if (known.empty()) {
    scope.context.error(code, node.place, fmt::format("the programme knows no rider that gives `{}`", node.text),
                        "name it in `riders` of `entitled`: one called `extra` gives `rider.extra.in_force` and "
                        "`rider.extra.effective_on`");
  } else {
    scope.context.unknown(code, node.place, "fact of a rider", node.text, known);
  }
  return true;
}

}  // namespace consilium::compiler
