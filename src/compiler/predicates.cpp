#include <algorithm>

#include <fmt/core.h>

#include "compiler/conditions.hpp"

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
  if (node.find("earlier_case") != nullptr) return "earlier_case";  // which says with `reached` how far that case came
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
  const bool is_several = fact.type == FactType::several_of || fact.type == FactType::texts;
  const bool holds = predicate.operation == Operation::is || predicate.operation == Operation::is_not ||
                     predicate.operation == Operation::one_of;
  if (is_several && !holds)
    scope.context.error("C236", node.place, fmt::format("`{}` holds several and is no single value", fact.id),
                        "use is, is_not or one_of, which ask what it holds, or count_of");
  const bool ordered = predicate.operation == Operation::at_least || predicate.operation == Operation::at_most;
  if (ordered && fact.type != FactType::scale && fact.type != FactType::integer && fact.type != FactType::money) {
    scope.context.error("C216", node.place, fmt::format("`{}` has no order to compare on", fact.id));
  }
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

// One end, or one of several.
Predicate about_end(Scope& scope, const text::Node& node) {
  const text::Node& value = *node.find("ended");
  Predicate predicate;
  predicate.operation = Operation::ended;
  if (value.kind == text::Kind::scalar) {
    predicate.end = scope.end(value);
    return predicate;
  }
  predicate.operation = Operation::any_of;
  for (const text::Node& item : value.items) {
    Predicate part;
    part.operation = Operation::ended;
    part.end = scope.end(item);
    if (part.end != none) predicate.parts.push_back(std::move(part));
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

}  // namespace

Predicate read_predicate(Scope& scope, const text::Node& node) {
  const std::string_view selector = first_known_key(node);
  if (selector == "fact") return about_fact(scope, node);
  if (selector == "institution") return about_institution(scope, node);
  if (selector == "date") return about_date(scope, node);
  if (selector == "lead") return about_lead(scope, node);
  if (selector == "fresh") return about_freshness(scope, node);
  if (selector == "age_of") return about_age(scope, node);
  if (selector == "network") return about_network(scope, node);
  if (selector == "earlier_case") return about_earlier_case(scope, node);
  if (selector == "same_period") return about_period(scope, node);
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
  if (selector == "ended") return about_end(scope, node);
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
  } else if (selector == "consented") {
    predicate.operation = Operation::consented;
    predicate.consent = scope.consent(*value);
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
