// Which mistakes are made in which words, and who notices them: on one small programme.
#include "scenario/mutants.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/citations.hpp"
#include "scenario/umbrellas_fixture.hpp"

namespace consilium::scenario {
namespace {

// The names of the mutants of a programme that lie in one word of it.
std::vector<std::string> names_of(const model::Programme& programme, std::string_view word) {
  std::vector<std::string> names;
  for (const Mutant& mutant : mutants_of(programme).all) {
    if (mutant.name.starts_with(word) && (mutant.name[word.size()] == ':' || mutant.name[word.size()] == ','))
      names.push_back(mutant.name.substr(word.size() + 2));
  }
  return names;
}

struct Row {
  std::vector<Change> changes;
  std::string word;
  std::vector<std::string> names;
};

TEST(Mutants, each_word_has_its_mistakes) {
  const std::vector<Row> rows{
      {{},
       "mending quota of the service",
       {"count 1 becomes 0", "count 1 becomes 2", "contract becomes policy year", "held at accepted becomes stopped",
        "held at accepted becomes booked", "held at accepted becomes never held"}},
      {{{"per: contract, year_of", "per: { policy_years: 2 }, year_of"}},
       "mending quota of the service",
       {"count 1 becomes 0", "count 1 becomes 2", "policy year becomes contract", "2 policy years become 1",
        "2 policy years become 3", "year of applied becomes stopped", "held at accepted becomes stopped",
        "held at accepted becomes booked", "held at accepted becomes never held"}},
      {{},
       "mending deadline booking",
       {"working_days 3 becomes 2", "working_days 3 becomes 4", "working_days 3 becomes 0",
        "3 working_days becomes 3 natural_days", "3 working_days becomes 3 hours", "owed by provider becomes member",
        "trigger accepted becomes stopped", "trigger accepted becomes booked", "met by booked becomes accepted",
        "met by booked becomes called"}},
      {{},
       "mending deadline call",
       {"natural_days 1 becomes 0", "natural_days 1 becomes 2", "1 natural_days becomes 1 working_days",
        "1 natural_days becomes 1 months", "owed by provider becomes member", "met by called becomes booked",
        "met by called becomes closed"}},
      {{{"within: { working_days: 3 }, after: [accepted], met_by: [booked]",
         "within: { working_days: { from: 2, to: 3 } }, after: [accepted, applied], met_by: [booked, called]"}},
       "mending deadline booking",
       {"working_days 3 becomes 2",
        "working_days 3 becomes 4",
        "working_days 3 becomes 0",
        "from working_days 2 becomes 1",
        "from working_days 2 becomes 3",
        "from working_days 2 becomes 0",
        "3 working_days becomes 3 natural_days",
        "3 working_days becomes 3 hours",
        "owed by provider becomes member",
        "the first trigger counts",
        "trigger accepted is dropped",
        "trigger applied is dropped",
        "trigger accepted becomes stopped",
        "trigger accepted becomes booked",
        "trigger applied becomes stopped",
        "met by booked is dropped",
        "met by called is dropped",
        "met by booked becomes accepted",
        "met by booked becomes called",
        "met by called becomes booked",
        "met by called becomes closed"}},
      {{},
       "mending cancellation early",
       {"step accepted becomes stopped", "step accepted becomes booked",
        "accepted is not reached becomes accepted is reached", "free becomes spends", "free becomes barred",
        "the stage is dropped"}},
      {{}, "mending cancellation late", {"spends becomes free", "spends becomes barred"}},
      {{}, "mending end done", {"consume becomes release"}},
      {{},
       "mending rule insured",
       {"patient.is_insured is yes becomes patient.is_insured is not yes", "the rule is missing"}},
      {{},
       "mending interrupt stranger",
       {"forgiven release becomes consume", "no longer stops the clocks", "of office becomes of mender"}},
      {{},
       "mending task book",
       {"of mender becomes of office", "opens: accepted is reached becomes accepted is not reached",
        "asked slot.at is dropped", "mark booked is dropped"}},
      {{{"run_off:\n", "waiting_lines:\n  bench: { name: { en: Bench }, cites: [\"house:given\"] }\nrun_off:\n"},
        {"due: booking, cites", "due: booking, waits_in: bench, cites"}},
       "mending task book",
       {"of mender becomes of office", "opens: accepted is reached becomes accepted is not reached",
        "asked slot.at is dropped", "mark booked is dropped", "it waits in no line"}},
      {{}, "mending consent sharing", {"the consent is missing"}},
      {{}, "mending excuse storm", {"now only somebody's time", "no longer keeps the use"}},
      {{{"rules:\n",
         "rules:\n  - { id: adult, when: { not: { age_of: member, on: applied, below: { years: 18 } } }, require: { "
         "any_of: [ { fact: patient.is_insured, is: yes }, { fact: umbrella.cloth, at_least: thick } ] }, say: { en: "
         "Adults }, cites: [\"house:given\"] }\n"}},
       "mending rule adult",
       {"when: years 18 becomes 17", "when: years 18 becomes 19", "when: years 18 becomes 0",
        "when: age on applied is below 18 years becomes age on applied is at least 18 years", "thick becomes thin",
        "patient.is_insured is yes becomes patient.is_insured is not yes",
        "umbrella.cloth is at least thick becomes umbrella.cloth is at most thick",
        "patient.is_insured is yes or umbrella.cloth is at least thick becomes patient.is_insured is yes and "
        "umbrella.cloth is at least thick",
        "the rule is missing"}},
      {{with_company()},
       "mending allowance company",
       {"amount 3 becomes 2", "amount 3 becomes 4", "amount 3 becomes 0", "hours are no longer rounded",
        "from accepted becomes stopped", "from accepted becomes booked", "charge 750 becomes 749",
        "charge 750 becomes 751", "charge 750 becomes 0", "a charge becomes a refusal"}},
      {{{"run_off:\n",
         "periods:\n  waiting: { starts: { on: contract.effective_on }, lasts: { natural_days: 10 }, cites: "
         "[\"house:given\"] }\nplans: { sum_of: contract.sum_insured, after: waiting, bands: { small: { name: { en: "
         "Small } }, large: { from: 300 CNY, name: { en: Large } } }, cites: [\"house:given\"] }\nrun_off:\n"}},
       "plans",
       {"large from 300 CNY becomes 299 CNY", "large from 300 CNY becomes 301 CNY", "a contract counts at once"}},
      {{with_company()}, "mending excluded talk", {"it is included"}},
      {{with_company()}, "mending cost ticket", {"it is paid directly", "the provider bears it"}},
      {{with_company()}, "mending cost cloth", {"direct becomes advanced", "the provider bears it"}},
      {{with_company()}, "mending settlement", {"after booked becomes accepted", "after booked becomes called"}},
      {{},
       "run-off",
       {"suspended complete becomes close", "lapsed complete becomes close", "matured complete becomes close",
        "terminated complete becomes close"}},
  };
  for (const Row& row : rows) {
    const compiler::Compiled programme = compiled(row.changes);
    ASSERT_TRUE(programme.programme) << row.word << programme.problems.front().message;
    std::vector<std::string> wanted = row.names;
    std::vector<std::string> found = names_of(*programme.programme, row.word);
    std::sort(wanted.begin(), wanted.end());
    std::sort(found.begin(), found.end());
    EXPECT_EQ(found, wanted) << row.word;
  }
}

TEST(Mutants, what_a_pool_counts_together_may_be_counted_apart) {
  model::Programme programme = *compiled({}).programme;
  programme.services.front().quota.pool = "help";
  programme.services.front().quota.pooled = {"lending"};
  const std::vector<std::string> names = names_of(programme, "mending quota of the service");
  EXPECT_EQ(std::count(names.begin(), names.end(), "the pool help becomes its own uses"), 1);
}

TEST(Mutants, each_is_one_change_of_the_programme_with_a_name_of_its_own) {
  const model::Programme programme = *compiled({with_company()}).programme;
  std::set<std::string> names;
  std::vector<model::Programme> made;
  for (const Mutant& mutant : mutants_of(programme).all) {
    EXPECT_TRUE(names.insert(mutant.name).second) << mutant.name;
    EXPECT_FALSE(mutant.proof.empty()) << mutant.name;
    model::Programme other = mutated(programme, mutant.number);
    EXPECT_NE(other, programme) << mutant.name;
    EXPECT_EQ(std::find(made.begin(), made.end(), other), made.end()) << mutant.name << " is there already";
    made.push_back(std::move(other));
  }
}

TEST(Mutants, every_word_that_cites_has_some_or_a_reason_why_not) {
  const model::Programme programme = *compiled({with_company()}).programme;
  const Mutants mutants = mutants_of(programme);
  std::set<std::uint32_t> lines;
  for (const Mutant& mutant : mutants.all) lines.insert(mutant.place.line);
  for (const Untouched& word : mutants.untouched) {
    EXPECT_FALSE(word.because.empty()) << word.name;
    lines.insert(word.place.line);
  }
  model::for_each_citation(programme, [&](const model::Citation& citation, model::CitedBy) {
    EXPECT_TRUE(citation.house.empty() || lines.contains(citation.at.line)) << citation.at.file << citation.at.line;
  });
}

TEST(Mutants, the_scenario_that_shows_the_word_is_the_one_that_notices) {
  const model::Programme programme = *compiled().programme;
  const calendar::Edition calendar = weekdays();
  const std::map<std::string, model::Network, std::less<>> networks;
  const ScenarioFile file = read_scenarios("a.yaml", R"yaml(
format: scenario/1
given: { clock: "2026-03-05T10:00", contract: { effective_on: 2026-01-01, state: { 2026-01-01: in_force } } }
scenarios:
  - { name: opened, clauses: [XY-1], timeline: [{ open: mending, as: c, expect: { reached: applied, cancelling: free } }] }
  - { name: due, clauses: [XY-1], timeline: [{ open: mending, as: c }, { consent: sharing }, { do: accept, expect: { due: { booking: { on: 2026-03-10, owed_by: provider } } } }] }
)yaml");
  ASSERT_TRUE(file.problems.empty()) << file.problems.front().message;
  const Hunt hunt({&programme, &calendar, &networks}, file.scenarios);
  const auto by = [&](std::string_view name) -> std::string {
    for (const Mutant& mutant : mutants_of(programme).all) {
      if (mutant.name != name) continue;
      const auto found = hunt.noticed_by(mutant);
      return found ? file.scenarios[*found].name : "nobody";
    }
    return "there is no such mutant";
  };
  EXPECT_EQ(by("mending cancellation early: free becomes spends"), "opened");
  EXPECT_EQ(by("mending deadline booking: working_days 3 becomes 4"), "due");
  EXPECT_EQ(by("mending deadline booking: 3 working_days becomes 3 natural_days"), "due");
  EXPECT_EQ(by("mending deadline booking: owed by provider becomes member"), "due");
  EXPECT_EQ(by("mending deadline mended: working_days 20 becomes 21"), "nobody");
}

}  // namespace
}  // namespace consilium::scenario
