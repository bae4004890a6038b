// Scenarios: given/when/then for programmes, in YAML beside them. A scenario is either a table of decisions or a
// timeline of acts on cases; time moves only as written, and timers fire at their own time in between.
//
// The format is described in docs/reference/scenarios.md. Unknown keys are problems; a scenario that expects nothing is
// a problem; so is a file without scenarios.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/localised.hpp"
#include "calendar/edition.hpp"
#include "model/network.hpp"
#include "model/programme.hpp"
#include "scenario/behaviour.hpp"
#include "scenario/involved.hpp"
#include "text/tree.hpp"

namespace consilium::scenario {

struct Scenario {
  std::string name;
  base::LocalisedText title{};  // the same for who reads the copy; empty in the languages that it is not written in
  std::vector<std::string> clauses;  // what it proves: as a whole, and at its steps or rows
  base::Place place;
  text::Node node;  // as written
  // Of its file, which all its scenarios have in common; null: nothing.
  std::shared_ptr<const text::Node> given;
  std::shared_ptr<const text::Node> sequences;
};

// Something that no scenario can show, and why: a mutant that changes nothing anybody could see, a behaviour that
// cannot come to pass.
struct Explanation {
  std::string of;  // its name; `*` stands for any words
  std::string because;
  base::Place place;
};

// Another file whose sequences a file may run, by its name without the ending.
struct SharedFile {
  std::string name;
  base::Place place;
};

struct ScenarioFile {
  std::string name;
  std::vector<Scenario> scenarios;
  std::vector<Explanation> explained{};         // mutants
  std::vector<Explanation> explained_unseen{};  // behaviours, as `word aspect`
  std::vector<SharedFile> shares{};
  text::Node sequences{};
  std::vector<base::Diagnostic> problems;
};

ScenarioFile read_scenarios(std::string file_name, std::string_view bytes);

// Sequences that run one another are followed so far.
inline constexpr std::size_t sequences_deep_max = 100;

// Gives the scenarios of each file the sequences of the files it shares, once all of a folder are read. Tells of files
// that are not there, of names that stand twice, of sequences that nothing can run and of those that run themselves.
std::vector<base::Diagnostic> share_sequences(std::vector<ScenarioFile>& files);

// What scenarios run in: the programme and the data beside it.
struct Walked;

struct Setting {
  const model::Programme* programme = nullptr;
  const calendar::Edition* calendar = nullptr;
  const std::map<std::string, model::Network, std::less<>>* networks = nullptr;
  bool watched = false;             // what is seen of the programme is noted
  std::function<bool()> goes_on{};  // asked before each step, row and timer; once it says no, the scenario fails there
  Walked* walk = nullptr;           // where each step is noted, see walk.hpp
};

struct Failure {
  base::Place place;
  std::string message;
  std::string expected{};  // where two words were compared
  std::string got{};
};

// A step or a row that says what it proves, with what it brought: what it did, opened, met, missed or expected. A
// scenario of one step or row says it with its own claims.
struct Claimed {
  base::Place place;
  std::vector<std::string> clauses;
  Involved involved;
};

struct Result {
  std::vector<Failure> failures;  // none: it passed
  int expectations = 0;
  bool stopped = false;  // it was not allowed to go on to its end
  // Where it is watched.
  Sights seen{};
  Involved involved{};
  std::vector<Claimed> claimed{};
};

Result run(const Setting& setting, const Scenario& scenario);

}  // namespace consilium::scenario
