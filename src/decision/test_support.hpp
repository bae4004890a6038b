// Small programmes and questions for tests, built by hand. Only for tests of this room.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calendar/edition.hpp"
#include "decision/decide.hpp"
#include "model/account.hpp"
#include "model/programme.hpp"

namespace consilium::decision {

inline base::Date day(int month, int day_of_month) { return base::Date::of(2026, month, day_of_month); }
inline model::Value code(std::string text) { return model::Value{model::Code{std::move(text)}}; }

inline const calendar::Edition& weekdays() {
  static const calendar::Edition edition =
      calendar::Edition::make(
          {"test", base::Date::of(2026, 1, 1), base::Date::of(2026, 1, 1), base::Date::of(2027, 12, 31), false, {}}, {})
          .value();
  return edition;
}

inline base::LocalisedText says(const std::string& text) { return {{text + "（简）", text + "（繁）", text}}; }

// A service of one's own facts and rules, with everything a question points to. Not movable: the question holds
// pointers.
class Bench {
 public:
  Bench() {
    programme.id = "programme";
    programme.hash = "hash";
    programme.zone = base::Zone::find("Asia/Shanghai").value();
    model::Service service;
    service.id = "service";
    service.points = {"applied", "accepted"};
    service.quota.count = 1;
    service.quota.year_of = model::applied_point;
    for (std::size_t i = 0; i < static_cast<std::size_t>(model::BuiltIn::count); ++i) {
      model::Fact fact;
      fact.id = "built-in-" + std::to_string(i);
      fact.source = "roster";
      service.facts.push_back(fact);
    }
    programme.services.push_back(service);
    facts = FactSet(service.facts.size());
    now = programme.zone.at(day(3, 2), base::ClockTime{600});
  }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  model::Service& service() { return programme.services.front(); }

  model::Index fact(const std::string& id, model::FactType type, std::string source = "member") {
    model::Fact fact;
    fact.id = id;
    fact.type = type;
    fact.source = std::move(source);
    fact.name = says(id);
    service().facts.push_back(fact);
    FactSet larger(service().facts.size());
    for (std::size_t i = 0; i < facts.size(); ++i) {
      const auto index = static_cast<model::Index>(i);
      if (const model::Value* value = facts.find(index)) larger.set(index, *value);
      if (!facts.dated(index).empty()) larger.set_dated(index, facts.dated(index));
    }
    facts = std::move(larger);
    return static_cast<model::Index>(service().facts.size() - 1);
  }

  // A yes-or-no fact and a rule that wants a yes.
  model::Index yes_rule(const std::string& id, model::OtherwiseKind otherwise = model::OtherwiseKind::refuse);

  model::Rule& rule(const std::string& id, model::Predicate require,
                    model::OtherwiseKind otherwise = model::OtherwiseKind::refuse) {
    model::Rule rule;
    rule.id = id;
    rule.require = std::move(require);
    rule.otherwise = otherwise;
    if (otherwise == model::OtherwiseKind::refer) rule.refer_to = "insurer";
    rule.say = says(id);
    rule.cites.clauses = {"clause-" + id};
    service().rules.push_back(rule);
    return service().rules.back();
  }

  // Everything as it stands, for someone who applies now.
  Question question() const {
    Question question;
    question.situation.programme = &programme;
    question.situation.service = &programme.services.front();
    question.situation.calendar = &weekdays();
    question.situation.facts = &facts;
    question.situation.account = &account;
    question.situation.now = now;
    question.situation.points.resize(programme.services.front().points.size());
    question.situation.points[model::applied_point] = now;
    return question;
  }
  Situation situation() const { return question().situation; }
  Decision decide() const { return decision::decide(question()); }
  Explanation explain() const { return decision::explain(question(), decide()); }
  Findings findings() const { return {question(), decide()}; }

  void apply_on(base::Date date) { now = programme.zone.at(date, base::ClockTime{600}); }

  model::Programme programme;
  model::Account account;
  FactSet facts{0};
  base::Instant now;
};

inline model::Predicate fact_test(model::Operation operation, model::Index fact,
                                  std::vector<model::Value> values = {}) {
  model::Predicate predicate;
  predicate.operation = operation;
  predicate.fact = fact;
  predicate.values = std::move(values);
  return predicate;
}

inline model::Predicate is_yes(model::Index fact) {
  return fact_test(model::Operation::is, fact, {model::Value{true}});
}

inline model::Index Bench::yes_rule(const std::string& id, model::OtherwiseKind otherwise) {
  const model::Index index = fact(id + "-fact", model::FactType::yes_no);
  rule(id, is_yes(index), otherwise);
  return index;
}

inline model::Predicate compound(model::Operation operation, std::vector<model::Predicate> parts) {
  model::Predicate predicate;
  predicate.operation = operation;
  predicate.parts = std::move(parts);
  return predicate;
}

inline model::DateTerm applied() { return {model::DateTerm::Kind::point, model::applied_point}; }
inline model::DateTerm today() { return {}; }
inline model::DateTerm date_fact(model::Index fact) { return {model::DateTerm::Kind::fact, fact}; }

inline model::Predicate dates(model::Operation operation, model::DateTerm date, model::DateTerm other,
                              std::optional<base::Span> span = std::nullopt) {
  model::Predicate predicate;
  predicate.operation = operation;
  predicate.date = date;
  predicate.other_date = other;
  predicate.span = span;
  return predicate;
}

inline model::Predicate age(model::Operation operation, std::int64_t years) {
  model::Predicate predicate;
  predicate.operation = operation;
  predicate.date = applied();
  predicate.low = years;
  return predicate;
}

inline constexpr model::Index birth_date = model::index_of(model::BuiltIn::member_birth_date);
inline constexpr model::Index effective = model::index_of(model::BuiltIn::contract_effective_on);
inline constexpr model::Index contract_state = model::index_of(model::BuiltIn::contract_state);

// The waiting period of the ledger: it starts the day after the contract and lasts 30 days.
inline model::Index waiting_period(Bench& bench) {
  model::Period period;
  period.id = "waiting";
  period.starts_on = effective;
  period.plus = base::Span{base::Unit::natural_days, 1, {}};
  period.lasts = base::Span{base::Unit::natural_days, 30, {}};
  bench.programme.periods.push_back(period);
  return static_cast<model::Index>(bench.programme.periods.size() - 1);
}

inline model::Predicate after_period(model::DateTerm date, model::Index period,
                                     model::Operation operation = model::Operation::date_after_end_of) {
  model::Predicate predicate;
  predicate.operation = operation;
  predicate.date = date;
  predicate.period = period;
  return predicate;
}

inline const Check& check_of(const Decision& decision, const std::string& id) {
  for (const Check& check : decision.checks) {
    if (check.id == id) return check;
  }
  return decision.checks.at(decision.checks.size());
}

inline Finding finding_of(const Decision& decision, const Findings& findings, const std::string& id) {
  for (std::size_t i = 0; i < decision.checks.size(); ++i) {
    if (decision.checks[i].id == id) return findings[i];
  }
  return {};
}

// The same person asking on another day at the same time of day, applying then: made anew, and not as a later moment.
inline Question at_date(Question question, base::Date date) {
  Situation& situation = question.situation;
  const base::Zone& zone = situation.programme->zone;
  situation.now = zone.at(date, zone.clock_of(situation.now));
  if (situation.points[model::applied_point]) situation.points[model::applied_point] = situation.now;
  return question;
}

}  // namespace consilium::decision
