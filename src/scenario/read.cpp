#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "compiler/script.hpp"
#include "compiler/shape.hpp"
#include "scenario/language.hpp"
#include "scenario/scenario.hpp"
#include "text/yaml.hpp"

namespace consilium::scenario {
namespace {

using text::Node;

void problem(ScenarioFile& file, std::string code, const base::Place& place, std::string message,
             std::string help = {}) {
  file.problems.push_back({base::Severity::error, std::move(code), place, std::move(message), {}, std::move(help), {}});
}

bool expects_something(const Node& node) {
  if (node.find("expect") != nullptr || node.find("refused") != nullptr) return true;
  return std::any_of(node.items.begin(), node.items.end(), expects_something) ||
         std::any_of(node.entries.begin(), node.entries.end(),
                     [](const text::Entry& entry) { return expects_something(entry.value); });
}

constexpr std::array<std::string_view, 22> acts{
    "run",  "open",   "do",      "paper", "no_paper", "notice",   "consent", "move",    "cancel", "close", "interrupt",
    "lift", "settle", "resolve", "waive", "contact",  "complain", "assign",  "correct", "excuse", "write", "document"};

// A second act would never be done.
void check_steps(ScenarioFile& file, const Node& steps) {
  for (const Node& step : steps.items) {
    const auto count = std::count_if(step.entries.begin(), step.entries.end(), [](const text::Entry& entry) {
      return std::find(acts.begin(), acts.end(), entry.key) != acts.end();
    });
    if (count > 1) problem(file, "S107", step.place, "a step does one act only", "write a step for each");
  }
}

// Many scenarios run a sequence, and not all of them prove the same.
void check_no_claims(ScenarioFile& file, const Node& steps) {
  for (const Node& step : steps.items) {
    if (step.find("clauses") != nullptr)
      problem(file, "S112", step.place, "a step of a sequence proves nothing by itself",
              "say `clauses` at the step that runs the sequence");
  }
}

void take_claims(Scenario& scenario, const Node& node) {
  const Node* clauses = node.find("clauses");
  if (clauses == nullptr) return;
  for (const Node& clause : clauses->items) {
    if (std::find(scenario.clauses.begin(), scenario.clauses.end(), clause.text) == scenario.clauses.end())
      scenario.clauses.push_back(clause.text);
  }
}

base::LocalisedText read_title(ScenarioFile& file, const Node& node) {
  base::LocalisedText title;
  for (const text::Entry& entry : node.entries) {
    const auto language = base::language_from(entry.key);
    if (!language) continue;  // a key that is not known is told of with the shape
    title.in(*language) = entry.value.text;
    if (const std::string_view foreign = compiler::foreign_character(*language, entry.value.text); !foreign.empty())
      problem(file, "S113", entry.value.place,
              fmt::format("`{}` does not belong in a title in `{}`", foreign, entry.key),
              "check that the titles of the languages were not exchanged");
  }
  return title;
}

void read_scenario(ScenarioFile& file, const Node& node, const std::shared_ptr<const Node>& given) {
  Scenario scenario;
  scenario.place = node.place;
  scenario.node = node;
  if (const Node* name = node.find("name")) scenario.name = name->text;
  if (const Node* title = node.find("title")) scenario.title = read_title(file, *title);
  take_claims(scenario, node);
  for (const char* const steps : {"table", "timeline"}) {
    const Node* list = node.find(steps);
    if (list == nullptr) continue;
    for (const Node& step : list->items) take_claims(scenario, step);
  }
  if (node.find("name") != nullptr && scenario.name.empty())
    problem(file, "S102", node.place, "a scenario needs a name");
  if (scenario.clauses.empty())
    problem(file, "S103", node.place, "a scenario says which clauses it proves",
            "add `clauses: [...]` to the steps or rows that prove them, or to the scenario");
  if ((node.find("table") != nullptr) == (node.find("timeline") != nullptr)) {
    problem(file, "S104", node.place, "a scenario has either a `table` of decisions or a `timeline` of acts");
  }
  if (const Node* timeline = node.find("timeline")) check_steps(file, *timeline);
  if (!expects_something(node))
    problem(file, "S105", node.place, "this scenario expects nothing, so it could not fail");
  scenario.given = given;
  file.scenarios.push_back(std::move(scenario));
}

std::vector<Explanation> read_explained(const Node* explained, std::string_view key) {
  std::vector<Explanation> read;
  if (explained == nullptr) return read;
  for (const Node& node : explained->items) {
    const Node* of = node.find(key);
    const Node* because = node.find("because");
    if (of != nullptr && because != nullptr) read.push_back({of->text, because->text, node.place});
  }
  return read;
}

void read_shared(ScenarioFile& file, const Node& root) {
  if (const Node* sequences = root.find("sequences")) file.sequences = *sequences;
  const Node* shares = root.find("shares");
  if (shares == nullptr) return;
  for (const Node& node : shares->items) file.shares.push_back({node.text, node.place});
}

}  // namespace

ScenarioFile read_scenarios(std::string file_name, std::string_view bytes) {
  ScenarioFile file;
  file.name = file_name;
  text::Document document = text::read_yaml(std::move(file_name), bytes);
  file.problems = std::move(document.problems);
  if (!document.root) return file;
  const Node& root = *document.root;
  const Node* scenarios = root.find("scenarios");
  file.explained = read_explained(root.find("explained_mutants"), "mutant");
  file.explained_unseen = read_explained(root.find("explained_unseen"), "unseen");
  read_shared(file, root);
  if ((scenarios == nullptr || scenarios->items.empty()) && file.explained.empty() && file.explained_unseen.empty() &&
      file.sequences.entries.empty()) {
    problem(file, "S106", root.place, "a scenario file needs at least one scenario");
    return file;
  }
  for (base::Diagnostic& found : compiler::check_shape(language(), file_kind().word, root, "S101"))
    file.problems.push_back(std::move(found));
  if (scenarios != nullptr) {
    const Node* found = root.find("given");
    const auto given = found == nullptr ? nullptr : std::make_shared<const Node>(*found);
    const auto sequences = std::make_shared<const Node>(file.sequences);
    for (const Node& node : scenarios->items) {
      read_scenario(file, node, given);
      file.scenarios.back().sequences = sequences;
    }
  }
  if (const Node* sequences = root.find("sequences")) {
    for (const text::Entry& sequence : sequences->entries) {
      check_steps(file, sequence.value);
      check_no_claims(file, sequence.value);
    }
  }
  return file;
}

}  // namespace consilium::scenario
