#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "compiler/check.hpp"
#include "model/citations.hpp"

namespace consilium::compiler {

void check_citations(Context& context, const model::Programme& programme) {
  std::vector<std::string> house;
  for (const model::HouseRule& rule : programme.house) house.push_back(rule.id);
  std::set<std::string> cited;
  std::set<std::string> reported;
  model::for_each_citation(programme, [&](const model::Citation& citation, model::CitedBy) {
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

void check_later(Context& context, const model::Programme& programme) {
  for (const model::LaterService& later : programme.later) {
    if (programme.service(later.id) != nullptr) {
      context.error("C405", later.at, fmt::format("service `{}` is in the programme and named as later", later.id),
                    "leave it in one of the two places");
    }
    const bool named = std::any_of(programme.clauses.begin(), programme.clauses.end(),
                                   [&](const model::Clause& clause) { return clause.service == later.id; });
    if (!named) context.error("C406", later.at, fmt::format("no clause belongs to the service `{}`", later.id));
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
