#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "scenario/scenario.hpp"
#include "text/yaml.hpp"

namespace consilium::scenario {
namespace {

using text::Kind;
using text::Node;

void problem(ScenarioFile& file, std::string code, const base::Place& place, std::string message,
             std::string help = {}) {
  file.problems.push_back({base::Severity::error, std::move(code), place, std::move(message), {}, std::move(help), {}});
}

void check_keys(ScenarioFile& file, const Node& node, std::string_view word, const std::vector<std::string>& known) {
  for (const text::Entry& entry : node.entries) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    const std::string near = base::closest(entry.key, known);
    problem(file, "S101", entry.key_place, fmt::format("key `{}` of `{}` is not known", entry.key, word),
            near.empty() ? "" : fmt::format("did you mean `{}`?", near));
  }
}

// What may stand in a step of a timeline, and in a row of a table.
const std::vector<std::string> step_keys{
    "at",       "roles",   "on",     "run",     "open",     "as",     "patient",   "channel",  "facts",
    "do",       "outcome", "parts",  "paper",   "kind",     "issuer", "dated_on",  "no_paper", "notice",
    "accepted", "consent", "given",  "move",    "cancel",   "close",  "interrupt", "lift",     "settle",
    "resolve",  "allowed", "waive",  "contact", "complain", "assign", "correct",   "to",       "excuse",
    "from",     "region",  "reason", "refused", "expect"};
const std::vector<std::string> row_keys{"as_of",   "given",         "facts", "without", "expect",
                                        "because", "eligible_from", "ask",   "branch",  "offered"};

bool expects_something(const Node& node) {
  if (node.find("expect") != nullptr || node.find("refused") != nullptr) return true;
  return std::any_of(node.items.begin(), node.items.end(), expects_something) ||
         std::any_of(node.entries.begin(), node.entries.end(),
                     [](const text::Entry& entry) { return expects_something(entry.value); });
}

void read_scenario(ScenarioFile& file, const Node& root, const Node& node) {
  check_keys(file, node, "scenario", {"name", "clauses", "given", "for", "facts", "table", "timeline"});
  Scenario scenario;
  scenario.place = node.place;
  scenario.node = node;
  if (const Node* name = node.find("name")) scenario.name = name->text;
  if (const Node* clauses = node.find("clauses")) {
    for (const Node& clause : clauses->items) scenario.clauses.push_back(clause.text);
  }
  if (scenario.name.empty()) problem(file, "S102", node.place, "a scenario needs a name");
  if (scenario.clauses.empty())
    problem(file, "S103", node.place, "a scenario says which clauses it proves", "add `clauses: [...]`");
  if ((node.find("table") != nullptr) == (node.find("timeline") != nullptr)) {
    problem(file, "S104", node.place, "a scenario has either a `table` of decisions or a `timeline` of acts");
  }
  if (const Node* timeline = node.find("timeline")) {
    for (const Node& step : timeline->items) check_keys(file, step, "step", step_keys);
  }
  if (const Node* table = node.find("table")) {
    for (const Node& row : table->items) check_keys(file, row, "row", row_keys);
  }
  if (!expects_something(node))
    problem(file, "S105", node.place, "this scenario expects nothing, so it could not fail");
  if (const Node* given = root.find("given")) scenario.given = *given;
  if (const Node* sequences = root.find("sequences")) scenario.sequences = *sequences;
  file.scenarios.push_back(std::move(scenario));
}

}  // namespace

ScenarioFile read_scenarios(std::string file_name, std::string_view bytes) {
  text::Document document = text::read_yaml(std::move(file_name), bytes);
  ScenarioFile file;
  file.problems = std::move(document.problems);
  if (!document.root) return file;
  const Node& root = *document.root;
  check_keys(file, root, "scenario file", {"format", "programme", "given", "sequences", "scenarios"});
  const Node* scenarios = root.find("scenarios");
  if (scenarios == nullptr || scenarios->items.empty()) {
    problem(file, "S106", root.place, "a scenario file needs at least one scenario");
    return file;
  }
  for (const Node& node : scenarios->items) read_scenario(file, root, node);
  if (const Node* sequences = root.find("sequences")) {
    for (const text::Entry& sequence : sequences->entries) {
      for (const Node& step : sequence.value.items) check_keys(file, step, "step", step_keys);
    }
  }
  return file;
}

}  // namespace consilium::scenario
