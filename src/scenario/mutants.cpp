#include "scenario/mutants.hpp"

#include <algorithm>

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

bool expects_citations(const text::Node& node) {
  return std::any_of(node.items.begin(), node.items.end(), expects_citations) ||
         std::any_of(node.entries.begin(), node.entries.end(), [](const text::Entry& entry) {
           return (entry.key == "expect" && entry.value.find("clauses") != nullptr) || expects_citations(entry.value);
         });
}

bool expects_citations(const Scenario& scenario) {
  return expects_citations(scenario.node) || (scenario.sequences != nullptr && expects_citations(*scenario.sequences));
}

}  // namespace

std::string_view to_string(Mutation mutation) {
  switch (mutation) {
    case Mutation::figure:
      return "figure";
    case Mutation::unit:
      return "unit";
    case Mutation::comparison:
      return "comparison";
    case Mutation::step:
      return "step";
    case Mutation::use:
      return "use";
    case Mutation::cancellation:
      return "cancellation";
    case Mutation::deadline:
      return "deadline";
    case Mutation::owner:
      return "owner";
    case Mutation::omission:
      return "omission";
    case Mutation::citation:
      return "citation";
  }
  return {};
}

std::optional<Mutation> mutation_from(std::string_view text) {
  const auto found =
      std::find_if(mutations.begin(), mutations.end(), [&](Mutation mutation) { return to_string(mutation) == text; });
  return found == mutations.end() ? std::nullopt : std::optional(*found);
}

Mutants mutants_of(const model::Programme& programme) {
  model::Programme copy = programme;
  return offer_mistakes(copy);
}

model::Programme mutated(const model::Programme& programme, std::size_t number) {
  model::Programme copy = programme;
  make_mistake(copy, number);
  return copy;
}

Hunt::Hunt(const Setting& setting, const std::vector<Scenario>& scenarios) : setting_(setting), scenarios_(scenarios) {
  for (const model::Service& service : setting.programme->services) {
    std::vector<bool>& speak = speak_of_[service.id];
    for (const Scenario& scenario : scenarios)
      speak.push_back(speaks_of(scenario.node, service.id) ||
                      (scenario.sequences != nullptr && speaks_of(*scenario.sequences, service.id)));
  }
}

std::vector<std::size_t> Hunt::likeliest_first(const Mutant& mutant) const {
  const auto speak = speak_of_.find(mutant.service);
  std::vector<std::pair<int, std::size_t>> ranked;
  for (std::size_t i = 0; i < scenarios_.size(); ++i) {
    if (mutant.swap && !expects_citations(scenarios_[i])) continue;
    const bool claims = shares(mutant.clauses, scenarios_[i].clauses);
    const bool speaks = speak != speak_of_.end() && speak->second[i];
    ranked.emplace_back((claims ? 0 : 2) + (speaks ? 0 : 1), i);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::size_t> ordered;
  for (const auto& [rank, position] : ranked) ordered.push_back(position);
  return ordered;
}

std::optional<std::size_t> Hunt::noticed_by(const Mutant& mutant) const {
  const model::Programme programme = mutated(*setting_.programme, mutant.number);
  Setting with_mistake = setting_;
  with_mistake.programme = &programme;
  for (const std::size_t position : likeliest_first(mutant)) {
    if (!run(with_mistake, scenarios_[position]).failures.empty()) return position;
  }
  return std::nullopt;
}

}  // namespace consilium::scenario
