// Metered help, costs and how they are settled.
#include <algorithm>

#include <fmt/core.h>

#include "compiler/scope.hpp"

namespace consilium::compiler {
namespace {

using model::Counted;
using model::none;

void read_excluded(Scope& scope, const Object& object, model::Allowance& allowance) {
  for (const text::Entry& entry : object.entries("excluded")) {
    const Object inner(scope.context, entry.value, "excluded");
    model::Excluded excluded;
    excluded.id = entry.key;
    excluded.name = inner.localised("name");
    excluded.cites = inner.citation(true);
    const bool included = std::any_of(allowance.kinds.begin(), allowance.kinds.end(),
                                      [&](const model::Choice& kind) { return kind.code == excluded.id; });
    if (included) {
      scope.context.error("C394", entry.key_place, fmt::format("`{}` is both included and excluded", excluded.id),
                          "leave it out of `kinds` or of `excluded`");
    }
    allowance.excluded.push_back(std::move(excluded));
  }
}

// Hours are counted whole, or to the minute.
void read_amount(Scope& scope, const Object& object, model::Allowance& allowance) {
  const std::string unit = object.word("unit");
  const bool up = object.has("round") && object.word("round") == "up";
  if (object.has("round") && unit != "hours") {
    scope.context.error("C391", object.find("round")->place, fmt::format("{} are not rounded to hours", unit),
                        "leave `round` out; minutes and times are whole already");
  }
  const auto amount = object.number("amount");
  if (amount && *amount < 1) {
    scope.context.error("C390", object.find("amount")->place, "an allowance is one of at least one unit");
  }
  const bool to_the_minute = unit == "minutes" || (unit == "hours" && !up);
  allowance.counted = unit == "times" ? Counted::times : to_the_minute ? Counted::minutes : Counted::hours;
  allowance.amount = amount.value_or(0) * (unit == "hours" && to_the_minute ? 60 : 1);
}

void read_over(Scope& scope, const Object& object, model::Allowance& allowance) {
  const text::Node* node = object.find("over");
  if (node == nullptr || (node->kind == text::Kind::scalar && node->text == "refuse")) return;
  const Object over(scope.context, *node, "over");
  model::Charge charge;
  const auto price = base::Money::parse(over.text("charge"));
  if (price && price->minor > 0) {
    charge.each = *price;
  } else if (over.has("charge")) {
    scope.context.error("C392", over.find("charge")->place,
                        price ? "a charge is more than nothing" : price.error().message, "write it as `100 USD`");
  }
  if (object.has("unit") && object.word("unit") == "hours" && !object.has("round")) {
    scope.context.error("C393", node->place, "hours are charged whole, and these are counted to the minute",
                        "add `round: up`, or count and charge `unit: minutes`");
  }
  if (const text::Node* cost = over.find("cost")) charge.cost = scope.cost(*cost);
  if (charge.cost != none && !model::is_owed(scope.service.costs[charge.cost])) {
    scope.context.error(
        "C395", over.find("cost")->place,
        fmt::format("nobody would owe the provider a charge of the kind `{}`", scope.service.costs[charge.cost].id),
        "name a cost with `payer: member` that is settled on the spot or advanced");
  }
  allowance.beyond = charge;
}

}  // namespace

void read_allowances(Scope& scope, std::span<const text::Entry> entries) {
  for (const text::Entry& entry : entries) {
    const model::Index index = scope.service.allowance(entry.key);
    if (index == none) continue;
    const Object object(scope.context, entry.value, "allowance");
    model::Allowance& allowance = scope.service.allowances[index];
    allowance.name = object.localised("name");
    read_amount(scope, object, allowance);
    if (const text::Node* from = object.find("from")) allowance.from = scope.point(*from);
    if (const text::Node* until = object.find("until")) allowance.until = scope.point(*until);
    if (const text::Node* owner = object.find("owner")) allowance.owner = scope.owner(*owner);
    for (const text::Entry& kind : object.entries("kinds"))
      allowance.kinds.push_back({kind.key, read_localised(scope.context, kind.value)});
    read_excluded(scope, object, allowance);
    allowance.record = read_fields(scope, object.items("record"));
    read_over(scope, object, allowance);
    allowance.cites = object.citation(true);
  }
}

void read_costs(Scope& scope, std::span<const text::Entry> entries) {
  for (const text::Entry& entry : entries) {
    const Object object(scope.context, entry.value, "cost");
    model::Cost cost;
    cost.id = entry.key;
    cost.name = object.localised("name");
    cost.payer = object.word("payer") == "member" ? model::Payer::member : model::Payer::provider;
    const std::string payee = object.word("payee");
    for (const model::Payee known :
         {model::Payee::provider, model::Payee::staff, model::Payee::hospital, model::Payee::authority,
          model::Payee::carrier, model::Payee::lodging, model::Payee::third_party}) {
      if (model::to_string(known) == payee) cost.payee = known;
    }
    const std::string settle = object.word("settle");
    cost.settle = settle == "on_the_spot" ? model::Settle::on_the_spot
                  : settle == "advanced"  ? model::Settle::advanced
                                          : model::Settle::direct;
    cost.cites = object.citation(true);
    scope.service.costs.push_back(std::move(cost));
  }
}

void read_settlement(Scope& scope, const Object& service) {
  const std::vector<model::Cost>& costs = scope.service.costs;
  const auto owed = std::find_if(costs.begin(), costs.end(), model::is_owed);
  const text::Node* node = service.find("settlement");
  if (node == nullptr) {
    if (owed != costs.end()) {
      scope.context.error("C396", owed->cites.at,
                          fmt::format("the member may owe `{}`, and nothing says how that is settled", owed->id),
                          "add `settlement:`");
    }
    return;
  }
  const Object object(scope.context, *node, "settlement");
  model::Settlement settlement;
  settlement.name = object.localised("name");
  if (const text::Node* after = object.find("after")) settlement.after = scope.point(*after);
  if (const text::Node* owner = object.find("owner")) settlement.owner = scope.owner(*owner);
  if (const text::Node* marks = object.find("marks")) settlement.marks = scope.point(*marks);
  settlement.cites = object.citation(true);
  if (owed == costs.end()) {
    scope.context.error("C397", node->place, "there is nothing to settle: the member owes none of the costs",
                        "add `costs:` that the member bears, or leave `settlement` out");
  }
  scope.service.settlement = std::move(settlement);
}

}  // namespace consilium::compiler
