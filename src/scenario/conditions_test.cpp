// What single conditions of a programme decide, as tables of scenarios show it.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "scenario/umbrellas_fixture.hpp"

namespace consilium::scenario {
namespace {

// What fails when the rows are asked under the changed programme; empty when they hold.
std::string ask(const std::vector<Change>& changes, std::string_view given, std::string_view rows) {
  return failures_of(changes,
                     "    given: " + std::string(given) + "\n    for: mending\n    table:\n" + std::string(rows));
}

constexpr std::string_view two_products = "products: [umbrella, parasol]";
constexpr std::string_view in_force = "{ contract: { effective_on: 2026-01-01, state: { 2026-01-01: in_force } } }";

// Under the rules of the programme.
std::string rules_and(std::string_view rule) { return std::string(rule) + "\nconsents:\n"; }

TEST(Conditions, a_contract_of_another_product_brings_nothing) {
  const std::string rows =
      "      - { expect: eligible }\n"
      "      - { given: { contract: { product: umbrella } }, expect: eligible }\n"
      "      - { given: { contract: { product: parasol } }, expect: not_eligible, because: product, eligible_from: "
      "none }\n"
      "      - { given: { contract: { product: \"\" } }, expect: needs_information, because: product, ask: "
      "contract.product }\n";
  EXPECT_EQ(ask({}, in_force, rows), "");
  const Change both{"products: [umbrella]", two_products};
  EXPECT_EQ(ask({both}, in_force, "      - { given: { contract: { product: parasol } }, expect: eligible }\n"), "");
}

TEST(Conditions, a_rule_tells_products_apart_from_a_fixed_day_on) {
  const Change both{"products: [umbrella]", two_products};
  const std::string rule = rules_and(
      "  - { id: governed, when: { fact: contract.product, is: parasol }, require: { date: applied, on_or_after: { "
      "day: 2026-07-01 } }, say: { en: Not yet }, cites: [\"house:given\"] }");
  const std::string rows =
      "      - { as_of: 2026-06-30, expect: eligible }\n"
      "      - { as_of: \"2026-06-30T23:59\", given: { contract: { product: parasol } }, expect: not_eligible, "
      "because: governed, eligible_from: 2026-07-01 }\n"
      "      - { as_of: \"2026-07-01T00:00\", given: { contract: { product: parasol } }, expect: eligible }\n";
  EXPECT_EQ(ask({both, {"consents:\n", rule}}, in_force, rows), "");
}

}  // namespace
}  // namespace consilium::scenario
