#include "api/render.hpp"

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/json.hpp"
#include "decision/facts_read.hpp"
#include "decision/moment.hpp"
#include "decision/render.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;

constexpr std::size_t shown_of_number = 4;

struct ValueJson {
  const base::Zone& zone;

  json::value operator()(const model::Declined&) const { return json::object{{"declined", true}}; }
  json::value operator()(bool yes) const { return yes; }
  json::value operator()(std::int64_t number) const { return number; }
  json::value operator()(const model::Code& code) const { return json::value(code.text); }
  json::value operator()(const std::string& text) const { return json::value(text); }
  json::value operator()(base::Date date) const { return json::value(base::to_string(date)); }
  json::value operator()(base::Instant at) const { return json::value(base::to_string(at, zone)); }
  json::value operator()(const base::Money& money) const { return json::value(base::to_string(money)); }
  json::value operator()(const model::Institution& institution) const {
    if (institution.id.empty()) return json::object{{"unlisted", institution.name}};
    return json::value(institution.id);
  }
  template <typename Item>
  json::value operator()(const std::vector<Item>& items) const {
    json::array array;
    for (const Item& item : items) array.push_back((*this)(item));
    return array;
  }
};

std::string hidden(const std::string& number) {
  if (number.size() <= shown_of_number) return std::string(number.size(), '*');
  return std::string(number.size() - shown_of_number, '*') + number.substr(number.size() - shown_of_number);
}

json::array dated_json(const std::vector<model::DatedValue>& values) {
  json::array array;
  for (const model::DatedValue& value : values)
    array.push_back(json::object{{"from", base::to_string(value.from)}, {"value", model::to_text(value.value)}});
  return array;
}

template <typename Items>
json::array choices_json(const Items& items) {
  json::array array;
  for (const auto& item : items)
    array.push_back(json::object{{"code", item.code}, {"name", localised_json(item.name)}});
  return array;
}

}  // namespace

http::Response answer_json(int status, const json::value& body) {
  return http::json_response(status, base::to_text(body));
}

json::string text_json(std::string_view text) { return json::string(json::string_view(text.data(), text.size())); }

json::array texts_json(const std::vector<std::string>& texts) {
  json::array array;
  for (const std::string& text : texts) array.push_back(json::value(text));
  return array;
}

json::object localised_json(const base::LocalisedText& text) {
  json::object object;
  for (const base::Language language : base::all_languages) {
    const std::string_view tag = base::to_string(language);
    if (!text.in(language).empty()) object[json::string_view(tag.data(), tag.size())] = text.in(language);
  }
  return object;
}

json::value value_json(const model::Value& value, const base::Zone& zone) { return std::visit(ValueJson{zone}, value); }

json::object facts_json(const model::Programme& programme, const model::Service& service,
                        const std::vector<cases::RecordedFact>& facts) {
  json::object object;
  for (const cases::RecordedFact& fact : facts) {
    if (service.fact(fact.fact) != model::none) object[fact.fact] = value_json(fact.value, programme.zone);
  }
  return object;
}

json::object person_json(const service::Person& person) {
  json::object object{{"id", person.id}, {"tenant", person.tenant}, {"name", person.name}, {"sex", person.sex}};
  if (person.birth_date) object["birth_date"] = base::to_string(*person.birth_date);
  object["identity_document"] =
      json::object{{"kind", person.identity_kind}, {"number", hidden(person.identity_number)}};
  object["phone"] = person.phone;
  return object;
}

json::object contract_json(const service::Contract& contract) {
  json::object object{{"id", contract.id},
                      {"tenant", contract.tenant},
                      {"person", contract.person},
                      {"product", contract.product},
                      {"number", contract.number},
                      {"rider", contract.rider},
                      {"policy_number", contract.policy_number}};
  json::array parties;
  for (const service::Party& party : contract.parties)
    parties.push_back(json::object{{"role", party.role}, {"name", party.name}});
  object["parties"] = std::move(parties);
  const cases::RosterFacts& facts = contract.facts;
  if (facts.effective_on) object["effective_on"] = base::to_string(*facts.effective_on);
  if (facts.cooling_off_until) object["cooling_off_until"] = base::to_string(*facts.cooling_off_until);
  object["state"] = dated_json(facts.state);
  object["sum_insured"] = dated_json(facts.sum_insured);
  object["meets_standard"] = dated_json(facts.meets_standard);
  object["barred_by_agreement"] = dated_json(facts.barred_by_agreement);
  return object;
}

json::object institution_json(const model::ListedInstitution& listed) {
  const model::Institution& institution = listed.institution;
  json::object object{{"id", institution.id},
                      {"name", localised_json(listed.name)},
                      {"country", institution.country},
                      {"province", listed.province},
                      {"city", institution.city},
                      {"grade", institution.grade},
                      {"originals_required", institution.originals_required},
                      {"usable_for", texts_json(institution.usable_for)},
                      {"aliases", texts_json(listed.aliases)}};
  if (!listed.note.empty()) object["note"] = listed.note;
  return object;
}

json::object use_json(const model::Programme& programme, const model::Use& use) {
  static constexpr std::array<std::string_view, 4> states{"held", "consumed", "released", "expired"};
  const model::Service* service = programme.carrying_on(use.service);
  json::object object{{"id", use.id},         {"service", service == nullptr ? use.service : service->id},
                      {"case", use.case_id},  {"charged_on", base::to_string(use.charged_on)},
                      {"amount", use.amount}, {"state", text_json(states[static_cast<std::size_t>(use.state)])},
                      {"reason", use.reason}};
  if (!use.right.empty()) object["right"] = use.right;
  return object;
}

json::object field_json(const model::Programme& programme, const model::Service& service, const model::Field& field) {
  const model::Fact& fact = service.facts[field.fact];
  json::object object{{"fact", fact.id},
                      {"type", text_json(model::to_string(fact.type))},
                      {"name", localised_json(fact.name)},
                      {"source", fact.source},
                      {"optional", field.optional}};
  if (field.when) object["conditional"] = true;
  if (fact.may_decline) object["may_decline"] = true;
  if (!fact.choices.empty()) object["choices"] = choices_json(fact.choices);
  if (fact.list != model::none) object["choices"] = choices_json(programme.lists[fact.list].rows);
  if (fact.scale != model::none) object["scale"] = texts_json(programme.scales[fact.scale].values);
  if (fact.network != model::none) object["network"] = programme.networks[fact.network].network;
  if (fact.unlisted) object["unlisted"] = true;
  if (!fact.against.empty()) object["compared_with"] = fact.against;
  return object;
}

json::array form_json(const model::Programme& programme, const model::Service& service,
                      const std::vector<model::Field>& form) {
  json::array array;
  for (const model::Field& field : form) array.push_back(field_json(programme, service, field));
  return array;
}

namespace {

json::object right_json(const model::Programme& programme, const model::Right& right) {
  json::object object{{"id", right.id},
                      {"case", right.case_id},
                      {"granted_by", right.granted_by},
                      {"granted_on", base::to_string(right.granted_on)},
                      {"count", right.count}};
  const model::Service* giver = programme.service(right.granted_by);
  if (giver == nullptr) return object;
  for (const model::Grant& grant : giver->grants) {
    if (grant.id == right.grant) object["name"] = localised_json(grant.name);
  }
  return object;
}

}  // namespace

json::object outcome_json(const model::Programme& programme, const model::Service& service,
                          const model::Outcome& outcome) {
  json::array form;
  for (const model::Field& field : outcome.record) {
    json::object object = field_json(programme, service, field);
    for (const model::Requirement& requirement : outcome.require) {
      if (requirement.that.operation == model::Operation::among && requirement.that.fact == field.fact)
        object["among"] = service.facts[requirement.that.other_fact].id;
    }
    form.push_back(std::move(object));
  }
  json::object object{{"outcome", outcome.id}, {"form", std::move(form)}};
  if (!outcome.name.empty()) object["name"] = localised_json(outcome.name);
  return object;
}

namespace {

// A fact as it stood on the day that is asked about; null where it is not known.
const model::Value* known_then(const model::Service& service, const service::Basis& basis, model::Index fact) {
  const base::Date day = decision::Moment(basis.question.situation).today;
  return service.facts[fact].dated ? basis.facts.find(fact, day) : basis.facts.find(fact);
}

// What is known of the facts that the rules of the service read.
json::object known_json(const model::Programme& programme, const model::Service& service, const service::Basis& basis) {
  json::object known;
  for (const model::Rule& rule : service.rules) {
    for (const model::Index fact : decision::facts_read(rule, programme)) {
      const model::Value* value = known_then(service, basis, fact);
      if (value != nullptr) known[service.facts[fact].id] = value_json(*value, programme.zone);
    }
  }
  return known;
}

// What the plan of the person is called; null where the programme has no plans or no contract counts.
const base::LocalisedText* plan_of(const model::Service& service, const service::Basis& basis) {
  const model::Index plan = model::index_of(model::BuiltIn::contract_plan);
  const model::Value* value = known_then(service, basis, plan);
  const auto* code = value == nullptr ? nullptr : std::get_if<model::Code>(value);
  if (code == nullptr) return nullptr;
  for (const model::Choice& choice : service.facts[plan].choices) {
    if (choice.code == code->text && !choice.name.empty()) return &choice.name;
  }
  return nullptr;
}

}  // namespace

json::object entitlement_json(const service::Entitlement& entitlement) {
  const model::Programme& programme = entitlement.programme();
  const service::Basis& basis = *entitlement.basis;
  json::object object{{"programme", programme.id},
                      {"programme_hash", programme.hash},
                      {"service", entitlement.service->id},
                      {"name", localised_json(entitlement.service->name)},
                      {"contract", entitlement.contract().id},
                      {"account", entitlement.account}};
  if (const model::Right* right = entitlement.right()) object["right"] = right_json(programme, *right);
  if (const base::LocalisedText* plan = plan_of(*entitlement.service, basis)) object["plan"] = localised_json(*plan);
  object["facts"] = known_json(programme, *entitlement.service, basis);
  json::object say;
  json::object to_do;
  json::object other_ways;
  for (const base::Language language : programme.languages) {
    const auto answer = decision::member_answer(basis.question, basis.decision, basis.explanation, language);
    const std::string_view tag = base::to_string(language);
    say[json::string_view(tag.data(), tag.size())] = answer.sentence;
    to_do[json::string_view(tag.data(), tag.size())] = texts_json(answer.to_do);
    json::array ways;
    for (const std::vector<std::string>& way : answer.other_ways) ways.push_back(texts_json(way));
    other_ways[json::string_view(tag.data(), tag.size())] = std::move(ways);
  }
  object["say"] = std::move(say);
  object["to_do"] = std::move(to_do);
  object["other_ways"] = std::move(other_ways);
  object["decision"] = decision::desk_json(basis.decision, basis.explanation, {basis.question, basis.decision});
  return object;
}

}  // namespace consilium::api
