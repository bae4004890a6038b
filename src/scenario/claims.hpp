// Claims: whether what scenarios say they prove is proved by them. A claim needs a word that cites the clause and has
// to do with what is played where the claim stands: at a step, at a row, or in the whole scenario. A citation needs a
// claim of its clause at a step or row to which no other word that cites the clause stands nearer; a claim of many
// steps tells no word from another. Otherwise a word may cite the wrong clause and nobody sees it.
//
// Citations of data that other words read (hours, networks, who insures) cannot be told apart and are taken to be
// shown.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "model/programme.hpp"
#include "scenario/involved.hpp"
#include "scenario/scenario.hpp"

namespace consilium::scenario {

// A scenario that passed, with what was seen and what was involved meanwhile.
struct Passed {
  const Scenario* scenario = nullptr;
  Sights seen{};
  Involved involved{};
  std::vector<Claimed> claimed{};
};

// A clause, house rule or law that is named where nothing has to do with a word that cites it.
struct HollowClaim {
  const Scenario* scenario = nullptr;
  base::Place at{};             // of the step or row that names it, or of the scenario
  std::string source;           // as scenarios name it: a clause id, or `house:` or `law:` and its id
  std::vector<base::Place> by;  // what cites it; each line once, in order
};

// A word that cites a clause, and no step or row that names the clause shows it. A word that several services share is
// one.
struct UnshownCitation {
  base::Place at;
  std::string clause;
};

struct Claims {
  std::vector<HollowClaim> hollow;       // in the order of the scenarios
  std::vector<UnshownCitation> unshown;  // in the order of the words
};

// A mistake: the word at this place cites another clause in place of the right one.
struct CitationSwap {
  base::Place at;
  std::string clause;
  std::string other;

  bool operator==(const CitationSwap&) const = default;
};

// What is given has to outlive it.
class ClaimCheck {
 public:
  ClaimCheck(const model::Programme& programme, const std::vector<Passed>& passed);

  Claims all() const;

  // Whether the mistake would be told of: the right clause is cited by nothing any more, or a claim or a citation
  // stands alone that did not before. The scenarios are not played again: what they have to do with does not depend on
  // citations.
  bool notices(const CitationSwap& swap) const;

  // Whether the mistake is in data that other words read, while another word cites the clause too. Nothing that is
  // played tells by which clause such data stands there; only of who is entitled does a refusal cite it.
  bool cannot_tell(const CitationSwap& swap) const;

 private:
  using Words = std::vector<std::size_t>;

  // As several services share it, as long as all cite the same.
  struct Word {
    base::Place at;
    std::vector<std::string> sources{};
    bool is_data = false;
  };
  // Where claims stand.
  struct Stand {
    const Scenario* scenario = nullptr;
    base::Place at{};
    std::vector<std::string> sources{};
    bool is_step = false;
    std::map<std::size_t, Nearness> involved{};  // by word
  };
  struct Source {
    Words words{};  // that can be told apart
    std::size_t data = 0;
    std::vector<std::size_t> stands{};  // where it is named
  };

  void add_words(const model::Programme& programme);
  void add_stands(const std::vector<Passed>& passed);
  void add_stand(Stand stand, const Involved& involved);
  bool is_founded(const Stand& stand, const Words& words) const;
  bool is_shown(const base::Place& at, const std::string& source, const Words& citing) const;
  std::vector<base::Place> lines_of(const Words& words) const;

  base::Place entitled_;
  std::vector<Word> words_;  // in the order of their places
  std::map<const model::Citation*, std::size_t> word_of_;
  std::vector<Stand> stands_;  // in the order of the scenarios
  std::map<std::string, Source, std::less<>> sources_;
};

Claims check_claims(const model::Programme& programme, const std::vector<Passed>& passed);

}  // namespace consilium::scenario
