// Mutants: a programme with one small mistake made on purpose, to see whether a scenario notices. A figure is one too
// many or one too few; natural days stand for working days; a condition asks for the contrary; a step at which
// something changes is the one before or after it; what an end does to the use is swapped; a deadline lacks its stop;
// a word cites the clause beside the right one. A mutant that no scenario fails on, and no rule of claims.hpp tells of,
// stands for a mistake that would go unseen.
//
// Pure: the list depends on the programme alone and is in the order of its words.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/programme.hpp"
#include "scenario/claims.hpp"
#include "scenario/scenario.hpp"

namespace consilium::scenario {

enum class Mutation : unsigned char {
  figure,        // an amount of time, a count, an age, a grade, the limits of a quota and of opening hours
  unit,          // working days for natural days, months for days, hours for days
  comparison,    // the contrary, the other direction, a bound that no longer counts, `or` for `and`
  step,          // the step at which something is fixed, given or from which an end may be used
  use,           // where a use is held, and whether an end consumes or releases it
  cancellation,  // the step at which cancelling changes its meaning, what it means, and whether a stage is there
  deadline,      // whose a deadline is, what it waits for, what stops and what excuses it
  owner,         // whose a task, a paper, a referral, a settlement is
  omission,      // a rule, a paper, a notice, a consent, a requirement or an entry of a list is missing
  citation       // a word cites the clause beside the right one
};

inline constexpr std::array mutations{Mutation::figure,   Mutation::unit,         Mutation::comparison, Mutation::step,
                                      Mutation::use,      Mutation::cancellation, Mutation::deadline,   Mutation::owner,
                                      Mutation::omission, Mutation::citation};

std::string_view to_string(Mutation mutation);
std::optional<Mutation> mutation_from(std::string_view text);

struct Mutant {
  std::size_t number = 0;  // its place in the list
  Mutation mutation = Mutation::figure;
  std::string service{};               // empty: of the whole programme
  std::string name{};                  // says what was changed, and stays the same while the words do
  base::Place place{};                 // of the word that was changed
  std::vector<std::string> clauses{};  // that the word cites
  std::string_view proof{};            // what a scenario has to do to notice it
  std::optional<CitationSwap> swap{};  // of a citation: ClaimCheck tells whether it is noticed, and who plays may too
};

// A word that cites and holds nothing that is changed.
struct Untouched {
  std::string service{};
  std::string name{};
  base::Place place{};
  std::string_view because{};
};

struct Mutants {
  std::vector<Mutant> all;
  std::vector<Untouched> untouched;
};

Mutants mutants_of(const model::Programme& programme);

// The programme with the mistake in it. `number` is that of a mutant of this very programme.
model::Programme mutated(const model::Programme& programme, std::size_t number);

// Plays scenarios on mutants. `setting` holds the programme without the mistake, on which every scenario has to pass;
// what is given has to outlive the hunt.
class Hunt {
 public:
  Hunt(const Setting& setting, const std::vector<Scenario>& scenarios);

  // The position of the first scenario that fails on the mutant, or nothing: it survives. Scenarios that claim one of
  // the mutant's clauses are played first, then those that speak of its service, then the others. Of a citation only
  // those are played that expect what a refusal cites: nothing else that is played shows it.
  std::optional<std::size_t> noticed_by(const Mutant& mutant) const;

 private:
  std::vector<std::size_t> likeliest_first(const Mutant& mutant) const;

  Setting setting_;
  const std::vector<Scenario>& scenarios_;
  std::map<std::string, std::vector<bool>, std::less<>> speak_of_;  // by service, for each scenario
};

}  // namespace consilium::scenario
