// Values of facts as programmes write them.
#include <algorithm>

#include <fmt/core.h>

#include "compiler/scope.hpp"

namespace consilium::compiler {

using model::FactType;
using model::Index;
using model::none;

namespace {

std::string nearest_code(const Scope& scope, Index list, std::string_view written) {
  if (list == none) return {};
  std::vector<std::string> codes;
  for (const model::ListRow& row : scope.programme.lists[list].rows) codes.push_back(row.code);
  const std::string near = base::closest(written, codes);
  return near.empty() ? "use a code of its list" : fmt::format("did you mean `{}`?", near);
}

}  // namespace

std::optional<model::Value> read_value(Scope& scope, Index index, const text::Node& node) {
  const model::Fact& fact = scope.service.facts[index];
  const std::string written = read_text(scope.context, node);
  const auto wrong = [&](std::string help = {}) {
    scope.context.error(
        "C227", node.place,
        fmt::format("`{}` is not a value of `{}`, which is of type {}", written, fact.id, model::to_string(fact.type)),
        std::move(help));
    return std::nullopt;
  };
  switch (fact.type) {
    case FactType::yes_no:
      return model::Value{read_yes(scope.context, node, false)};
    case FactType::one_of:
    case FactType::several_of: {
      std::vector<std::string> known;
      for (const model::Choice& choice : fact.choices) known.push_back(choice.code);
      if (std::find(known.begin(), known.end(), written) != known.end()) return model::Value{model::Code{written}};
      scope.context.not_among("C228", node.place, fact.id, written, known);
      return std::nullopt;
    }
    case FactType::scale:
      if (fact.scale != none && scope.programme.scales[fact.scale].rank(written) >= 0)
        return model::Value{model::Code{written}};
      if (fact.scale != none)
        scope.context.not_among("C228", node.place, fact.id, written, scope.programme.scales[fact.scale].values);
      return std::nullopt;
    case FactType::list:
      if (fact.list != none && scope.programme.lists[fact.list].find(written) != nullptr)
        return model::Value{model::Code{written}};
      return wrong(nearest_code(scope, fact.list, written));
    case FactType::country:
      return model::Value{model::Code{written}};
    case FactType::roster_match:
      if (written == "matches" || written == "differs") return model::Value{model::Code{written}};
      return wrong("it is `matches` or `differs`");
    case FactType::text:
    case FactType::texts:
    case FactType::phone:
      return model::Value{written};
    case FactType::date: {
      const auto date = base::Date::parse(written);
      if (!date) return wrong(date.error().message);
      return model::Value{*date};
    }
    case FactType::integer: {
      const auto number = read_number(scope.context, node);
      return number ? std::optional<model::Value>(*number) : std::nullopt;
    }
    case FactType::money: {
      const auto money = base::Money::parse(written);
      if (!money) return wrong(money.error().message);
      return model::Value{*money};
    }
    case FactType::instant:
    case FactType::institution:
    case FactType::institutions:
      return wrong("values of this type are not written in programmes");
  }
  return std::nullopt;
}

}  // namespace consilium::compiler
