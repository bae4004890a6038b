#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "compiler/check.hpp"

namespace consilium::compiler {

void for_each_citation(const model::Programme& programme, const std::function<void(const model::Citation&)>& visit) {
  const auto all = [&](const auto& items) {
    for (const auto& item : items) visit(item.cites);
  };
  visit(programme.insurer.cites);
  visit(programme.provider.cites);
  visit(programme.entitled);
  all(programme.networks);
  all(programme.periods);
  all(programme.hours);
  all(programme.contacts);
  for (const model::Citation& citation : programme.citations) visit(citation);
  for (const model::Service& service : programme.services) {
    visit(service.cites);
    visit(service.quota.cites);
    all(service.facts);
    all(service.rules);
    all(service.branches);
    all(service.notices);
    all(service.consents);
    all(service.tasks);
    all(service.deadlines);
    all(service.stops);
    all(service.moves);
    all(service.cancellation);
    all(service.ends);
    all(service.embeds);
    all(service.interrupts);
    all(service.excuses);
    for (const model::Checklist& checklist : service.checklists) all(checklist.items);
    for (const model::Task& task : service.tasks) all(task.outcomes);
  }
}

void check_citations(Context& context, const model::Programme& programme) {
  std::vector<std::string> house;
  for (const model::HouseRule& rule : programme.house) house.push_back(rule.id);
  std::set<std::string> cited;
  std::set<std::string> reported;
  for_each_citation(programme, [&](const model::Citation& citation) {
    for (const std::string& clause : citation.clauses) {
      cited.insert(clause);
      if (programme.clause(clause) != nullptr) continue;
      std::vector<std::string> known;
      for (const model::Clause& candidate : programme.clauses) known.push_back(candidate.id);
      if (reported.insert(clause + std::to_string(citation.at.line)).second)
        context.unknown("C401", citation.at, "clause", clause, known);
    }
    for (const std::string& rule : citation.house) {
      if (std::find(house.begin(), house.end(), rule) != house.end()) continue;
      if (reported.insert(rule + std::to_string(citation.at.line)).second)
        context.unknown("C402", citation.at, "house rule", rule, house);
    }
  });
  for (const model::NotEnforced& left_out : programme.not_enforced) {
    if (programme.clause(left_out.clause) == nullptr)
      context.error("C401", left_out.at, fmt::format("clause `{}` is not known", left_out.clause));
    if (cited.contains(left_out.clause)) {
      context.error("C403", left_out.at,
                    fmt::format("clause `{}` is cited and listed as not enforced", left_out.clause),
                    "leave it in one of the two places");
    }
  }
}

void check_texts(Context& context, const model::Programme& programme) {
  for (const model::Text& text : programme.texts) {
    for (const std::string& parameter : text.parameters) {
      const bool known =
          parameter == "hotline" || parameter == "case.id" || parameter == "member.name" ||
          std::any_of(programme.services.begin(), programme.services.end(),
                      [&](const model::Service& service) { return service.fact(parameter) != model::none; });
      if (!known) {
        base::Place place;
        place.file = "texts";
        context.error("C404", place,
                      fmt::format("the text `{}` has the parameter `{}`, which is no fact", text.id, parameter));
      }
    }
  }
}

}  // namespace consilium::compiler
