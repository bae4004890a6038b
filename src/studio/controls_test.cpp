// What can be set of a service, and what it answers.
#include "studio/controls.hpp"

#include <gtest/gtest.h>

#include "studio/decided.hpp"
#include "studio/tutorial_fixture.hpp"

namespace consilium::studio {
namespace {

using decision::Outcome;
using tests::House;
using tests::with;

const base::Date on = base::Date::of(2026, 3, 2);

const Control* control_of(const Controls& controls, const model::Service& service, std::string_view fact) {
  for (const Control& control : controls.facts) {
    if (service.facts[control.fact].id == fact) return &control;
  }
  return nullptr;
}

void set_defaults(const Controls& controls, Trial& trial) {
  for (const Control& control : controls.facts) trial.set(control.fact, control.otherwise);
}

TEST(Controls, are_the_facts_that_checks_look_at) {
  const House house;
  const Draft draft = house.draft();
  const model::Service& service = *draft.programme->service("home-visit");
  const Controls controls = controls_of(draft, service, on);
  for (const std::string_view fact : {"contract.state", "contract.effective_on", "patient.is_insured", "illness.code",
                                      "family.relation", "family.same_home"})
    EXPECT_NE(control_of(controls, service, fact), nullptr) << fact;
  EXPECT_EQ(control_of(controls, service, "close.reason"), nullptr);
  const Control& disease = *control_of(controls, service, "illness.code");
  EXPECT_EQ(disease.choices.size(), draft.programme->lists.front().rows.size());
  const Control& state = *control_of(controls, service, "contract.state");
  EXPECT_FALSE(state.choices.front().name.in(base::Language::en).empty());
  const Control& effective = *control_of(controls, service, "contract.effective_on");
  EXPECT_LE(std::get<base::Date>(*effective.from), on.plus_days(-360));
  EXPECT_GE(std::get<base::Date>(*effective.until), on);
}

TEST(Controls, begin_with_a_yes_where_there_is_one) {
  const House house;
  const Draft draft = house.draft();
  for (const model::Service& service : draft.programme->services) {
    const Controls controls = controls_of(draft, service, on);
    Trial trial(draft, service, on);
    EXPECT_EQ(decision::decide(trial.question()).outcome, Outcome::needs_information) << service.id;
    set_defaults(controls, trial);
    EXPECT_EQ(decision::decide(trial.question()).outcome, Outcome::eligible) << service.id;
  }
}

TEST(Trials, turn_where_a_figure_is_changed) {
  const House house;
  const auto outcome = [&](const Draft& draft, int days) {
    const model::Service& service = *draft.programme->service("home-visit");
    Trial trial(draft, service, on);
    set_defaults(controls_of(draft, service, on), trial);
    trial.set(service.fact("illness.code"), model::Code{"stroke"});
    trial.set(service.fact("contract.effective_on"), on.plus_days(-days));
    return decision::decide(trial.question()).outcome;
  };
  const Draft thirty = house.draft();
  EXPECT_EQ(outcome(thirty, 29), Outcome::not_eligible);
  EXPECT_EQ(outcome(thirty, 30), Outcome::eligible);
  const Draft longer =
      house.draft(with("programme.yaml", "lasts: { natural_days: 30 }", "lasts: { natural_days: 44 }"));
  EXPECT_EQ(outcome(longer, 43), Outcome::not_eligible);
  EXPECT_EQ(outcome(longer, 44), Outcome::eligible);
}

TEST(Trials, know_of_a_rider_what_is_set_and_nothing_before) {
  const House house;
  std::vector<compiler::SourceFile> files =
      with("programme.yaml", "\nrules:\n",
           "\nrules:\n"
           "  - { id: extra, require: { fact: rider.extra.in_force, on: applied, is: "
           "yes }, say: { en: No extra }, cites: [MB-1] }\n");
  for (compiler::SourceFile& file : files) {
    const std::string products = "products: [moonbeam-family],";
    const auto at = file.bytes.find(products);
    if (file.name == "programme.yaml" && at != std::string::npos)
      file.bytes.insert(at + products.size(),
                        " riders: { extra: { products: [moonbeam-extra], name: { en: Extra }, cites: [MB-1] } },");
  }
  const Draft draft = house.draft(std::move(files));
  ASSERT_TRUE(draft.programme.has_value());
  const model::Service& service = *draft.programme->service("home-visit");
  const model::Index rider = service.fact("rider.extra.in_force");
  const Controls controls = controls_of(draft, service, on);
  ASSERT_NE(control_of(controls, service, "rider.extra.in_force"), nullptr);
  Trial trial(draft, service, on);
  set_defaults(controls, trial);
  for (const auto& [value, outcome] : std::vector<std::pair<std::optional<model::Value>, Outcome>>{
           {true, Outcome::eligible}, {false, Outcome::not_eligible}, {std::nullopt, Outcome::needs_information}}) {
    trial.set(rider, value);
    EXPECT_EQ(decision::decide(trial.question()).outcome, outcome);
  }
}

TEST(Trials, count_what_is_spent_of_a_quota_and_of_its_pool) {
  const House house;
  const Draft draft = house.draft();
  const model::Service& service = *draft.programme->service("home-visit");
  const std::vector<QuotaControl> quotas = quotas_of(draft, service);
  ASSERT_EQ(quotas.size(), 2U);
  EXPECT_EQ(quotas.front().id, "home-visit");
  EXPECT_EQ(quotas.front().limit, 2);
  for (const QuotaControl& quota : quotas) {
    Trial trial(draft, service, on);
    set_defaults(controls_of(draft, service, on), trial);
    trial.spend({quota.service, quota.line, 1});
    EXPECT_EQ(decision::decide(trial.question()).outcome, Outcome::eligible) << quota.id;
    trial.spend({quota.service, quota.line, 1});
    EXPECT_EQ(decision::decide(trial.question()).outcome, Outcome::not_eligible) << quota.id;
  }
}

}  // namespace
}  // namespace consilium::studio
