#include <fmt/core.h>

#include "base/money.hpp"
#include "compiler/programme_reader.hpp"

namespace consilium::compiler {
namespace {

using model::none;

// The least sum of a band; one without it takes any sum.
std::int64_t read_least_sum(Context& context, const Object& band, model::Plans& plans) {
  const text::Node* from = band.find("from");
  if (from == nullptr) return 1;
  const auto money = base::Money::parse(from->text);
  if (!money) {
    context.error("C359", from->place, money.error().message, "write 300000 CNY");
    return 1;
  }
  if (plans.currency.empty()) plans.currency = money->currency;
  if (plans.currency != money->currency)
    context.error("C359", from->place,
                  fmt::format("sums in {} and in {} cannot be compared", plans.currency, money->currency),
                  "write every plan in one currency");
  return money->minor;
}

// The period whose end a contract has to have passed.
model::Index read_after(Context& context, const Object& plans, const model::Programme& programme) {
  const text::Node* node = plans.find("after");
  if (node == nullptr) return none;
  context.use("period", node->text);
  for (std::size_t i = 0; i < programme.periods.size(); ++i) {
    const model::Period& period = programme.periods[i];
    if (period.id != node->text) continue;
    if (period.lasts && period.starts_on == index_of(model::BuiltIn::contract_effective_on))
      return static_cast<model::Index>(i);
  }
  context.error("C369", node->place, fmt::format("`{}` is no period of a contract with an end", node->text),
                "name a period that starts on contract.effective_on and lasts some time");
  return none;
}

}  // namespace

void read_plans(Context& context, const Object& root, model::Programme& programme) {
  const text::Node* node = root.find("plans");
  if (node == nullptr) return;
  const Object object(context, *node, "plans");
  model::Plans plans;
  (void)object.word("sum_of");
  plans.after = read_after(context, object, programme);
  for (const text::Entry& entry : object.entries("bands")) {
    const Object band(context, entry.value, "band");
    const std::int64_t from = read_least_sum(context, band, plans);
    if (!plans.bands.empty() && from <= plans.bands.back().from)
      context.error("C379", entry.key_place,
                    fmt::format("`{}` does not ask for more than `{}` before it", entry.key, plans.bands.back().id),
                    "write the plans by rising sum");
    plans.bands.push_back({entry.key, band.localised("name"), from});
  }
  plans.cites = object.citation(true);
  programme.plans = std::move(plans);
}

}  // namespace consilium::compiler
