#include "decision/render.hpp"

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/json_writer.hpp"
#include "decision/inputs.hpp"

namespace consilium::decision {
namespace {

namespace json = boost::json;

constexpr std::size_t usual_table = 16'384;  // bytes

json::object localised(const base::LocalisedText& text) {
  json::object object;
  for (const base::Language language : base::all_languages) {
    const std::string_view tag = base::to_string(language);
    if (!text.in(language).empty()) object[json::string_view(tag.data(), tag.size())] = text.in(language);
  }
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

json::object desk_json(const Decision& decision, const Explanation& explanation, const Findings& findings) {
  base::JsonWriter writer(usual_table);
  writer.begin_object();
  write_desk(decision, explanation, findings, writer);
  writer.end_object();
  return std::move(json::parse(std::move(writer).take()).as_object());
}

json::object auditor_json(const Question& question, const Decision& decision, const Explanation& explanation) {
  json::object object = desk_json(decision, explanation, {question, decision});
  object["facts"] = facts_json(question.situation);
  object["waivers"] = waivers_json(question);
  object["clauses"] = clauses_json(*question.situation.programme, decision);
  object["inputs"] = inputs_json(question);
  object["decision_id"] = decision_id(question);
  return object;
}

}  // namespace consilium::decision
