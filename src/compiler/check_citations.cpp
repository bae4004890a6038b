#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "compiler/check.hpp"

namespace consilium::compiler {

namespace {

template <typename Items>
std::vector<std::string> ids_of(const Items& items) {
  std::vector<std::string> ids;
  for (const auto& item : items) ids.push_back(item.id);
  return ids;
}

void check_not_enforced(Context& context, const model::Programme& programme) {
  std::map<std::string_view, base::Place> cited;
  for (const Context::Cited& citation : context.cited) cited.emplace(citation.name, citation.at);
  std::map<std::string_view, base::Place> listed;
  for (const model::NotEnforced& left_out : programme.not_enforced) {
    if (programme.clause(left_out.clause) == nullptr)
      context.unknown("C401", left_out.at, "clause", left_out.clause, ids_of(programme.clauses));
    if (const auto at = cited.find(left_out.clause); at != cited.end()) {
      context.error_with("C403", left_out.at,
                         fmt::format("clause `{}` is cited and listed as not enforced", left_out.clause),
                         {{at->second, "it is cited here"}}, "leave it in one of the two places");
    }
    if (const auto [first, is_new] = listed.emplace(left_out.clause, left_out.at); !is_new) {
      context.error_with("C403", left_out.at, fmt::format("clause `{}` is listed twice", left_out.clause),
                         {{first->second, "it is first listed here"}}, "delete one of the two");
    }
  }
}

}  // namespace

void check_citations(Context& context, const Trees& trees, const model::Programme& programme) {
  if (!trees.contains("clauses.yaml")) {
    base::Place place;
    place.file = "clauses.yaml";
    context.error("C368", place, "a programme folder needs a file `clauses.yaml`",
                  "write the statements of the handbook there, one row each");
    return;
  }
  const std::vector<std::string> house = ids_of(programme.house);
  const std::vector<std::string> clauses = ids_of(programme.clauses);
  for (const Context::Cited& citation : std::vector(context.cited)) {
    if (citation.name.starts_with("law:")) continue;
    if (citation.name.starts_with("house:")) {
      const std::string rule = citation.name.substr(6);
      if (std::find(house.begin(), house.end(), rule) == house.end())
        context.unknown("C402", citation.at, "house rule", rule, house);
    } else if (programme.clause(citation.name) == nullptr) {
      context.unknown("C401", citation.at, "clause", citation.name, clauses);
    }
  }
  check_not_enforced(context, programme);
}

void check_later(Context& context, const model::Programme& programme) {
  for (const model::LaterService& later : programme.later) {
    if (programme.service(later.id) != nullptr) {
      context.error("C405", later.at, fmt::format("service `{}` is in the programme and named as later", later.id),
                    "leave it in one of the two places");
    }
    const bool named = std::any_of(programme.clauses.begin(), programme.clauses.end(),
                                   [&](const model::Clause& clause) { return clause.service == later.id; });
    if (!named)
      context.error("C406", later.at, fmt::format("no clause belongs to the service `{}`", later.id),
                    "name it as `service` of its clauses, or take it off the list");
  }
}

void check_texts(Context& context, const model::Programme& programme) {
  for (const model::Text& text : programme.texts) {
    for (const std::string& parameter : text.parameters) {
      context.use("fact", parameter);
      const bool known =
          parameter == "hotline" || parameter == "case.id" || parameter == "member.name" ||
          std::any_of(programme.services.begin(), programme.services.end(),
                      [&](const model::Service& service) { return service.fact(parameter) != model::none; });
      if (!known) {
        std::vector<std::string> facts{"hotline", "case.id", "member.name"};
        for (const model::Service& service : programme.services) {
          for (const model::Fact& fact : service.facts) facts.push_back(fact.id);
        }
        context.unknown("C404", text.at, "parameter", parameter, facts);
      }
    }
  }
}

}  // namespace consilium::compiler
