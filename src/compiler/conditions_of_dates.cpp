// Tests of dates, and the dates that they name.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "compiler/conditions.hpp"

namespace consilium::compiler {

using model::FactType;
using model::Index;
using model::none;
using model::Operation;
using model::Predicate;

namespace {

base::Span in_days(Scope& scope, const Object& object, std::string_view key, std::string_view problem) {
  const auto span = object.span(key);
  if (span && base::counts_instants(span->unit))
    scope.context.error("C222", object.find(key)->place, std::string(problem), "write { working_days: 2 }");
  return span.value_or(base::Span{});
}

void read_lasting(Scope& scope, const Object& object, Predicate& predicate) {
  predicate.span = object.span("lasting");
  const bool counted =
      !predicate.span || predicate.span->unit == base::Unit::minutes || predicate.span->unit == base::Unit::hours;
  if (object.has("lasting") && (!counted || predicate.operation != Operation::date_in_hours))
    scope.context.error("C237", object.find("lasting")->place,
                        "only opening hours are tested for so long, by the clock",
                        "write within_hours: line, lasting: { minutes: 60 }");
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
  if (refuse_unknown_rider(scope, "C225", node)) return {};
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

Predicate about_date(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "date condition");
  if (!compares_once(node,
                     {"before", "on_or_before", "after", "on_or_after", "after_end_of", "within", "within_hours"})) {
    scope.context.error("C221", node.place, "a test of a date needs exactly one comparison",
                        "before, on_or_before, after, on_or_after, after_end_of, within or within_hours");
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
  } else if (const text::Node* hours = node.find("within_hours")) {
    predicate.operation = Operation::date_in_hours;
    predicate.hours = scope.hours(*hours);
  }
  read_lasting(scope, object, predicate);
  return predicate;
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

Predicate about_period(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "same_period condition");
  Predicate predicate;
  predicate.operation = Operation::same_period;
  (void)object.word("same_period");
  for (const text::Node& item : object.items("dates")) predicate.dates.push_back(read_date_term(scope, item));
  if (object.has("dates") && predicate.dates.size() < 2)
    scope.context.error("C233", object.find("dates")->place, "one date alone is in no period with another",
                        "name two dates or more");
  return predicate;
}

}  // namespace consilium::compiler
