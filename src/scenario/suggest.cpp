#include "scenario/suggest.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace consilium::scenario {
namespace {

constexpr std::string_view open_step = "{{ at: \"…\", open: {}, facts: {{ … }} }}";

std::vector<std::string> sources_of(const model::Citation& cites) {
  std::vector<std::string> sources;
  for (const std::string& clause : cites.clauses) sources.push_back(fmt::format("\"{}\"", clause));
  for (const std::string& rule : cites.house) sources.push_back(fmt::format("\"house:{}\"", rule));
  for (const std::string& law : cites.law) sources.push_back(fmt::format("\"law:{}\"", law));
  return sources;
}

const model::Rule* rule_of(const model::Programme& programme, const Behaviour& behaviour) {
  const model::Service* service = programme.service(behaviour.services.front());
  const model::Index index = service == nullptr ? model::none : service->rule(behaviour.id);
  return index == model::none ? nullptr : &service->rules[index];
}

std::string row_of(const model::Programme& programme, const Behaviour& behaviour) {
  if (behaviour.aspect == Aspect::met) return "{ as_of: …, facts: { … }, expect: eligible }";
  if (behaviour.aspect == Aspect::warned)
    return fmt::format("{{ as_of: …, facts: {{ … }}, expect: …, warns: {} }}", behaviour.id);
  const model::Rule* rule = rule_of(programme, behaviour);
  const bool refers = rule != nullptr && rule->otherwise == model::OtherwiseKind::refer;
  return fmt::format("{{ as_of: …, facts: {{ … }}, expect: {}, because: {} }}", refers ? "refer" : "not_eligible",
                     behaviour.id);
}

// The last step of a timeline that shows it.
std::string step_of(const Behaviour& behaviour) {
  switch (behaviour.aspect) {
    case Aspect::kept:
      return fmt::format("{{ at: \"…\", do: …, expect: {{ due: {{ {}: met }} }} }}", behaviour.id);
    case Aspect::missed:
      return fmt::format("{{ at: \"…\", expect: {{ due: {{ {}: missed }} }} }}", behaviour.id);
    case Aspect::stopped:
      return fmt::format("{{ at: \"…\", expect: {{ due: {{ {}: stopped }} }} }}", behaviour.id);
    case Aspect::excused:
      return fmt::format("{{ at: \"…\", excuse: {}, from: …, to: …, reason: … }}", behaviour.id);
    case Aspect::cancelled:
      return "{ at: \"…\", cancel: confirmed, expect: { closed: …, use: … } }";
    case Aspect::reached:
      return fmt::format("{{ at: \"…\", do: …, expect: {{ closed: {}, use: … }} }}", behaviour.id);
    case Aspect::met:
    case Aspect::alone:
    case Aspect::warned:
      break;
  }
  return {};
}

bool is_decided(Aspect aspect) { return aspect == Aspect::met || aspect == Aspect::alone || aspect == Aspect::warned; }

std::string scenario_of(const model::Programme& programme, const Behaviour& behaviour) {
  const std::string& service = behaviour.services.front();
  const std::string head = fmt::format("  - name: \"{} of {}: {}\"\n    clauses: [{}]\n", behaviour.id, service,
                                       behaviour.proof, fmt::join(sources_of(*behaviour.cites), ", "));
  if (is_decided(behaviour.aspect))
    return fmt::format("{}    for: {}\n    table:\n      - {}\n", head, service, row_of(programme, behaviour));
  return fmt::format("{}    timeline:\n      - {}\n      - {}\n", head, fmt::format(open_step, service),
                     step_of(behaviour));
}

std::string scenario_of(const model::Programme& programme, const model::Clause& clause) {
  const std::string& service = programme.service(clause.service) == nullptr ? "…" : clause.service;
  return fmt::format("  - name: \"{} ({})\"\n    clauses: [\"{}\"]\n    timeline:\n      - {}\n      - {}\n", clause.id,
                     clause.kind, clause.id, fmt::format(open_step, service), "{ at: \"…\", do: …, expect: { … } }");
}

}  // namespace

std::string suggest(const model::Programme& programme, const Coverage& coverage) {
  std::string suggested;
  for (const ClauseCoverage& clause : coverage.clauses) {
    if (clause.unproved()) suggested += scenario_of(programme, *clause.clause);
  }
  for (const BehaviourCoverage& covered : coverage.behaviours) {
    if (covered.scenarios.empty()) suggested += scenario_of(programme, covered.behaviour);
  }
  return suggested;
}

}  // namespace consilium::scenario
