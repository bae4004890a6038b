#include <algorithm>
#include <functional>

#include <fmt/core.h>

#include "compiler/check.hpp"

namespace consilium::compiler {
namespace {

bool demands_insured(const model::Predicate& predicate) {
  if (predicate.operation == model::Operation::all_of)
    return std::any_of(predicate.parts.begin(), predicate.parts.end(), demands_insured);
  return predicate.operation == model::Operation::is &&
         predicate.fact == model::index_of(model::BuiltIn::patient_is_insured) && predicate.values.size() == 1 &&
         predicate.values.front() == model::Value{true};
}

// The patient is known from the application on, so such a rule is answered before anything is done.
bool refuses_others(const model::Rule& rule) {
  return !rule.when && rule.otherwise == model::OtherwiseKind::refuse && demands_insured(rule.require);
}

std::vector<std::string> lowest_first(const NetworkScale& scale) {
  return {scale.best_first.rbegin(), scale.best_first.rend()};
}

}  // namespace

void check_entitled(Context& context, const model::Programme& programme) {
  for (const model::Service& service : programme.services) {
    if (std::any_of(service.rules.begin(), service.rules.end(), refuses_others)) continue;
    context.error("C440", programme.entitled.at,
                  fmt::format("only the insured person is entitled, and no rule of `{}` refuses others", service.id),
                  "add a rule with `require: { fact: patient.is_insured, is: yes }`");
  }
}

void check_scales(Context& context, const Surroundings& surroundings, const model::Programme& programme) {
  for (const NetworkScale& scale : surroundings.scales) {
    const auto use = std::find_if(programme.networks.begin(), programme.networks.end(),
                                  [&](const model::NetworkUse& known) { return known.network == scale.network; });
    const auto own = std::find_if(programme.scales.begin(), programme.scales.end(),
                                  [&](const model::Scale& known) { return known.id == scale.scale; });
    if (use == programme.networks.end() || own == programme.scales.end()) continue;
    int below = -1;
    std::string lower;
    for (const std::string& value : lowest_first(scale)) {
      const int rank = own->rank(value);
      if (rank < 0) {
        context.error("C441", own->cites.at,
                      fmt::format("the network `{}` grades by `{}` and has `{}`, which is not on this scale",
                                  scale.network, scale.scale, value),
                      "add it to the scale at its place, lowest first, or correct the network");
      } else if (rank <= below) {
        context.error(
            "C442", own->cites.at,
            fmt::format("the network `{}` has `{}` above `{}`, and this scale does not", scale.network, value, lower),
            "a scale and the networks that grade by it have one order");
      } else {
        below = rank;
        lower = value;
      }
    }
  }
}

void check_networks(Context& context, const model::Programme& programme) {
  for (const model::NetworkUse& use : programme.networks) {
    if (use.as_of.empty()) continue;
    std::vector<std::string> known;
    for (const model::Service& service : programme.services)
      known.insert(known.end(), service.points.begin(), service.points.end());
    if (std::find(known.begin(), known.end(), use.as_of) == known.end())
      context.unknown("C445", use.cites.at, "point", use.as_of, known);
  }
}

void check_flags(Context& context, const Surroundings& surroundings, const model::Programme& programme,
                 const model::Service& service) {
  const std::function<void(const model::Citation&, const model::Predicate&)> check =
      [&](const model::Citation& cites, const model::Predicate& predicate) {
        for (const model::Predicate& part : predicate.parts) check(cites, part);
        const bool counts = predicate.operation == model::Operation::count_between;
        const bool of_network = predicate.operation == model::Operation::network_has;
        if (!counts && !of_network && predicate.operation != model::Operation::column_has) return;
        const model::Index network = of_network ? predicate.network : service.facts[predicate.fact].network;
        if (network == model::none || predicate.flag.empty()) return;
        const auto& columns = counts ? surroundings.flags : surroundings.columns;
        const auto known = columns.find(programme.networks[network].network);
        if (known == columns.end()) return;
        if (std::find(known->second.begin(), known->second.end(), predicate.flag) != known->second.end()) return;
        if (counts) {
          context.unknown("C443", cites.at, "flag", predicate.flag, known->second);
        } else {
          context.unknown("C444", cites.at, "column", predicate.flag, known->second);
        }
      };
  for (const model::Rule& rule : service.rules) {
    if (rule.when) check(rule.cites, *rule.when);
    check(rule.cites, rule.require);
  }
  for (const model::Task& task : service.tasks) {
    for (const model::Outcome& outcome : task.outcomes) {
      for (const model::Requirement& requirement : outcome.require) check(task.cites, requirement.that);
    }
  }
  for (const model::Move& move : service.moves) {
    for (const model::Requirement& requirement : move.require) check(move.cites, requirement.that);
  }
  for (const model::Thread& thread : service.threads) {
    for (const model::Writer& writer : thread.writers) {
      for (const model::Requirement& requirement : writer.require) check(writer.cites, requirement.that);
    }
  }
}

}  // namespace consilium::compiler
