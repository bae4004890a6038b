#include "decision/render.hpp"

#include <boost/json.hpp>
#include <fmt/core.h>

#include "decision/inputs.hpp"

namespace consilium::decision {
namespace {

namespace json = boost::json;

void put(json::object& object, json::string_view key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

json::string text_of(std::string_view text) { return json::string(json::string_view(text.data(), text.size())); }

json::array texts(const std::vector<std::string>& items) {
  json::array array;
  for (const std::string& item : items) array.push_back(json::value(item));
  return array;
}

json::object localised(const base::LocalisedText& text) {
  json::object object;
  for (const base::Language language : base::all_languages) {
    const std::string_view tag = base::to_string(language);
    put(object, json::string_view(tag.data(), tag.size()), text.in(language));
  }
  return object;
}

json::object check_json(const Decision& decision, const Check& check, const Finding& finding) {
  json::object object;
  object["check"] = check.id;
  object["kind"] = text_of(to_string(check.kind));
  object["status"] = text_of(to_string(check.status));
  if (is_decisive(decision, check)) object["decisive"] = true;
  put(object, "have", finding.have);
  put(object, "need", finding.need);
  put(object, "short_by", finding.short_by);
  if (finding.turns_on) object["turns_on"] = base::to_string(*finding.turns_on);
  put(object, "replaced_by", check.replaced_by);
  put(object, "refer_to", check.refer_to);
  if (check.say != nullptr) object["say"] = localised(*check.say);
  object["clauses"] = texts(check.cites->clauses);
  if (!check.cites->house.empty()) object["house"] = texts(check.cites->house);
  if (!check.cites->law.empty()) object["law"] = texts(check.cites->law);
  put(object, "reading", check.cites->reading);
  if (!check.cites->at.file.empty()) object["at"] = fmt::format("{}:{}", check.cites->at.file, check.cites->at.line);
  return object;
}

json::object step_json(const Step& step) {
  json::object object;
  object["do"] = text_of(to_string(step.kind));
  object["check"] = step.check;
  put(object, "subject", step.subject);
  if (step.date) object["date"] = base::to_string(*step.date);
  return object;
}

json::object balance_json(const quota::Balance& balance) {
  json::object object;
  if (balance.allowed) object["allowed"] = *balance.allowed;
  object["held"] = balance.held;
  object["used"] = balance.used;
  if (balance.left) object["left"] = *balance.left;
  if (!balance.left) object["unlimited"] = true;
  if (balance.over > 0) object["over"] = balance.over;
  if (balance.window.from) object["from"] = base::to_string(*balance.window.from);
  if (balance.window.to) object["to"] = base::to_string(*balance.window.to);
  object["held_by"] = texts(balance.held_by);
  object["used_by"] = texts(balance.used_by);
  return object;
}

json::array facts_json(const Situation& situation) {
  json::array facts;
  for (std::size_t i = 0; i < situation.facts->size(); ++i) {
    const auto index = static_cast<model::Index>(i);
    const model::Value* value = situation.facts->find(index);
    if (value == nullptr && situation.facts->dated(index).empty()) continue;
    const model::Fact& fact = situation.service->facts[i];
    json::object object{{"fact", fact.id}, {"source", fact.source}};
    if (value != nullptr) object["value"] = typed_json(*value);
    if (const auto seen = situation.facts->seen(index)) {
      object["seen"] = base::to_string(*seen, situation.programme->zone);
    }
    facts.push_back(std::move(object));
  }
  return facts;
}

json::object clauses_json(const model::Programme& programme, const Decision& decision) {
  json::object clauses;
  for (const Check& check : decision.checks) {
    for (const std::string& id : check.cites->clauses) {
      if (const model::Clause* clause = programme.clause(id)) clauses[id] = localised(clause->text);
    }
  }
  return clauses;
}

json::object waivers_json(const Question& question) {
  json::object waivers;
  for (const auto& [rule, waiver] : question.waivers) {
    json::object object{{"actor", waiver.actor}, {"reason", waiver.reason}};
    if (waiver.until) object["until"] = base::to_string(*waiver.until, question.situation.programme->zone);
    waivers[rule] = std::move(object);
  }
  return waivers;
}

}  // namespace

json::object desk_json(const Decision& decision, const Explanation& explanation) {
  json::object object;
  object["outcome"] = text_of(to_string(decision.outcome));
  if (explanation.eligible_from) object["eligible_from"] = base::to_string(*explanation.eligible_from);
  json::array ways;
  for (const std::vector<Step>& steps : explanation.remedies) {
    json::array way;
    for (const Step& step : steps) way.push_back(step_json(step));
    ways.push_back(std::move(way));
  }
  object["to_become_eligible"] = std::move(ways);
  object["ask"] = texts(explanation.ask);
  json::array checks;
  for (std::size_t i = 0; i < decision.checks.size(); ++i) {
    checks.push_back(check_json(decision, decision.checks[i], explanation.findings[i]));
  }
  object["checks"] = std::move(checks);
  if (explanation.balance) object["quota"] = balance_json(*explanation.balance);
  return object;
}

json::object auditor_json(const Question& question, const Decision& decision, const Explanation& explanation) {
  json::object object = desk_json(decision, explanation);
  object["facts"] = facts_json(question.situation);
  object["waivers"] = waivers_json(question);
  object["clauses"] = clauses_json(*question.situation.programme, decision);
  object["inputs"] = inputs_json(question);
  object["decision_id"] = decision_id(question);
  return object;
}

}  // namespace consilium::decision
