#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/core.h>

#include "compiler/scope.hpp"

namespace consilium::compiler {
namespace {

using model::FactType;
using model::Index;
using model::none;
using model::Operation;
using model::Predicate;

// The key that tells what a condition is about.
std::vector<std::string> selector_names() {
  std::vector<std::string> names;
  for (const std::string_view alternative : word_in(language(), "condition").alternatives)
    names.emplace_back(word_in(language(), alternative).keys.front().name);
  return names;
}

std::string_view first_known_key(const text::Node& node) {
  const std::vector<std::string> selectors = selector_names();
  for (const text::Entry& entry : node.entries) {
    if (std::find(selectors.begin(), selectors.end(), entry.key) != selectors.end()) return entry.key;
  }
  return {};
}

void read_one_value(Scope& scope, Predicate& predicate, const text::Node& node) {
  if (predicate.fact == none) return;
  if (auto value = read_value(scope, predicate.fact, node)) predicate.values.push_back(std::move(*value));
}

void read_comparison(Scope& scope, const Object& object, Predicate& predicate) {
  const auto single = [&](std::string_view key, Operation operation) {
    const text::Node* node = object.find(key);
    if (node == nullptr) return false;
    predicate.operation = operation;
    read_one_value(scope, predicate, *node);
    return true;
  };
  int found = 0;
  found += single("is", Operation::is) ? 1 : 0;
  found += single("is_not", Operation::is_not) ? 1 : 0;
  found += single("at_least", Operation::at_least) ? 1 : 0;
  found += single("at_most", Operation::at_most) ? 1 : 0;
  if (object.has("one_of")) {
    ++found;
    predicate.operation = Operation::one_of;
    for (const text::Node& item : object.items("one_of")) read_one_value(scope, predicate, item);
  }
  if (const text::Node* node = object.find("in_list"))
    ++found, predicate.operation = Operation::in_list, predicate.list = scope.list(*node);
  if (const text::Node* node = object.find("not_in_list"))
    ++found, predicate.operation = Operation::not_in_list, predicate.list = scope.list(*node);
  if (const text::Node* node = object.find("same_as"))
    ++found, predicate.operation = Operation::same_as, predicate.other_fact = scope.fact(*node);
  if (const text::Node* node = object.find("among"))
    ++found, predicate.operation = Operation::among, predicate.other_fact = scope.fact(*node);
  if (const text::Node* node = object.find("flagged")) {
    ++found;
    predicate.operation = Operation::flagged;
    predicate.flag = read_text(scope.context, *node);
    if (predicate.fact != none) predicate.list = scope.service.facts[predicate.fact].list;
    if (predicate.list == none) {
      scope.context.error("C210", node->place, "only a fact whose type is a list has flags");
    } else if (const auto& rows = scope.programme.lists[predicate.list].rows;
               !rows.empty() && !rows.front().flags.contains(predicate.flag)) {
      scope.context.error(
          "C211", node->place,
          fmt::format("the list `{}` has no column `{}`", scope.programme.lists[predicate.list].id, predicate.flag));
    }
  }
  if (found != 1) {
    scope.context.error("C212", object.node().place, "a test of a fact needs exactly one comparison",
                        "such as is, one_of, at_least, in_list, flagged, same_as");
  }
}

Predicate about_fact(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "fact condition");
  Predicate predicate;
  predicate.fact = scope.fact(*node.find("fact"));
  read_comparison(scope, object, predicate);
  if (const text::Node* on = node.find("on")) {
    predicate.dated = true;
    predicate.date = read_date_term(scope, *on);
  }
  if (predicate.fact == none) return predicate;
  const model::Fact& fact = scope.service.facts[predicate.fact];
  if (fact.dated && !predicate.dated) {
    scope.context.error("C213", node.place, fmt::format("`{}` changes over time and is read on a day", fact.id),
                        "add `on: applied`");
  }
  if (!fact.dated && predicate.dated) {
    scope.context.error("C214", node.place, fmt::format("`{}` does not change over time", fact.id), "leave out `on`");
  }
  if (fact.preference) {
    scope.context.error("C215", node.place, fmt::format("`{}` is only a preference; no rule may rest on it", fact.id));
  }
  const bool ordered = predicate.operation == Operation::at_least || predicate.operation == Operation::at_most;
  if (ordered && fact.type != FactType::scale && fact.type != FactType::integer && fact.type != FactType::money) {
    scope.context.error("C216", node.place, fmt::format("`{}` has no order to compare on", fact.id));
  }
  return predicate;
}

// A test that needs exactly one of these keys has none, or several.
bool compares_once(const text::Node& node, std::initializer_list<std::string_view> comparisons) {
  return std::count_if(comparisons.begin(), comparisons.end(),
                       [&](std::string_view key) { return node.find(key) != nullptr; }) == 1;
}

Predicate about_institution(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "institution condition");
  if (!compares_once(node, {"in_network", "listed_in", "grade", "originals_required"})) {
    scope.context.error("C219", node.place, "a test of an institution needs exactly one comparison",
                        "in_network, listed_in, grade or originals_required");
  }
  Predicate predicate;
  predicate.fact = scope.fact(*node.find("institution"));
  if (predicate.fact != none) {
    const FactType type = scope.service.facts[predicate.fact].type;
    if (type != FactType::institution && type != FactType::institutions) {
      scope.context.error("C217", node.place,
                          fmt::format("`{}` is not an institution", scope.service.facts[predicate.fact].id));
    }
  }
  if (const text::Node* network = node.find("in_network")) {
    predicate.operation = Operation::in_network;
    predicate.network = scope.network(*network);
  } else if (const text::Node* listed = node.find("listed_in")) {
    predicate.operation = Operation::listed_in;
    predicate.network = scope.network(*listed);
  } else if (const text::Node* grade = node.find("grade")) {
    predicate.operation = Operation::grade_at_least;
    const Object inner(scope.context, *grade, "grade");
    const std::string value = inner.text("at_least");
    for (std::size_t i = 0; i < scope.programme.scales.size(); ++i) {
      if (scope.programme.scales[i].rank(value) < 0) continue;
      predicate.scale = static_cast<Index>(i);
      scope.context.use("scale", scope.programme.scales[i].id);
    }
    if (predicate.scale == none)
      scope.context.error("C218", grade->place, fmt::format("`{}` is on no scale of the programme", value));
    predicate.values.emplace_back(model::Code{value});
  } else if (object.has("originals_required")) {
    predicate.operation = Operation::originals_required;
    predicate.yes = object.yes("originals_required", true);
  }
  return predicate;
}

Predicate about_date(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "date condition");
  if (!compares_once(node, {"before", "on_or_before", "after", "on_or_after", "after_end_of", "within"})) {
    scope.context.error("C221", node.place, "a test of a date needs exactly one comparison",
                        "before, on_or_before, after, on_or_after, after_end_of or within");
  }
  Predicate predicate;
  predicate.date = read_date_term(scope, *node.find("date"));
  static constexpr std::array<std::pair<std::string_view, Operation>, 4> comparisons{
      {{"before", Operation::date_before},
       {"on_or_before", Operation::date_on_or_before},
       {"after", Operation::date_after},
       {"on_or_after", Operation::date_on_or_after}}};
  for (const auto& [key, operation] : comparisons) {
    if (const text::Node* other = node.find(key)) {
      predicate.operation = operation;
      predicate.other_date = read_date_term(scope, *other);
      return predicate;
    }
  }
  if (const text::Node* period = node.find("after_end_of")) {
    predicate.operation = Operation::date_after_end_of;
    predicate.period = scope.period(*period);
    if (predicate.period != none && !scope.programme.periods[predicate.period].lasts) {
      scope.context.error("C220", period->place, "this period has no length, so it has no end");
    }
  } else if (const text::Node* within = node.find("within")) {
    predicate.operation = Operation::date_within;
    predicate.period = scope.period(*within);
  }
  return predicate;
}

base::Span in_days(Scope& scope, const Object& object, std::string_view key, std::string_view problem) {
  const auto span = object.span(key);
  if (span && base::counts_instants(span->unit))
    scope.context.error("C222", object.find(key)->place, std::string(problem), "write { working_days: 2 }");
  return span.value_or(base::Span{});
}

Predicate about_lead(Scope& scope, const text::Node& node) {
  const Object outer(scope.context, node, "lead condition");
  const Object object(scope.context, *node.find("lead"), "lead");
  Predicate predicate;
  predicate.operation = Operation::lead;
  if (const text::Node* from = object.find("from")) predicate.date = read_date_term(scope, *from);
  if (const text::Node* to = object.find("to")) predicate.other_date = read_date_term(scope, *to);
  predicate.span = in_days(scope, object, "at_least", "a lead is counted in days or months");
  return predicate;
}

Predicate about_freshness(Scope& scope, const text::Node& node) {
  const Object outer(scope.context, node, "fresh condition");
  const Object object(scope.context, *node.find("fresh"), "fresh");
  Predicate predicate;
  predicate.operation = Operation::fresh;
  if (const text::Node* date = object.find("date")) predicate.date = read_date_term(scope, *date);
  if (const text::Node* before = object.find("before")) predicate.other_date = read_date_term(scope, *before);
  predicate.span = in_days(scope, object, "within", "the age of a paper is counted in days or months");
  return predicate;
}

Predicate about_age(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "age_of condition");
  Predicate predicate;
  if (const text::Node* on = object.find("on")) predicate.date = read_date_term(scope, *on);
  predicate.operation = object.has("below") ? Operation::age_below : Operation::age_at_least;
  const std::string_view bound = object.has("below") ? "below" : "at_least";
  if (object.has("below") == object.has("at_least")) {
    scope.context.error("C223", node.place, "a test of an age needs `below` or `at_least`, and one only",
                        "write below: { years: 18 }");
    return predicate;
  }
  const auto years = object.span(bound);
  if (years && years->unit != base::Unit::years) {
    scope.context.error("C223", object.find(bound)->place, "an age is given in years", "write { years: 18 }");
  }
  predicate.low = years ? years->amount : 0;
  return predicate;
}

Predicate about_count(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "count_of condition");
  Predicate predicate;
  predicate.operation = Operation::count_between;
  predicate.fact = scope.fact(*node.find("count_of"));
  predicate.flag = object.text("flagged");
  predicate.low = object.number("from").value_or(0);
  predicate.high = object.number("to").value_or(0);
  return predicate;
}

Predicate about_quota(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "quota_of condition");
  Predicate predicate;
  predicate.operation = Operation::quota_left;
  predicate.service = object.text("quota_of");
  if (const text::Node* left = object.find("left")) {
    const Object inner(scope.context, *left, "left");
    predicate.low = inner.number("at_least").value_or(1);
  }
  return predicate;
}

Predicate about_allowance(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "allowance condition");
  Predicate predicate;
  predicate.operation = Operation::allowance_left;
  predicate.allowance = scope.allowance(*node.find("allowance"));
  if (predicate.allowance == none) predicate.operation = Operation::money_is_settled;  // reported; only not to stumble
  if (const text::Node* left = object.find("left")) {
    const Object inner(scope.context, *left, "left");
    predicate.low = inner.number("at_least").value_or(1);
  }
  return predicate;
}

Predicate about_money(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "money condition");
  Predicate predicate;
  predicate.operation = Operation::money_is_settled;
  (void)object.word("money");
  return predicate;
}

Predicate about_point(Scope& scope, const text::Node& node, Operation operation, std::string_view key) {
  const text::Node& value = *node.find(key);
  Predicate predicate;
  predicate.operation = operation;
  if (value.kind == text::Kind::scalar) {
    predicate.point = scope.point(value);
    if (predicate.point == none) predicate.point = model::applied_point;
    return predicate;
  }
  predicate.operation = Operation::all_of;
  for (const text::Node& item : value.items) {
    Predicate part;
    part.operation = operation;
    part.point = scope.point(item);
    if (part.point != none) predicate.parts.push_back(std::move(part));
  }
  return predicate;
}

Predicate compound(Scope& scope, const text::Node& value, Operation operation) {
  Predicate predicate;
  predicate.operation = operation;
  if (value.kind != text::Kind::sequence || value.items.empty()) {
    scope.context.error("C224", value.place, "a list of conditions is expected here",
                        "write [{ … }, { … }], or leave out the joining word where there is only one");
    return predicate;
  }
  for (const text::Node& item : value.items) predicate.parts.push_back(read_predicate(scope, item));
  return predicate;
}

Predicate with_fact(Scope& scope, const text::Node& value, Operation operation) {
  Predicate predicate;
  predicate.operation = operation;
  predicate.fact = scope.fact(value);
  if (predicate.fact == none) predicate.fact = 0;
  return predicate;
}

model::DateTerm read_fixed_day(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "day");
  const auto day = base::Date::parse(object.text("day"));
  if (!day && object.has("day")) scope.context.error("C232", object.find("day")->place, day.error().message);
  return {model::DateTerm::Kind::day, none, day ? *day : base::Date{}};
}

}  // namespace

model::DateTerm read_date_term(Scope& scope, const text::Node& node) {
  if (node.kind == text::Kind::mapping) return read_fixed_day(scope, node);
  const std::string name = read_text(scope.context, node);
  if (name == "now") return {};
  if (const Index point = scope.service.point(name); point != none) return {model::DateTerm::Kind::point, point};
  const Index fact = scope.service.fact(name);
  scope.context.use("fact", name);
  if (fact == none) {
    std::vector<std::string> known = scope.service.points;
    known.emplace_back("now");
    for (const model::Fact& candidate : scope.service.facts) {
      if (candidate.type == FactType::date || candidate.type == FactType::instant) known.push_back(candidate.id);
    }
    scope.context.unknown("C225", node.place, "date", name, known);
    return {};
  }
  if (scope.service.facts[fact].type != FactType::date && scope.service.facts[fact].type != FactType::instant) {
    scope.context.error("C226", node.place, fmt::format("`{}` is not a date", name));
  }
  return {model::DateTerm::Kind::fact, fact};
}

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
    case FactType::one_of: {
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

Predicate read_predicate(Scope& scope, const text::Node& node) {
  const std::string_view selector = first_known_key(node);
  if (selector == "fact") return about_fact(scope, node);
  if (selector == "institution") return about_institution(scope, node);
  if (selector == "date") return about_date(scope, node);
  if (selector == "lead") return about_lead(scope, node);
  if (selector == "fresh") return about_freshness(scope, node);
  if (selector == "age_of") return about_age(scope, node);
  if (selector == "count_of") return about_count(scope, node);
  if (selector == "quota_of") return about_quota(scope, node);
  if (selector == "allowance") return about_allowance(scope, node);
  if (selector == "money") return about_money(scope, node);
  if (node.entries.size() > 1 && !selector.empty()) {
    scope.context.error("C229", node.place, fmt::format("`{}` stands alone in a condition", selector),
                        "join several conditions with all_of or any_of");
  }
  if (selector == "reached") return about_point(scope, node, Operation::reached, selector);
  if (selector == "not_yet") return about_point(scope, node, Operation::not_yet, selector);
  const text::Node* value = selector.empty() ? nullptr : node.find(selector);
  if (selector == "all_of") return compound(scope, *value, Operation::all_of);
  if (selector == "any_of") return compound(scope, *value, Operation::any_of);
  if (selector == "given") return with_fact(scope, *value, Operation::given);
  if (selector == "not_given") return with_fact(scope, *value, Operation::not_given);
  if (selector == "declined") return with_fact(scope, *value, Operation::declined);
  Predicate predicate;
  if (selector == "not") {
    predicate.operation = Operation::negation;
    predicate.parts.push_back(read_predicate(scope, *value));
  } else if (selector == "branch") {
    predicate.operation = Operation::branch;
    predicate.branch = scope.branch(*value);
  } else if (selector == "at_most_one") {
    predicate.operation = Operation::at_most_one;
    for (const text::Node& item : value->items) {
      if (const Index fact = scope.fact(item); fact != none) predicate.facts.push_back(fact);
    }
  } else if (selector == "decision") {
    predicate.operation = Operation::decision_is_eligible;
    if (value->text != "eligible")
      scope.context.error("C230", value->place, fmt::format("a decision cannot be asked to be `{}`", value->text),
                          "only `decision: eligible` can be asked for");
  } else {
    const std::string first = node.entries.empty() ? node.text : node.entries.front().key;
    scope.context.unknown("C231", node.entries.empty() ? node.place : node.entries.front().key_place, "condition",
                          first, selector_names());
  }
  return predicate;
}

}  // namespace consilium::compiler
