// What single words of a programme do: one small programme, one word changed at a time, the same acts.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "scenario/umbrellas_fixture.hpp"

namespace consilium::scenario {
namespace {

std::vector<std::string> codes_of(const compiler::Compiled& compiled) {
  std::vector<std::string> codes;
  for (const base::Diagnostic& problem : compiled.problems) codes.push_back(problem.code);
  return codes;
}

TEST(Effects, the_clocks_of_a_stopped_case_stand_still_only_where_the_stop_says_so) {
  const std::string steps = accepted +
                            "      - { interrupt: stranger, expect: { suspended: stranger } }\n"
                            "      - { at: \"2026-03-04T10:00\", do: book, refused: case-suspended }\n"
                            "      - { lift: nobody else, expect: { suspended: nothing, due: { booking: ";
  EXPECT_EQ(play({}, in_force, steps + "2026-03-09 } } }\n"), "");
  EXPECT_EQ(play({{"    suspends: true\n", ""}}, in_force, steps + "2026-03-05 } } }\n"), "");
}

TEST(Effects, a_case_goes_the_way_its_programme_says_of_the_state_of_the_contract) {
  const std::string_view lapses = "2026-01-01: in_force, 2026-03-10: lapsed";
  const Change close{"lapsed: complete", "lapsed: close"};
  const std::string later = "      - { at: \"2026-03-10T00:00\", expect: { closed: ";
  const std::string ended =
      "\"contract:lapsed\", use: release, quota: { mending: { held: 0, used: 0, left: 1 } } } }\n";
  EXPECT_EQ(play({}, lapses, accepted + later + "open, quota: { mending: { held: 1 } } } }\n"), "");
  EXPECT_EQ(play({close}, lapses, accepted + later + ended), "");
  EXPECT_EQ(play({{"matured: complete", "matured: close"}}, lapses, accepted + later + "open } }\n"), "");
  EXPECT_EQ(play({close}, in_force, accepted + later + "open } }\n"), "");
  EXPECT_EQ(play({}, lapses, "      - { open: mending, as: c }\n" + later + ended), "");
  EXPECT_EQ(play({{"begun_at: accepted", "begun_at: applied"}}, lapses,
                 "      - { open: mending, as: c }\n" + later + "open } }\n"),
            "");
}

TEST(Effects, a_stopped_case_waits_for_whoever_decides_on_it_and_then_ends_with_its_contract) {
  const std::string steps = accepted +
                            "      - { interrupt: stranger }\n"
                            "      - { at: \"2026-03-11T10:00\", expect: { closed: open, suspended: stranger } }\n"
                            "      - { lift: nobody else }\n"
                            "      - { at: \"2026-03-11T11:00\", expect: { closed: \"contract:lapsed\" } }\n";
  EXPECT_EQ(play({{"lapsed: complete", "lapsed: close"}}, "2026-01-01: in_force, 2026-03-10: lapsed", steps), "");
}

TEST(Effects, nothing_is_done_under_a_contract_that_ends_the_case) {
  // The state was there from the beginning and no timer has fired yet.
  EXPECT_EQ(
      play({}, "2026-01-01: lapsed",
           "      - { open: mending, as: c }\n      - { consent: sharing, refused: contract-not-in-force, expect: "
           "{ about: lapsed } }\n      - { assign: somebody, expect: { closed: open } }\n"),
      "");
}

TEST(Effects, a_consent_is_withdrawn_as_long_as_it_says) {
  const std::string early =
      "      - { open: mending, as: c }\n      - { consent: sharing }\n      - { consent: sharing, given: no";
  const std::string late = accepted + "      - { consent: sharing, given: no";
  const std::string blocked = " }\n      - { do: accept, refused: consents-missing, expect: { about: sharing } }\n";
  const std::string book = "      - { do: book, facts: { slot.at: \"2026-03-12T10:00\" }, ";
  const Change never{"withdraw: before_act", "withdraw: no"};
  const Change always{"withdraw: before_act", "withdraw: any_time"};
  EXPECT_EQ(play({}, in_force, early + blocked), "");
  EXPECT_EQ(play({}, in_force,
                 late + ", refused: consent-acted-on, expect: { about: sharing } }\n" + book +
                     "expect: { reached: booked } }\n"),
            "");
  EXPECT_EQ(play({never}, in_force, early + ", refused: consent-binding, expect: { about: sharing } }\n"), "");
  EXPECT_EQ(play({never}, in_force, late + ", refused: consent-binding }\n"), "");
  EXPECT_EQ(play({always}, in_force, early + blocked), "");
  EXPECT_EQ(play({always}, in_force,
                 late + " }\n" + book +
                     "refused: consents-missing, expect: { about: sharing } }\n      - { consent: sharing }\n" + book +
                     "expect: { reached: booked } }\n"),
            "");
  // To refuse it from the beginning is to withdraw nothing.
  EXPECT_EQ(
      play({never}, in_force, "      - { open: mending, as: c }\n      - { consent: sharing, given: no" + blocked), "");
}

TEST(Effects, a_consent_that_is_only_asked_for_holds_nothing_up_and_is_noted) {
  const Change asked{"withdraw: before_act,", "withdraw: before_act, optional: true,"};
  const Change noted{"opens: { reached: accepted }, record: [slot.at]",
                     "opens: { reached: accepted }, require: [{ id: not-shared, that: { consented: sharing }, say: { "
                     "en: Ask first } }], record: "
                     "[slot.at]"};
  const std::string opened = "      - { open: mending, as: c }\n";
  const std::string accept = "      - { do: accept, expect: { reached: accepted } }\n";
  const std::string book = "      - { do: book, facts: { slot.at: \"2026-03-12T10:00\" }, ";
  const std::string booked = book + "expect: { reached: booked } }\n";
  const std::string not_shared = book + "refused: not-shared }\n";
  EXPECT_EQ(play({asked}, in_force, opened + accept + booked), "");
  EXPECT_EQ(play({asked, noted}, in_force, opened + accept + not_shared), "");
  EXPECT_EQ(play({asked, noted}, in_force, opened + "      - { consent: sharing }\n" + accept + booked), "");
  EXPECT_EQ(play({asked, noted}, in_force, opened + "      - { consent: sharing, given: no }\n" + accept + not_shared),
            "");
}

TEST(Effects, an_excuse_keeps_the_use_on_its_days_where_it_says_so) {
  const auto dropped = [&](std::string_view day, std::string_view cancelling, std::string_view use) {
    return accepted + "      - { excuse: storm, from: 2026-03-04, to: 2026-03-05 }\n      - { at: \"" +
           std::string(day) + "T10:00\", expect: { cancelling: " + std::string(cancelling) +
           " } }\n      - { cancel: confirmed, expect: { closed: dropped, use: " + std::string(use) + " } }\n";
  };
  EXPECT_EQ(play({}, in_force, dropped("2026-03-03", "spends", "consume")), "");
  EXPECT_EQ(play({}, in_force, dropped("2026-03-04", "free", "release")), "");
  EXPECT_EQ(play({}, in_force, dropped("2026-03-05", "free", "release")), "");
  EXPECT_EQ(play({}, in_force, dropped("2026-03-06", "spends", "consume")), "");
  EXPECT_EQ(play({{" use: keep,", ""}}, in_force, dropped("2026-03-04", "spends", "consume")), "");
}

TEST(Effects, a_call_the_day_before_a_monday_is_due_on_the_last_open_day) {
  EXPECT_EQ(play({}, in_force,
                 accepted + "      - { do: book, facts: { slot.at: \"2026-03-09T10:00\" }, expect: { due: { call: { "
                            "on: 2026-03-06, by: \"17:00\" } } } }\n"),
            "");
}

constexpr std::string_view one_more =
    "grants:\n  - { id: one-more, name: { en: One more }, service: mending, at: called, count: 1, carry: [slot.at], "
    "cites: "
    "[\"house:given\"] }\ncancellation:\n";

Change granting(std::string_view grant) { return {"cancellation:\n", grant}; }

TEST(Effects, a_right_that_a_case_gave_is_used_beside_the_quota) {
  const std::string given =
      accepted +
      "      - { do: book, facts: { slot.at: \"2026-03-12T10:00\" }, expect: { rights: { c.one-more: none } } }\n"
      "      - { open: mending, as: early, right: c.one-more, refused: right-unknown, expect: { about: c.one-more } }\n"
      "      - { on: c, do: call, expect: { rights: { c.one-more: { held: 0, used: 0, left: 1 } } } }\n";
  const std::string used =
      given +
      "      - { open: mending, as: d, refused: not-eligible, expect: { about: quota } }\n"
      "      - { open: mending, as: d, right: c.one-more, expect: { fact: { slot.at: \"2026-03-12T02:00:00Z\" } } }\n"
      "      - { consent: sharing }\n"
      "      - { do: accept, expect: { rights: { c.one-more: { held: 1, left: 0 } }, quota: { mending: { held: 1, "
      "used: "
      "0 } } } }\n"
      "      - { open: mending, as: e, right: c.one-more, refused: not-eligible, expect: { about: quota } }\n"
      "      - { on: d, cancel: confirmed, expect: { rights: { c.one-more: { held: 0, used: 1, left: 0 } }, quota: { "
      "mending: { held: 1, used: 0 } } } }\n";
  EXPECT_EQ(play({granting(one_more)}, in_force, used), "");
  EXPECT_NE(play({}, in_force, given), "");
  EXPECT_EQ(
      play({granting(one_more)}, in_force, accepted + "      - { expect: { rights: { c.one-more: { left: 1 } } } }\n"),
      "there is no right `c.one-more`\n");
}

std::string company(std::string_view met, std::string_view left, std::string_view then) {
  return "      - { log_help: company, kind: walk, met: \"" + std::string(met) + "\", left: \"" + std::string(left) +
         "\", expect: { " + std::string(then) + " } }\n";
}

TEST(Effects, help_is_counted_up_entry_by_entry_and_then_charged) {
  const std::string walks =
      accepted + "      - { at: \"2026-03-03T18:00\" }\n" +
      company("2026-03-03T09:00", "2026-03-03T10:01", "help: { counted: 2, included: 2, charged: 0, owed: nothing }") +
      company("2026-03-03T11:00", "2026-03-03T12:10",
              "help: { counted: 2, included: 1, charged: 1, owed: 7.50 USD }, allowances: { company: { used: 3, left: "
              "0, beyond: 1 } }, money: { USD: { charged: 7.50, owed: 7.50 } }");
  EXPECT_EQ(play({with_company()}, in_force, walks), "");
  EXPECT_EQ(play({with_company(), {"amount: 3", "amount: 4"}}, in_force, walks),
            "expected included 1, got 2\nexpected charged 1, got 0\nexpected owed 7.50 USD, got nothing\nexpected "
            "company used 3, got 4\nexpected company beyond 1, got 0\nexpected USD charged 7.50, got 0\nexpected USD "
            "owed 7.50, got 0\n");
  const std::string refused =
      accepted + "      - { at: \"2026-03-03T18:00\" }\n" +
      "      - { log_help: company, kind: talk, met: \"2026-03-03T09:00\", left: \"2026-03-03T10:00\", refused: "
      "help-not-included, expect: { about: talk } }\n"
      "      - { log_help: company, kind: walk, count: 1, refused: count-not-asked-for }\n"
      "      - { log_help: company, kind: walk, met: \"2026-03-03T09:00\", left: \"2026-03-03T14:00\" }\n";
  EXPECT_EQ(play({with_company()}, in_force, refused), "");
  EXPECT_EQ(
      play({with_company(), {"over: { charge: 7.50 USD, cost: more-company }", "over: refuse"}}, in_force, refused),
      "refused: allowance-used-up company 3 left\n");
}

TEST(Effects, money_is_owed_told_paid_and_settled) {
  const std::string owed =
      accepted +
      "      - { expense: ticket, amount: 20 USD, advanced: yes, receipt: T-1, expect: { money: { USD: { advanced: 20, "
      "owed: 20, to_give_back: 0 } } } }\n"
      "      - { expense: cloth, amount: 99 USD, advanced: yes, receipt: T-2, refused: cost-not-advanced }\n"
      "      - { expense: cloth, amount: 99 USD, expect: { costs: { cloth: { payer: member, payee: hospital, settle: "
      "direct } }, money: { USD: { owed: 20 } } } }\n"
      "      - { make_statement: yes, refused: statement-too-early, expect: { about: booked } }\n"
      "      - { do: book, facts: { slot.at: \"2026-03-12T10:00\" }, expect: { not_reached: settled, owed_includes: "
      "\"money:statement\" } }\n"
      "      - { make_statement: yes, expect: { statement: \"2026-03-02 ticket 20 USD\", owed_includes: "
      "\"money:payment\" } }\n";
  const std::string paid = owed +
                           "      - { pay: 20 USD, place: later, pays: entry-1, expect: { reached: settled, money: { "
                           "USD: { paid: 20, owed: 0 "
                           "} } } }\n"
                           "      - { reverse: entry-1, reason: paid twice, expect: { not_reached: settled, "
                           "owed_includes: \"money:return\", "
                           "money: { USD: { to_give_back: 20 } } } }\n"
                           "      - { give_back: 20 USD, expect: { reached: settled } }\n";
  EXPECT_EQ(play({with_company()}, in_force, paid), "");
  const std::string stopped = owed +
                              "      - { cancel: confirmed, expect: { closed: dropped, on_file: yes, owed: "
                              "\"money:payment\" } }\n"
                              "      - { pay: 20 USD, expect: { on_file: no, owed: nothing } }\n";
  EXPECT_EQ(play({with_company()}, in_force, stopped), "");
  EXPECT_NE(play({with_company(), {"payee: authority, settle: advanced", "payee: authority, settle: direct"}}, in_force,
                 owed),
            "");
  EXPECT_NE(play({with_company(), {"after: booked", "after: accepted"}}, in_force, owed), "");
}

TEST(Effects, a_grant_names_a_service_a_point_a_number_and_facts_of_both) {
  const auto codes = [](std::string_view from, std::string_view to) {
    return codes_of(compiled({granting(one_more), {from, to}}));
  };
  EXPECT_EQ(codes("", ""), std::vector<std::string>{});
  EXPECT_EQ(codes("service: mending, at", "service: sewing, at"), std::vector<std::string>{"C342"});
  EXPECT_EQ(codes("count: 1, carry", "count: 0, carry"), std::vector<std::string>{"C349"});
  const std::string twice = std::string(one_more).replace(one_more.find("cancellation"), std::string::npos, "") +
                            std::string(one_more).substr(8);
  EXPECT_EQ(codes_of(compiled({granting(twice)})), std::vector<std::string>{"C370"});
}

TEST(Effects, a_fact_is_carried_into_a_service_that_means_the_same_by_its_name) {
  const auto codes = [](std::string_view from, std::string_view to) {
    std::string sewing = changed(service_yaml, {{"id: mending", "id: sewing"}});
    for (std::size_t at = sewing.find(from); at != std::string::npos; at = sewing.find(from, at + to.size()))
      sewing.replace(at, from.size(), to);
    const std::string grant = changed(one_more, {{"service: mending", "service: sewing"}});
    return codes_of(compiler::compile(
        {{"programme.yaml", changed(programme_yaml, {{"services: [mending]", "services: [mending, sewing]"}})},
         {"services/mending.yaml", changed(service_yaml, {granting(grant)})},
         {"services/sewing.yaml", sewing},
         {"clauses.yaml", std::string(clauses_yaml)},
         {"texts/all.yaml", std::string(texts_yaml)}},
        {{"weekdays"}, {"umbrella-shops"}, {}}));
  };
  EXPECT_EQ(codes("Sewing", "Sewing"), std::vector<std::string>{});
  EXPECT_EQ(codes("slot.at", "slot.from"), std::vector<std::string>{"C340"});
  EXPECT_EQ(codes("type: instant", "type: date"), std::vector<std::string>{"C348"});
}

struct Mistake {
  Change change;
  std::string code;
};

TEST(Effects, a_statement_that_nothing_makes_true_is_a_mistake) {
  const std::vector<Mistake> mistakes{
      {{", when_closed: last_open_day_before", ""}, "C338"},
      {{"hours: desk, ", ""}, "C337"},
      {{"patient.is_insured, is: yes", "account.identity_blocked, is: no"}, "C440"},
      {{"{ id: insured, require", "{ id: insured, else: warn, require"}, "C440"},
      {{", lapsed: complete", ""}, "C347"},
      {{"lapsed: complete", "lapsed: wait"}, "C346"},
      {{"lapsed: complete", "lapsed: complete, expired: complete"}, "C345"},
  };
  ASSERT_TRUE(compiled().programme) << compiled().problems.front().message;
  for (const auto& [change, code] : mistakes)
    EXPECT_EQ(codes_of(compiled({change})), std::vector{code}) << change.second;
}

TEST(Effects, a_scale_and_the_networks_that_grade_by_it_have_one_order) {
  const auto with = [](std::vector<std::string> best_first, std::string network = "umbrella-shops") {
    return codes_of(compiled({}, {{std::move(network), "cloth", std::move(best_first)}}));
  };
  EXPECT_EQ(with({"thick", "thin"}), std::vector<std::string>{});
  EXPECT_EQ(with({"thin", "thick"}), std::vector<std::string>{"C442"});
  EXPECT_EQ(with({"thick", "thin", "torn"}), std::vector<std::string>{"C441"});
  EXPECT_EQ(with({"thin", "thick"}, "another"), std::vector<std::string>{});
}

}  // namespace
}  // namespace consilium::scenario
