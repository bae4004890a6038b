#include "scenario/mutants.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "scenario/mutation_walk.hpp"

namespace consilium::scenario {
namespace {

bool shares(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  return std::any_of(some.begin(), some.end(), [&](const std::string& one) {
    return std::find(others.begin(), others.end(), one) != others.end();
  });
}

bool speaks_of(const text::Node& node, std::string_view service) {
  if (node.text == service) return true;
  return std::any_of(node.items.begin(), node.items.end(),
                     [&](const text::Node& item) { return speaks_of(item, service); }) ||
         std::any_of(node.entries.begin(), node.entries.end(),
                     [&](const text::Entry& entry) { return entry.key == service || speaks_of(entry.value, service); });
}

std::vector<const Scenario*> likeliest_first(const Mutant& mutant, const std::vector<Scenario>& scenarios) {
  std::vector<std::pair<int, const Scenario*>> ranked;
  for (const Scenario& scenario : scenarios) {
    const bool claims = shares(mutant.clauses, scenario.clauses);
    const bool speaks = speaks_of(scenario.node, mutant.service) || speaks_of(scenario.sequences, mutant.service);
    ranked.emplace_back((claims ? 0 : 2) + (speaks ? 0 : 1), &scenario);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& left, const auto& right) { return left.first < right.first; });
  std::vector<const Scenario*> ordered;
  for (const auto& [rank, scenario] : ranked) ordered.push_back(scenario);
  return ordered;
}

}  // namespace

std::string_view to_string(Mutation mutation) {
  switch (mutation) {
    case Mutation::deadline:
      return "deadline";
    case Mutation::quota:
      return "quota";
    case Mutation::period:
      return "period";
    case Mutation::lead:
      return "lead";
    case Mutation::figure:
      return "figure";
    case Mutation::cancellation:
      return "cancellation";
    case Mutation::hold:
      return "hold";
    case Mutation::grant:
      return "grant";
    case Mutation::branch:
      return "branch";
    case Mutation::end:
      return "end";
    case Mutation::use:
      return "use";
  }
  return {};
}

std::vector<Mutant> mutants_of(const model::Programme& programme) {
  model::Programme copy = programme;
  return offer_mistakes(copy, no_mistake);
}

model::Programme mutated(const model::Programme& programme, const Mutant& mutant) {
  model::Programme copy = programme;
  const std::vector<Mutant> offered = offer_mistakes(copy, mutant.number);
  CHECK(mutant.number < offered.size() && offered[mutant.number].name == mutant.name);
  return copy;
}

const Scenario* noticed_by(const Setting& setting, const Mutant& mutant, const std::vector<Scenario>& scenarios) {
  const model::Programme programme = mutated(*setting.programme, mutant);
  Setting with_mistake = setting;
  with_mistake.programme = &programme;
  for (const Scenario* scenario : likeliest_first(mutant, scenarios)) {
    if (!run(with_mistake, *scenario).failures.empty()) return scenario;
  }
  return nullptr;
}

}  // namespace consilium::scenario
