// One small programme for tests of what single words do, and the way to change its words.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/compile.hpp"
#include "scenario/scenario.hpp"

namespace consilium::scenario {

inline constexpr std::string_view programme_yaml = R"yaml(
format: programme/1
id: umbrellas
version: "1"
effective: { from: 2026-01-01 }
name: { en: Umbrella help }
languages: [en]
zone: Asia/Shanghai
calendar: weekdays
insurer: { id: dry, name: { en: Dry } }
provider: { id: rib, name: { en: Rib } }
entitled: { products: [umbrella], person: insured, account: contract, cites: ["house:given"] }
house: { given: { en: "Everything here is invented." } }
hours:
  desk: { week: { monday-friday: "09:00-17:00" }, cites: ["house:given"] }
roles:
  mender: { party: provider, held_by: [specialist], name: { en: Mender } }
  office: { party: insurer, held_by: [administrator], name: { en: Office } }
scales:
  cloth: { values: [thin, thick], cites: ["house:given"] }
networks:
  shops: { network: umbrella-shops, cites: ["house:given"] }
run_off:
  begun_at: accepted
  on: { suspended: complete, lapsed: complete, matured: complete, terminated: complete }
  cites: ["house:given"]
rules:
  - { id: insured, require: { fact: patient.is_insured, is: yes }, say: { en: Only the insured }, cites: ["house:given"] }
consents:
  sharing: { text: sharing, signer: applicant, covers: [member], before: accept, withdraw: before_act, cites: ["house:given"] }
excuses:
  storm: { cause: outside, needs: [from, to], use: keep, name: { en: Storm }, cites: ["house:given"] }
interrupts:
  stranger:
    name: { en: A stranger }
    by: [mender]
    marks: stopped
    suspends: true
    lifted_by: [office]
    settle: { owner: office, outcomes: { forgiven: { use: release, name: { en: Forgiven } } } }
    cites: ["house:given"]
services: [mending]
)yaml";

inline constexpr std::string_view service_yaml = R"yaml(
format: service/1
id: mending
name: { en: Mending }
facts:
  umbrella.cloth: { type: scale, scale: cloth, source: member, name: { en: Cloth } }
  shop.wished: { type: institution, network: shops, source: member, name: { en: Wished shop } }
  slot.at: { type: instant, source: provider, name: { en: Slot } }
apply: { record: [{ fact: umbrella.cloth, optional: true }, { fact: shop.wished, optional: true }] }
quota: { count: 1, per: contract, year_of: applied, hold_at: accepted, cites: ["house:given"] }
tasks:
  - { id: accept, name: { en: Accept }, owner: mender, opens: { reached: applied }, marks: [accepted], cites: ["house:given"] }
  - { id: book, name: { en: Book }, owner: mender, opens: { reached: accepted }, record: [slot.at], marks: [booked], due: booking, cites: ["house:given"] }
  - { id: call, name: { en: Call }, owner: mender, opens: { reached: booked }, marks: [called], due: call, cites: ["house:given"] }
  - { id: mend, name: { en: Mend }, owner: mender, opens: { reached: booked }, ends: done, due: mended, cites: ["house:given"] }
deadlines:
  - { id: mended, name: { en: Mended }, kind: target, owed_by: provider, within: { working_days: 20 }, after: [accepted], met_by: [closed], cites: ["house:given"] }
  - { id: booking, name: { en: Booked }, kind: promise, owed_by: provider, within: { working_days: 3 }, after: [accepted], met_by: [booked], cites: ["house:given"] }
  - { id: call, name: { en: Called }, kind: promise, owed_by: provider, before: slot.at, by: { natural_days: 1 }, hours: desk, when_closed: last_open_day_before, met_by: [called], cites: ["house:given"] }
cancellation:
  stages:
    - { id: early, while: { not_yet: accepted }, then: free, ends: withdrawn, cites: ["house:given"] }
    - { id: late, otherwise: true, then: spends, ends: dropped, cites: ["house:given"] }
ends:
  - { id: done, name: { en: Done }, use: consume, cause: none, cites: ["house:given"] }
  - { id: withdrawn, name: { en: Withdrawn }, use: release, cause: member, cites: ["house:given"] }
  - { id: dropped, name: { en: Dropped }, use: consume, cause: member, cites: ["house:given"] }
)yaml";

inline constexpr std::string_view clauses_yaml =
    "format: clauses/1\nhandbook: { title: { en: None }, sha256: none }\nclauses: []\n";
inline constexpr std::string_view texts_yaml = "format: texts/1\ntexts:\n  - { id: sharing, en: May we share it? }\n";

using Change = std::pair<std::string_view, std::string_view>;  // the words there, the words instead

// Metered help and money of a mending.
inline constexpr std::string_view dry_company =
    "allowances:\n"
    "  company: { name: { en: Company }, unit: hours, amount: 3, round: up, from: accepted, owner: mender, kinds: { "
    "walk: "
    "{ en: A walk } }, excluded: { talk: { name: { en: A talk }, cites: [\"house:given\"] } }, over: { charge: 7.50 "
    "USD, "
    "cost: more-company }, cites: [\"house:given\"] }\n"
    "costs:\n"
    "  more-company: { name: { en: More company }, payer: member, payee: staff, settle: on_the_spot, cites: "
    "[\"house:given\"] }\n"
    "  ticket: { name: { en: A ticket }, payer: member, payee: authority, settle: advanced, cites: [\"house:given\"] "
    "}\n"
    "  cloth: { name: { en: New cloth }, payer: member, payee: hospital, settle: direct, cites: [\"house:given\"] }\n"
    "settlement: { name: { en: The bill }, after: booked, owner: mender, marks: settled, cites: [\"house:given\"] }\n"
    "cancellation:\n";

inline Change with_company() { return {"cancellation:\n", dry_company}; }

inline std::string changed(std::string_view text, const std::vector<Change>& changes) {
  std::string result(text);
  for (const auto& [from, to] : changes) {
    if (const std::size_t at = result.find(from); at != std::string::npos) result.replace(at, from.size(), to);
  }
  return result;
}

inline compiler::Compiled compiled(const std::vector<Change>& changes = {},
                                   const std::vector<compiler::NetworkScale>& scales = {}) {
  return compiler::compile({{"programme.yaml", changed(programme_yaml, changes)},
                            {"services/mending.yaml", changed(service_yaml, changes)},
                            {"clauses.yaml", std::string(clauses_yaml)},
                            {"texts/all.yaml", std::string(texts_yaml)}},
                           {{"weekdays"}, {"umbrella-shops"}, scales});
}

// Monday to Friday, in 2026.
inline calendar::Edition weekdays() {
  calendar::EditionInfo info;
  info.id = "weekdays";
  info.issued = info.first = base::Date::of(2026, 1, 1);
  info.last = base::Date::of(2026, 12, 31);
  return *calendar::Edition::make(std::move(info), {});
}

// What fails when a scenario with this body is played under the changed programme; empty when it holds.
inline std::string failures_of(const std::vector<Change>& changes, std::string_view body,
                               const std::map<std::string, model::Network, std::less<>>& networks = {}) {
  const compiler::Compiled programme = compiled(changes);
  if (!programme.programme) return programme.problems.front().message;
  const std::string bytes =
      "format: scenario/1\nscenarios:\n  - name: a word\n    clauses: [XY-1]\n" + std::string(body);
  const ScenarioFile file = read_scenarios("a.yaml", bytes);
  if (!file.problems.empty()) return file.problems.front().message;
  const calendar::Edition calendar = weekdays();
  std::string failures;
  for (const Failure& failure : run({&*programme.programme, &calendar, &networks}, file.scenarios.front()).failures)
    failures += failure.message + "\n";
  return failures;
}

// What fails when the steps are played under the changed programme; empty when they hold.
inline std::string play(const std::vector<Change>& changes, std::string_view contract, std::string_view steps) {
  return failures_of(changes,
                     "    given: { clock: \"2026-03-02T10:00\", contract: { effective_on: 2026-01-01, state: { " +
                         std::string(contract) + " } } }\n    timeline:\n" + std::string(steps));
}

inline constexpr std::string_view in_force = "2026-01-01: in_force";
inline const std::string accepted =
    "      - { open: mending, as: c }\n      - { consent: sharing }\n      - { do: accept }\n";

}  // namespace consilium::scenario
