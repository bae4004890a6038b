#include "api/render_programme.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "api/render.hpp"
#include "decision/facts_read.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;

json::object organisation_json(const model::Organisation& organisation) {
  return json::object{{"id", organisation.id}, {"name", localised_json(organisation.name)}};
}

json::value use_of(model::UseEffect effect) { return effect == model::UseEffect::consume ? "consume" : "release"; }

json::array rules_json(const model::Programme& programme, const model::Service& service) {
  static constexpr std::array<std::string_view, 3> otherwise{"refuse", "refer", "warn"};
  json::array array;
  for (const model::Rule& rule : service.rules) {
    json::array reads;
    for (const model::Index fact : decision::facts_read(rule, programme))
      reads.push_back(json::value(service.facts[fact].id));
    array.push_back(json::object{{"id", rule.id},
                                 {"say", localised_json(rule.say)},
                                 {"otherwise", text_json(otherwise[static_cast<std::size_t>(rule.otherwise)])},
                                 {"refer_to", rule.refer_to},
                                 {"may_waive", texts_json(rule.may_waive)},
                                 {"reads", std::move(reads)},
                                 {"clauses", texts_json(rule.cites.clauses)}});
  }
  return array;
}

// The facts that its rules read, each with its name and its values.
json::array facts_read_json(const model::Programme& programme, const model::Service& service) {
  std::vector<bool> read(service.facts.size());
  for (const model::Rule& rule : service.rules) {
    for (const model::Index fact : decision::facts_read(rule, programme)) read[fact] = true;
  }
  json::array array;
  for (model::Index fact = 0; fact < service.facts.size(); ++fact) {
    if (read[fact])
      array.push_back(field_json(programme, service, model::Field{.fact = fact, .optional = false, .when = {}}));
  }
  return array;
}

json::array tasks_json(const model::Programme& programme, const model::Service& service) {
  json::array array;
  for (const model::Task& task : service.tasks) {
    json::array outcomes;
    for (const model::Outcome& outcome : task.outcomes) outcomes.push_back(outcome_json(programme, service, outcome));
    array.push_back(json::object{{"id", task.id},
                                 {"name", localised_json(task.name)},
                                 {"owner", task.owner},
                                 {"channels", texts_json(task.channels)},
                                 {"outcomes", std::move(outcomes)},
                                 {"clauses", texts_json(task.cites.clauses)}});
  }
  return array;
}

json::array checklists_json(const model::Programme& programme, const model::Service& service) {
  json::array array;
  for (const model::Checklist& list : service.checklists) {
    json::array items;
    for (const model::ChecklistItem& item : list.items) {
      items.push_back(json::object{{"id", item.id},
                                   {"name", localised_json(item.name)},
                                   {"kinds", texts_json(item.kinds)},
                                   {"channels", texts_json(item.channels)},
                                   {"form", form_json(programme, service, item.record)},
                                   {"clauses", texts_json(item.cites.clauses)}});
    }
    array.push_back(json::object{{"id", list.id}, {"owed_by", list.owed_by}, {"items", std::move(items)}});
  }
  return array;
}

json::array moves_json(const model::Programme& programme, const model::Service& service) {
  json::array array;
  for (const model::Move& move : service.moves) {
    array.push_back(json::object{{"id", move.id},
                                 {"name", localised_json(move.name)},
                                 {"by", texts_json(move.by)},
                                 {"channels", texts_json(move.channels)},
                                 {"form", form_json(programme, service, move.record)},
                                 {"clauses", texts_json(move.cites.clauses)}});
  }
  return array;
}

json::array ends_json(const model::Programme& programme, const model::Service& service) {
  json::array array;
  for (const model::End& end : service.ends) {
    array.push_back(json::object{{"id", end.id},
                                 {"name", localised_json(end.name)},
                                 {"use", use_of(end.use)},
                                 {"cause", end.cause},
                                 {"by", texts_json(end.by)},
                                 {"form", form_json(programme, service, end.record)},
                                 {"clauses", texts_json(end.cites.clauses)}});
  }
  return array;
}

json::array notices_json(const model::Service& service) {
  json::array array;
  for (const model::Notice& notice : service.notices) {
    array.push_back(json::object{{"id", notice.id},
                                 {"text", notice.text},
                                 {"kind", notice.kind},
                                 {"must", notice.must == model::NoticeMust::accept ? "accept" : "show"},
                                 {"clauses", texts_json(notice.cites.clauses)}});
  }
  return array;
}

json::array consents_json(const model::Service& service) {
  json::array array;
  for (const model::Consent& consent : service.consents) {
    array.push_back(json::object{{"id", consent.id},
                                 {"text", consent.text},
                                 {"signer", consent.signer},
                                 {"covers", texts_json(consent.covers)},
                                 {"optional", consent.optional},
                                 {"clauses", texts_json(consent.cites.clauses)}});
  }
  return array;
}

json::array interrupts_json(const model::Programme& programme, const model::Service& service) {
  json::array array;
  for (const model::Interrupt& interrupt : service.interrupts) {
    json::array settle;
    for (const model::SettleOutcome& outcome : interrupt.settle)
      settle.push_back(
          json::object{{"outcome", outcome.id}, {"name", localised_json(outcome.name)}, {"use", use_of(outcome.use)}});
    array.push_back(json::object{{"id", interrupt.id},
                                 {"name", localised_json(interrupt.name)},
                                 {"by", texts_json(interrupt.by)},
                                 {"form", form_json(programme, service, interrupt.record)},
                                 {"outcomes", std::move(settle)},
                                 {"clauses", texts_json(interrupt.cites.clauses)}});
  }
  return array;
}

json::array excuses_json(const model::Service& service) {
  json::array array;
  for (const model::Excuse& excuse : service.excuses) {
    array.push_back(json::object{{"id", excuse.id},
                                 {"name", localised_json(excuse.name)},
                                 {"needs", texts_json(excuse.needs)},
                                 {"clauses", texts_json(excuse.cites.clauses)}});
  }
  return array;
}

json::array points_json(const model::Service& service) {
  json::array array;
  for (std::size_t i = 0; i < service.points.size(); ++i) {
    json::object object{{"id", service.points[i]}};
    if (const base::LocalisedText* name = model::point_name(service, static_cast<model::Index>(i)))
      object["name"] = localised_json(*name);
    array.push_back(std::move(object));
  }
  return array;
}

json::array allowances_json(const model::Programme& programme, const model::Service& service) {
  json::array array;
  for (const model::Allowance& allowance : service.allowances) {
    json::array kinds;
    for (const model::Choice& kind : allowance.kinds)
      kinds.push_back(json::object{{"code", kind.code}, {"name", localised_json(kind.name)}});
    json::array excluded;
    for (const model::Excluded& help : allowance.excluded) {
      excluded.push_back(json::object{
          {"code", help.id}, {"name", localised_json(help.name)}, {"clauses", texts_json(help.cites.clauses)}});
    }
    json::object object{{"id", allowance.id},
                        {"name", localised_json(allowance.name)},
                        {"unit", text_json(model::to_string(allowance.counted))},
                        {"amount", allowance.amount},
                        {"owner", allowance.owner},
                        {"kinds", std::move(kinds)},
                        {"excluded", std::move(excluded)},
                        {"form", form_json(programme, service, allowance.record)},
                        {"clauses", texts_json(allowance.cites.clauses)}};
    if (allowance.beyond) object["charge"] = base::to_string(allowance.beyond->each);
    array.push_back(std::move(object));
  }
  return array;
}

json::array branches_json(const model::Service& service) {
  json::array array;
  for (const model::Branch& branch : service.branches)
    array.push_back(json::object{{"id", branch.id}, {"name", localised_json(branch.name)}});
  return array;
}

json::array embeds_json(const model::Service& service) {
  json::array array;
  for (const model::Embed& embed : service.embeds)
    array.push_back(json::object{{"id", embed.id}, {"service", embed.service}});
  return array;
}

json::array costs_json(const model::Service& service) {
  json::array array;
  for (const model::Cost& cost : service.costs) {
    array.push_back(json::object{{"id", cost.id},
                                 {"name", localised_json(cost.name)},
                                 {"payer", text_json(model::to_string(cost.payer))},
                                 {"payee", text_json(model::to_string(cost.payee))},
                                 {"settle", text_json(model::to_string(cost.settle))},
                                 {"clauses", texts_json(cost.cites.clauses)}});
  }
  return array;
}

json::object service_json(const model::Programme& programme, const model::Service& service) {
  json::object object{{"id", service.id}, {"name", localised_json(service.name)}};
  object["apply"] = json::object{{"channels", texts_json(service.apply_channels)},
                                 {"form", form_json(programme, service, service.apply)}};
  object["rules"] = rules_json(programme, service);
  object["facts"] = facts_read_json(programme, service);
  object["tasks"] = tasks_json(programme, service);
  object["checklists"] = checklists_json(programme, service);
  object["moves"] = moves_json(programme, service);
  object["ends"] = ends_json(programme, service);
  object["notices"] = notices_json(service);
  object["consents"] = consents_json(service);
  object["interrupts"] = interrupts_json(programme, service);
  object["excuses"] = excuses_json(service);
  object["points"] = points_json(service);
  object["branches"] = branches_json(service);
  object["embeds"] = embeds_json(service);
  object["allowances"] = allowances_json(programme, service);
  object["costs"] = costs_json(service);
  if (service.settlement) {
    object["settlement"] = json::object{{"name", localised_json(service.settlement->name)},
                                        {"after", service.points[service.settlement->after]},
                                        {"owner", service.settlement->owner},
                                        {"clauses", texts_json(service.settlement->cites.clauses)}};
  }
  object["cancel_channels"] = texts_json(service.cancel_channels);
  return object;
}

}  // namespace

json::object programme_head_json(const model::Programme& programme) {
  json::array languages;
  for (const base::Language language : programme.languages)
    languages.push_back(json::value(text_json(base::to_string(language))));
  json::array services;
  for (const model::Service& service : programme.services)
    services.push_back(json::object{{"id", service.id}, {"name", localised_json(service.name)}});
  json::array reports;
  for (const model::Report& report : programme.reports) {
    reports.push_back(json::object{{"id", report.id},
                                   {"name", localised_json(report.name)},
                                   {"owner", report.owner},
                                   {"clauses", texts_json(report.cites.clauses)}});
  }
  return json::object{{"id", programme.id},
                      {"version", programme.version},
                      {"hash", programme.hash},
                      {"effective_from", base::to_string(programme.effective_from)},
                      {"name", localised_json(programme.name)},
                      {"languages", std::move(languages)},
                      {"zone", programme.zone.name},
                      {"insurer", organisation_json(programme.insurer)},
                      {"provider", organisation_json(programme.provider)},
                      {"products", texts_json(programme.products)},
                      {"reports", std::move(reports)},
                      {"services", std::move(services)}};
}

json::object programme_json(const model::Programme& programme) {
  json::object object = programme_head_json(programme);
  json::array services;
  for (const model::Service& service : programme.services) services.push_back(service_json(programme, service));
  object["services"] = std::move(services);
  json::array roles;
  for (const model::Role& role : programme.roles) {
    roles.push_back(json::object{{"id", role.id},
                                 {"name", localised_json(role.name)},
                                 {"party", role.party},
                                 {"held_by", texts_json(role.held_by)}});
  }
  object["roles"] = std::move(roles);
  json::array contacts;
  for (const model::Contact& contact : programme.contacts) {
    contacts.push_back(json::object{{"id", contact.id},
                                    {"party", contact.party},
                                    {"kind", contact.kind},
                                    {"value", contact.value},
                                    {"use", texts_json(contact.use)}});
    if (!contact.owed_by.empty()) contacts.back().as_object()["owed_by"] = contact.owed_by;
  }
  object["contacts"] = std::move(contacts);
  return object;
}

}  // namespace consilium::api
