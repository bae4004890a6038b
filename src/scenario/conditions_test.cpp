// What single conditions of a programme decide, as tables of scenarios show it.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "scenario/umbrellas_fixture.hpp"

namespace consilium::scenario {
namespace {

// Shops in the north and the south, one of which nothing is said, and one that comes in April.
std::map<std::string, model::Network, std::less<>> shops() {
  model::Network network;
  network.id = "umbrella-shops";
  model::NetworkEdition& edition = network.editions.emplace_back();
  edition.from = base::Date::of(2026, 1, 1);
  for (const auto& [id, region] : {std::pair{"blank", ""}, {"north", "north"}, {"south", "south"}}) {
    model::ListedInstitution& listed = edition.institutions.emplace_back();
    listed.institution.id = id;
    listed.institution.name = id;
    listed.institution.edition = "umbrella-shops@2026-01-01";
    if (*region != 0) listed.cells.push_back({"regions", {region, std::string(region) + "-coast"}});
  }
  return {{network.id, network}};
}

// What fails when the scenario is played under the changed programme; empty when it holds.
std::string play_out(const std::vector<Change>& changes, std::string_view given, std::string_view scenario) {
  return failures_of(changes, "    given: " + std::string(given) + "\n" + std::string(scenario), shops());
}

std::string ask(const std::vector<Change>& changes, std::string_view given, std::string_view rows) {
  return play_out(changes, given, "    for: mending\n    table:\n" + std::string(rows));
}

constexpr std::string_view two_products = "products: [umbrella, parasol]";
constexpr std::string_view covered =
    "{ clock: \"2026-03-02T10:00\", contract: { effective_on: 2026-01-01, state: { 2026-01-01: in_force } } }";

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
  EXPECT_EQ(ask({}, covered, rows), "");
  const Change both{"products: [umbrella]", two_products};
  EXPECT_EQ(ask({both}, covered, "      - { given: { contract: { product: parasol } }, expect: eligible }\n"), "");
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
  EXPECT_EQ(ask({both, {"consents:\n", rule}}, covered, rows), "");
}

// The cloth is worn from a day on; both that day and the application are to lie in one policy year.
const std::vector<Change>& one_year() {
  static const std::string rule = rules_and(
      "  - { id: one-year, require: { same_period: policy_year, dates: [applied, worn.on] }, say: { en: Another year "
      "}, "
      "cites: [\"house:given\"] }\nfacts: { worn.on: { type: date, source: member, name: { en: Worn since } } }");
  static const std::vector<Change> changes{
      {"consents:\n", rule}, {"record: [{ fact: umbrella.cloth", "record: [worn.on, { fact: umbrella.cloth"}};
  return changes;
}

TEST(Conditions, dates_of_one_policy_year) {
  const std::string_view given = "{ contract: { effective_on: 2026-03-10, state: { 2026-03-10: in_force } } }";
  const std::string rows =
      "      - { as_of: 2027-03-09, facts: { worn.on: 2026-03-10 }, expect: eligible }\n"
      "      - { as_of: 2027-03-10, facts: { worn.on: 2027-03-09 }, expect: not_eligible, because: one-year, "
      "eligible_from: none }\n"
      "      - { as_of: 2027-03-10, facts: { worn.on: 2027-03-10 }, expect: eligible }\n"
      "      - { as_of: 2026-03-10, facts: { worn.on: 2026-03-09 }, expect: not_eligible, because: one-year }\n"
      "      - { as_of: 2027-03-09, facts: { worn.on: 2027-03-10 }, expect: not_eligible, eligible_from: 2027-03-10 }\n"
      "      - { as_of: 2026-04-01, expect: needs_information, ask: worn.on }\n"
      "      - { as_of: 2026-03-01, expect: not_eligible, because: one-year }\n";
  EXPECT_EQ(ask(one_year(), given, rows), "");
  EXPECT_EQ(ask(one_year(), "{ contract: { state: { 2026-03-10: in_force } } }",
                "      - { as_of: 2026-04-01, facts: { worn.on: 2026-04-01 }, expect: needs_information, ask: "
                "contract.effective_on }\n"),
            "");
}

TEST(Conditions, a_year_that_begins_on_the_29th_of_february) {
  const std::string_view given = "{ contract: { effective_on: 2024-02-29, state: { 2024-02-29: in_force } } }";
  const std::string rows =
      "      - { as_of: 2026-02-28, facts: { worn.on: 2026-02-27 }, expect: not_eligible, because: one-year }\n"
      "      - { as_of: 2026-03-01, facts: { worn.on: 2026-02-28 }, expect: eligible }\n";
  EXPECT_EQ(ask(one_year(), given, rows), "");
}

const std::vector<Change>& by_region(std::string_view require) {
  static std::string rule;
  static std::vector<Change> changes;
  rule =
      rules_and("  - { id: region, require: " + std::string(require) +
                ", say: { en: Not there }, cites: [\"house:given\"] }\nfacts: { wish.region: { type: one_of, values: { "
                "north: { en: North }, south: { en: South }, west: { en: West } }, source: member, name: { en: Region "
                "} } }");
  changes = {{"consents:\n", rule},
             {"record: [{ fact: umbrella.cloth", "record: [wish.region, { fact: umbrella.cloth"}};
  return changes;
}

TEST(Conditions, a_column_of_the_institution_holds_what_a_fact_says) {
  const std::vector<Change>& changes = by_region("{ institution: shop.wished, column: regions, has: wish.region }");
  const std::string rows =
      "      - { facts: { shop.wished: north, wish.region: north }, expect: eligible }\n"
      "      - { facts: { shop.wished: north, wish.region: south }, expect: not_eligible, because: region }\n"
      "      - { facts: { shop.wished: \"unlisted:Rain\", wish.region: south }, expect: not_eligible }\n"
      "      - { facts: { shop.wished: blank, wish.region: south }, expect: needs_information, ask: nothing }\n"
      "      - { facts: { shop.wished: north }, expect: needs_information, ask: wish.region }\n"
      "      - { facts: { wish.region: north }, expect: needs_information, ask: shop.wished }\n";
  EXPECT_EQ(ask(changes, covered, rows), "");
}

TEST(Conditions, a_column_of_the_institution_holds_one_of_several) {
  const std::vector<Change>& changes =
      by_region("{ institution: shop.wished, column: regions, has_one_of: [west, north-coast] }");
  EXPECT_EQ(ask(changes, covered,
                "      - { facts: { shop.wished: north }, expect: eligible }\n"
                "      - { facts: { shop.wished: south }, expect: not_eligible, because: region }\n"),
            "");
}

TEST(Conditions, some_row_of_a_network_holds_what_a_fact_says) {
  const std::vector<Change>& changes = by_region("{ network: shops, column: regions, has: wish.region }");
  const std::string given =
      "{ contract: { effective_on: 2026-01-01, state: { 2026-01-01: in_force } }, added: [{ network: shops, "
      "institution: "
      "west, from: 2026-04-01, columns: { regions: [west, far] } }], removed: [{ institution: south, from: 2026-03-01 "
      "}] "
      "}";
  const std::string rows =
      "      - { as_of: 2026-02-01, facts: { wish.region: north }, expect: eligible }\n"
      "      - { as_of: 2026-02-28, facts: { wish.region: south }, expect: eligible }\n"
      "      - { as_of: 2026-03-01, facts: { wish.region: south }, expect: not_eligible, because: region, "
      "eligible_from: "
      "none }\n"
      "      - { as_of: 2026-03-31, facts: { wish.region: west }, expect: not_eligible, eligible_from: 2026-04-01 }\n"
      "      - { as_of: 2026-04-01, facts: { wish.region: west }, expect: eligible }\n"
      "      - { as_of: 2026-02-01, expect: needs_information, ask: wish.region }\n";
  EXPECT_EQ(ask(changes, given, rows), "");
}

TEST(Conditions, a_network_stands_as_of_the_application_where_the_programme_says_so) {
  const Change as_of{"{ network: umbrella-shops,", "{ network: umbrella-shops, as_of: applied,"};
  const Change unlisted{"type: institution, network: shops,", "type: institution, network: shops, unlisted: true,"};
  const Change booked{"opens: { reached: accepted }, record: [slot.at]",
                      "opens: { reached: accepted }, require: [{ id: not-in-network, that: { institution: shop.wished, "
                      "in_network: shops } }], record: [slot.at, shop.wished]"};
  const auto steps = [](std::string_view opened, std::string_view shop, std::string_view expected) {
    return "    timeline:\n      - { at: \"" + std::string(opened) +
           "T10:00\", open: mending, as: c }\n      - { consent: sharing }\n      - { do: accept }\n      - { at: "
           "\"2026-03-16T10:00\", do: book, facts: { slot.at: \"2026-03-18T10:00\", shop.wished: " +
           std::string(shop) + " }, " + std::string(expected) + " }\n";
  };
  const std::string given =
      "{ clock: \"2026-03-01T10:00\", contract: { effective_on: 2026-01-01, state: { 2026-01-01: in_force } }, "
      "removed: "
      "[{ institution: north, from: 2026-03-15 }], added: [{ network: shops, institution: west, from: 2026-03-15 }] }";
  const std::string_view done = "expect: { reached: booked }";
  const std::string_view refused = "refused: not-in-network";
  EXPECT_EQ(play_out({as_of, unlisted, booked}, given, steps("2026-03-14", "north", done)), "");
  EXPECT_EQ(play_out({as_of, unlisted, booked}, given, steps("2026-03-15", "north", refused)), "");
  EXPECT_EQ(play_out({as_of, unlisted, booked}, given, steps("2026-03-14", "west", refused)), "");
  EXPECT_EQ(play_out({as_of, unlisted, booked}, given, steps("2026-03-15", "west", done)), "");
  EXPECT_EQ(play_out({unlisted, booked}, given, steps("2026-03-14", "north", refused)), "");
  EXPECT_EQ(play_out({unlisted, booked}, given, steps("2026-03-14", "west", done)), "");
}

const std::vector<Change>& mended_before() {
  static const std::string rule = rules_and(
      "  - { id: before, when: { fact: umbrella.cloth, is: thin }, require: { earlier_case: mending, reached: "
      "accepted, "
      "facts: { umbrella.cloth: thick } }, say: { en: Mend the thick one first }, cites: [\"house:given\"] }");
  static const std::vector<Change> changes{{"consents:\n", rule}, {"quota: { count: 1", "quota: { count: 2"}};
  return changes;
}

TEST(Conditions, an_earlier_case_that_came_to_a_point_with_these_facts) {
  const auto before = [](std::string_view cases) {
    return "given: { earlier_cases: [" + std::string(cases) + "] }, facts: { umbrella.cloth: thin }, ";
  };
  const std::string thick = "{ service: mending, reached: { accepted: 2026-02-01 }, facts: { umbrella.cloth: thick } }";
  const std::string thin = "{ service: mending, reached: { accepted: 2026-02-02 }, facts: { umbrella.cloth: thin } }";
  const std::string only_open =
      "{ service: mending, reached: { applied: 2026-02-03 }, facts: { umbrella.cloth: thick } }";
  const std::string unsaid = "{ service: mending, reached: { accepted: 2026-02-01 } }";
  const std::string refused = "as_of: 2026-03-02, expect: not_eligible, because: before }\n";
  const std::string rows = "      - { facts: { umbrella.cloth: thin }, " + refused + "      - { " + before(thick) +
                           "as_of: 2026-03-02, expect: eligible }\n" + "      - { " + before(thick) +
                           "as_of: 2026-01-31, expect: not_eligible, eligible_from: 2026-02-01 }\n" + "      - { " +
                           before(thick + ", " + thin) + refused + "      - { " + before(thick + ", " + only_open) +
                           "as_of: 2026-03-02, expect: eligible }\n" + "      - { " + before(only_open) + refused +
                           "      - { " + before(unsaid) + refused;
  EXPECT_EQ(ask(mended_before(), covered, rows), "");
}

TEST(Conditions, an_earlier_case_about_the_same) {
  const std::string rule = rules_and(
      "  - { id: before, require: { earlier_case: mending, reached: accepted, same: [umbrella.cloth], facts: { good: "
      "yes "
      "} }, say: { en: Mend one like it first }, cites: [\"house:given\"] }\nfacts: { good: { type: yes_no, source: "
      "member, name: { en: Good } } }");
  const Change recorded{"record: [{ fact: umbrella.cloth",
                        "record: [{ fact: good, optional: true }, { fact: umbrella.cloth"};
  const auto row = [](std::string_view cases, std::string_view rest) {
    return "      - { given: { earlier_cases: [" + std::string(cases) + "] }, as_of: 2026-03-02, " + std::string(rest) +
           " }\n";
  };
  const auto before = [](std::string_view cloth, std::string_view day, std::string_view good) {
    return "{ service: mending, reached: { accepted: " + std::string(day) +
           " }, facts: { umbrella.cloth: " + std::string(cloth) + ", good: " + std::string(good) + " } }";
  };
  const std::string thick = before("thick", "2026-02-01", "yes");
  const std::string thin = before("thin", "2026-02-02", "yes");
  const std::string asks_thick = "facts: { umbrella.cloth: thick }, ";
  const std::string rows =
      row(thick + ", " + thin, asks_thick + "expect: eligible") +
      row(thin, asks_thick + "expect: not_eligible, because: before, eligible_from: none") +
      row(thick + ", " + before("thick", "2026-02-03", "no"), asks_thick + "expect: not_eligible, because: before") +
      row("{ service: mending, reached: { accepted: 2026-02-01 }, facts: { good: yes } }",
          asks_thick + "expect: not_eligible") +
      row(thick, "expect: needs_information, ask: umbrella.cloth") +
      row("{ service: mending, reached: { applied: 2026-02-01 }, facts: { umbrella.cloth: thick, good: yes } }",
          "expect: not_eligible, because: before");
  EXPECT_EQ(ask({{"consents:\n", rule}, recorded}, covered, rows), "");
}

TEST(Conditions, cases_of_the_account_are_earlier_ones_and_a_case_is_none_of_itself) {
  const std::string given =
      "{ clock: \"2026-03-02T10:00\", contract: { effective_on: 2026-01-01, state: { 2026-01-01: in_force } }, "
      "contracts: { second: { effective_on: 2026-01-01, state: { 2026-01-01: in_force } } } }";
  const std::string thin = "open: mending, as: b, facts: { umbrella.cloth: thin }";
  const std::string steps =
      "    timeline:\n"
      "      - { open: mending, as: a, facts: { umbrella.cloth: thick } }\n"
      "      - { " +
      thin +
      ", refused: not-eligible, expect: { about: before } }\n"
      "      - { on: a, consent: sharing }\n"
      "      - { do: accept }\n"
      "      - { " +
      thin +
      ", expect: { reached: applied } }\n"
      "      - { contract: second, " +
      thin + ", refused: not-eligible, expect: { about: before } }\n";
  EXPECT_EQ(play_out(mended_before(), given, steps), "");
}

TEST(Conditions, a_wish_that_lies_in_opening_hours) {
  const auto changes = [](std::string_view type, std::string_view lasting) {
    static std::string rule;
    rule = rules_and("  - { id: open, require: { date: visit.wish, within_hours: desk" + std::string(lasting) +
                     " }, say: { en: We are closed }, cites: [\"house:given\"] }\nfacts: { visit.wish: { type: " +
                     std::string(type) + ", source: member, name: { en: Visit } } }");
    return std::vector<Change>{{"consents:\n", rule},
                               {"record: [{ fact: umbrella.cloth", "record: [visit.wish, { fact: umbrella.cloth"}};
  };
  const auto row = [](std::string_view wish, std::string_view expect) {
    return "      - { facts: { visit.wish: \"" + std::string(wish) + "\" }, expect: " + std::string(expect) + " }\n";
  };
  EXPECT_EQ(
      ask(changes("instant", ""), covered,
          row("2026-03-06T16:59", "eligible") + row("2026-03-06T17:00", "not_eligible, because: open") +
              row("2026-03-07T10:00", "not_eligible") + "      - { expect: needs_information, ask: visit.wish }\n"),
      "");
  EXPECT_EQ(ask(changes("instant", ", lasting: { minutes: 60 }"), covered,
                row("2026-03-06T16:00", "eligible") + row("2026-03-06T16:01", "not_eligible")),
            "");
  EXPECT_EQ(ask(changes("date", ""), covered, row("2026-03-06", "eligible") + row("2026-03-07", "not_eligible")), "");
  const std::string when_open = rules_and(
      "  - { id: open, require: { date: applied, within_hours: desk }, say: { en: We are closed }, cites: "
      "[\"house:given\"] }");
  const std::vector<Change> now{{"consents:\n", when_open}};
  EXPECT_EQ(ask(now, covered,
                "      - { as_of: \"2026-03-07T10:00\", expect: not_eligible, eligible_from: 2026-03-09 }\n"
                "      - { as_of: \"2026-03-06T18:00\", expect: not_eligible, eligible_from: none }\n"),
            "");
}

TEST(Conditions, a_fact_of_several_codes_and_one_of_several_texts) {
  const std::string rules = rules_and(
      "  - { id: torn, require: { fact: harm, is: torn }, say: { en: Only the torn }, cites: [\"house:given\"] }\n"
      "  - { id: not-lost, require: { not: { fact: harm, one_of: [lost, sold] } }, say: { en: Gone }, cites: "
      "[\"house:given\"] }\n"
      "  - { id: few, require: { count_of: harm, from: 1, to: 2 }, say: { en: Too much }, cites: [\"house:given\"] }\n"
      "  - { id: known, when: { given: chosen }, require: { fact: chosen, among: menders }, say: { en: Nobody we named "
      "}, "
      "cites: [\"house:given\"] }\n"
      "facts:\n"
      "  harm: { type: several_of, values: { torn: { en: Torn }, bent: { en: Bent }, lost: { en: Lost }, sold: { en: "
      "Sold "
      "} }, source: member, name: { en: Harm } }\n"
      "  menders: { type: texts, source: provider, name: { en: Menders } }\n"
      "  chosen: { type: text, source: member, name: { en: Chosen } }");
  const Change record{"record: [{ fact: umbrella.cloth",
                      "record: [harm, menders, { fact: chosen, optional: true }, { fact: umbrella.cloth"};
  const std::string rows =
      "      - { facts: { harm: [torn, bent] }, expect: eligible }\n"
      "      - { facts: { harm: torn }, expect: eligible }\n"
      "      - { facts: { harm: [bent] }, expect: not_eligible, because: torn }\n"
      "      - { facts: { harm: [torn, lost] }, expect: not_eligible, because: not-lost }\n"
      "      - { facts: { harm: [torn, bent, sold] }, expect: not_eligible, because: [not-lost, few] }\n"
      "      - { expect: needs_information, ask: harm }\n"
      "      - { facts: { harm: torn, menders: [Li, Wang], chosen: Wang }, expect: eligible }\n"
      "      - { facts: { harm: torn, menders: [Li, Wang], chosen: Zhao }, expect: not_eligible, because: known }\n";
  EXPECT_EQ(ask({{"consents:\n", rules}, record}, covered, rows), "");
}

// Two plans; a contract counts once it has waited ten days. Quotas are counted by the person, a use in each policy
// year.
const std::vector<Change> with_plans{
    {"account: contract, cites", "account: person, cites"},
    {"run_off:\n",
     "periods:\n  waiting: { starts: { on: contract.effective_on }, lasts: { natural_days: 10 }, cites: "
     "[\"house:given\"] }\n"
     "plans: { sum_of: contract.sum_insured, after: waiting, bands: { small: { name: { en: Small } }, large: { from: "
     "300 "
     "CNY, name: { en: Large } } }, cites: [\"house:given\"] }\nrun_off:\n"},
    {"rules:\n",
     "rules:\n  - { id: in-plan, require: { fact: contract.plan, on: applied, is: large }, say: { en: Not in your plan "
     "}, "
     "cites: [\"house:given\"] }\n"},
    {"per: contract, year_of: applied", "per: policy_year, year_of: applied"}};

constexpr std::string_view two_contracts =
    "    given: { clock: \"2026-02-01T10:00\", contract: { effective_on: 2026-01-01, state: { 2026-01-01: in_force }, "
    "sum_insured: { 2026-01-01: 200 CNY } }, contracts: { second: { effective_on: 2026-02-02, state: { 2026-02-02: "
    "in_force }, sum_insured: { 2026-02-02: 100 CNY } } } }\n";

TEST(Conditions, a_plan_is_reached_by_two_contracts_once_the_second_has_waited) {
  const std::string table =
      std::string(two_contracts) +
      "    for: mending\n    table:\n"
      "      - { as_of: 2026-02-11, expect: not_eligible, because: in-plan, eligible_from: 2026-02-12 }\n"
      "      - { as_of: 2026-02-12, expect: eligible }\n"
      "      - { as_of: 2026-02-12, given: { contract: { sum_insured: { 2026-01-01: 199.99 CNY } } }, "
      "expect: not_eligible, because: in-plan, eligible_from: none }\n";
  EXPECT_EQ(failures_of(with_plans, table), "");
  const std::string timeline = std::string(two_contracts) +
                               "    timeline:\n"
                               "      - { expect: { plan: small } }\n"
                               "      - { at: \"2026-02-11T23:59\", expect: { plan: small } }\n"
                               "      - { at: \"2026-02-12T00:00\", expect: { plan: large } }\n";
  EXPECT_EQ(failures_of(with_plans, timeline), "");
}

TEST(Conditions, contracts_of_a_person_share_the_account_and_its_years) {
  const std::string timeline =
      std::string(two_contracts) +
      "    timeline:\n"
      "      - { at: \"2026-03-02T10:00\", open: mending }\n      - { consent: sharing }\n      - { do: accept }\n"
      "      - { contract: second, expect: { quota: { mending: { held: 1, used: 0, left: 0 } } } }\n"
      "      - { open: mending, refused: not-eligible, expect: { about: quota } }\n";
  EXPECT_EQ(failures_of(with_plans, timeline), "");
  std::vector<Change> apart = with_plans;
  apart.erase(apart.begin());
  EXPECT_NE(failures_of(apart, timeline), "");
}

// A service for whom the roster says that a rider of two products is in force, with its own ten days of waiting.
const std::vector<Change> with_rider{
    {"products: [umbrella],",
     "products: [umbrella], riders: { extra: { products: [umbrella-extra, umbrella-more], name: { en: Extra }, cites: "
     "[\"house:given\"] } },"},
    {"run_off:\n",
     "periods:\n  extra-waiting: { starts: { on: rider.extra.effective_on }, lasts: { natural_days: 10 }, cites: "
     "[\"house:given\"] }\nrun_off:\n"},
    {"rules:\n",
     "rules:\n  - { id: extra, require: { fact: rider.extra.in_force, on: applied, is: yes }, say: { en: No extra }, "
     "cites: [\"house:given\"] }\n"
     "  - { id: extra-waited, when: { fact: rider.extra.in_force, on: applied, is: yes }, require: { date: applied, "
     "after_end_of: extra-waiting }, say: { en: Too early }, cites: [\"house:given\"] }\n"}};

constexpr std::string_view contract_with_rider =
    "    given: { clock: \"2026-02-01T10:00\", contract: { effective_on: 2026-01-01, state: { 2026-01-01: in_force }, "
    "riders: { extra: { effective_on: 2026-02-01, state: { 2026-02-01: in_force, 2026-03-01: lapsed } } } } }\n"
    "    for: mending\n    table:\n";

TEST(Conditions, a_rider_is_in_force_on_the_days_that_the_roster_says_and_waits_by_itself) {
  EXPECT_EQ(
      failures_of(with_rider,
                  std::string(contract_with_rider) +
                      "      - { as_of: 2026-01-31, expect: not_eligible, because: extra }\n"
                      "      - { as_of: 2026-02-10, expect: not_eligible, because: extra-waited, eligible_from: "
                      "2026-02-11 }\n"
                      "      - { as_of: 2026-02-11, expect: eligible }\n"
                      "      - { as_of: 2026-02-28, expect: eligible }\n"
                      "      - { as_of: 2026-03-01, expect: not_eligible, because: extra, eligible_from: none }\n"),
      "");
}

TEST(Conditions, what_is_said_of_a_rider_again_is_said_over_it) {
  EXPECT_EQ(failures_of(with_rider,
                        std::string(contract_with_rider) +
                            "      - { as_of: 2026-02-11, given: { contract: { riders: { extra: { effective_on: "
                            "2026-02-02 } } } }, expect: not_eligible, because: extra-waited }\n"
                            "      - { as_of: 2026-03-01, given: { contract: { riders: { extra: { state: { 2026-02-01: "
                            "in_force } } } } }, expect: eligible }\n"
                            "      - { as_of: 2026-02-11, given: { contract: { riders: { extra: { product: "
                            "umbrella-more } } } }, expect: eligible }\n"),
            "");
}

TEST(Conditions, without_a_row_of_a_rider_the_answer_is_no_and_nothing_is_asked) {
  EXPECT_EQ(failures_of(with_rider,
                        "    given: { clock: \"2026-02-01T10:00\", contract: { effective_on: 2026-01-01 } }\n"
                        "    for: mending\n    table:\n"
                        "      - { as_of: 2026-02-11, expect: not_eligible, because: extra, ask: [] }\n"),
            "");
}

TEST(Conditions, a_rider_of_another_contract_counts_where_the_account_is_that_of_the_person) {
  const std::string table =
      "    given: { contract: { effective_on: 2026-01-01 }, contracts: { second: { effective_on: 2026-01-01, riders: { "
      "extra: { effective_on: 2026-01-01, state: { 2026-01-01: in_force } } } } } }\n"
      "    for: mending\n    table:\n      - { as_of: 2026-02-11, expect: eligible }\n";
  EXPECT_NE(failures_of(with_rider, table), "");
  std::vector<Change> by_person = with_rider;
  by_person.emplace_back("account: contract, cites", "account: person, cites");
  EXPECT_EQ(failures_of(by_person, table), "");
}

TEST(Conditions, a_rider_or_product_that_the_programme_does_not_name_fails_the_scenario) {
  const auto failures = [](const std::vector<Change>& changes, std::string_view riders) {
    return failures_of(changes,
                       fmt::format("    given: {{ contract: {{ riders: {} }} }}\n    for: mending\n    table:\n"
                                   "      - {{ as_of: 2026-02-11, expect: eligible }}\n",
                                   riders));
  };
  EXPECT_NE(failures(with_rider, "{ extar: { effective_on: 2026-01-01 } }").find("names no rider `extar`"),
            std::string::npos);
  EXPECT_NE(failures(with_rider, "{ extra: { product: umbrella } }").find("no product of the rider `extra`"),
            std::string::npos);
  EXPECT_NE(failures({}, "{ extra: { effective_on: 2026-01-01 } }").find("names no rider `extra`"), std::string::npos);
}

}  // namespace
}  // namespace consilium::scenario
