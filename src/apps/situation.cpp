#include "apps/situation.hpp"

#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/facts.hpp"
#include "cases/rights.hpp"

namespace consilium::apps {
namespace {

namespace json = boost::json;
using api::Mistake;
using api::ObjectReader;

std::vector<model::DatedValue> read_dated(ObjectReader& body, std::string_view name, std::vector<Mistake>& mistakes) {
  std::vector<model::DatedValue> values;
  const json::object* object = body.object(name);
  if (object == nullptr) return values;
  for (const auto& member : *object) {
    const std::string key(member.key().data(), member.key().size());
    const auto from = base::Date::parse(key);
    const std::string pointer = api::json_pointer(body.pointer_to(name), key);
    if (!from) {
      mistakes.push_back({pointer, "expected a date such as 2026-03-02 as the name"});
    } else if (member.value().is_bool()) {
      values.push_back({*from, member.value().get_bool()});
    } else if (member.value().is_string()) {
      values.push_back({*from, model::Code{json::value_to<std::string>(member.value())}});
    } else {
      mistakes.push_back({pointer, "expected true, false or a word"});
    }
  }
  return values;
}

std::vector<model::DatedValue> read_sums(ObjectReader& body, std::string_view name, std::vector<Mistake>& mistakes) {
  std::vector<model::DatedValue> values;
  for (model::DatedValue& value : read_dated(body, name, mistakes)) {
    const auto* text = std::get_if<model::Code>(&value.value);
    const auto money = base::Money::parse(text == nullptr ? std::string_view{} : std::string_view(text->text));
    if (money) {
      values.push_back({value.from, *money});
    } else {
      body.mistake(name, "expected an amount such as 300000 CNY for each day");
    }
  }
  return values;
}

std::vector<cases::RiderFacts> read_riders(ObjectReader& contract, const model::Programme& programme,
                                           std::vector<Mistake>& mistakes) {
  std::vector<cases::RiderFacts> riders;
  const json::object* object = contract.object("riders");
  if (object == nullptr) return riders;
  ObjectReader all(*object, contract.pointer_to("riders"), mistakes);
  for (const model::Rider& named : programme.riders) {
    const json::object* one = all.object(named.id);
    if (one == nullptr) continue;
    ObjectReader reader(*one, all.pointer_to(named.id), mistakes);
    cases::RiderFacts& rider = riders.emplace_back();
    rider.product = reader.text_or("product", named.products.front());
    rider.effective_on = reader.optional_date("effective_on");
    rider.state = read_dated(reader, "state", mistakes);
    reader.refuse_others();
  }
  all.refuse_others();
  return riders;
}

void read_roster(ObjectReader& contract, const model::Programme& programme, cases::RosterFacts& roster,
                 std::vector<Mistake>& mistakes) {
  roster.product = contract.text_or("product", programme.products.front());
  roster.effective_on = contract.optional_date("effective_on");
  roster.cooling_off_until = contract.optional_date("cooling_off_until");
  roster.state = read_dated(contract, "state", mistakes);
  roster.sum_insured = read_sums(contract, "sum_insured", mistakes);
  roster.meets_standard = read_dated(contract, "meets_standard", mistakes);
  roster.barred_by_agreement = read_dated(contract, "barred_by_agreement", mistakes);
  roster.riders = read_riders(contract, programme, mistakes);
}

void read_contract(ObjectReader& body, const model::Programme& programme, cases::RosterFacts& roster,
                   std::vector<Mistake>& mistakes) {
  roster.product = programme.products.front();
  const json::object* object = body.object("contract");
  if (object == nullptr) return;
  ObjectReader contract(*object, body.pointer_to("contract"), mistakes);
  read_roster(contract, programme, roster, mistakes);
  contract.refuse_others();
}

void read_member(ObjectReader& body, SituationAsked& asked, std::vector<Mistake>& mistakes) {
  const json::object* object = body.object("member");
  if (object == nullptr) return;
  ObjectReader member(*object, body.pointer_to("member"), mistakes);
  asked.person.name = member.text_or("name", "");
  asked.person.identity_number = member.text_or("identity_number", "");
  asked.person.birth_date = member.optional_date("birth_date");
  member.refuse_others();
  asked.world.roster.birth_date = asked.person.birth_date;
  asked.world.member_name = asked.person.name;
}

void read_applicant(ObjectReader& body, cases::Applicant& applicant, std::vector<Mistake>& mistakes) {
  applicant = {"insured", {}, true};
  const json::object* object = body.object("applicant");
  if (object == nullptr) return;
  ObjectReader reader(*object, body.pointer_to("applicant"), mistakes);
  applicant.role = reader.text("role");
  applicant.name = reader.text_or("name", "");
  applicant.on_record = reader.flag_or("on_record", false);
  reader.refuse_others();
}

// Reads each object of a list; what `read` does not ask for is refused.
template <typename Read>
void read_each(ObjectReader& body, std::string_view name, std::vector<Mistake>& mistakes, const Read& read) {
  const json::array* list = body.array(name);
  if (list == nullptr) return;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string pointer = api::json_pointer(body.pointer_to(name), std::to_string(i));
    const json::object* object = (*list)[i].if_object();
    if (object == nullptr) {
      mistakes.push_back({pointer, "expected an object"});
      continue;
    }
    ObjectReader reader(*object, pointer, mistakes);
    read(reader);
    reader.refuse_others();
  }
}

void read_uses(ObjectReader& body, const model::Programme& programme, model::Account& account,
               std::vector<Mistake>& mistakes) {
  read_each(body, "uses", mistakes, [&](ObjectReader& reader) {
    model::Use use;
    use.id = fmt::format("use-{}", account.uses.size() + 1);
    use.case_id = use.id;
    const std::string id = reader.text("service");
    const model::Service* service = programme.service(id);
    use.service = service == nullptr ? id : service->kept_as();
    use.charged_on = reader.date("on");
    const std::string state = reader.text("state");
    if (state != "held" && state != "consumed") reader.mistake("state", "expected held or consumed");
    use.right = reader.text_or("right", "");
    use.state = state == "held" ? model::UseState::held : model::UseState::consumed;
    account.uses.push_back(std::move(use));
  });
}

// Rights that cases gave, with the facts that they carry.
void read_rights(const SituationSetting& setting, ObjectReader& body, SituationAsked& asked,
                 std::vector<Mistake>& mistakes) {
  const model::Programme& programme = *setting.programme;
  read_each(body, "rights", mistakes, [&](ObjectReader& reader) {
    const std::string name = reader.text("right");
    const base::Date on = reader.date("on");
    const model::Service* giver = programme.service(reader.text("given_by"));
    const model::Grant* grant = giver == nullptr ? nullptr : cases::grant_of(*giver, name);
    if (grant == nullptr) {
      reader.mistake("right", "expected a case, a dot and a right that cases of `given_by` give");
      return;
    }
    model::Right right = cases::right_from(programme, *giver, *grant, name, on);
    const api::FactContext context{*setting.published, programme, *giver, asked.person, on};
    for (cases::RecordedFact& fact : api::read_facts(context, reader, mistakes))
      right.facts.push_back({fact.fact, std::move(fact.value)});
    asked.world.account.rights.push_back(std::move(right));
  });
}

// Cases of the account that came to points before; days are those of the programme.
void read_earlier(const SituationSetting& setting, ObjectReader& body, SituationAsked& asked,
                  std::vector<Mistake>& mistakes) {
  const json::array* cases = body.array("earlier_cases");
  if (cases == nullptr) return;
  const model::Programme& programme = *setting.programme;
  for (std::size_t i = 0; i < cases->size(); ++i) {
    const std::string pointer = api::json_pointer(body.pointer_to("earlier_cases"), std::to_string(i));
    const json::object* object = (*cases)[i].if_object();
    const json::object* reached = nullptr;
    if (object == nullptr) {
      mistakes.push_back({pointer, "expected an object"});
      continue;
    }
    ObjectReader reader(*object, pointer, mistakes);
    const model::Service* service = programme.service(reader.text("service"));
    if (service == nullptr) {
      reader.mistake("service", "expected a service of the programme");
      continue;
    }
    model::EarlierCase earlier{fmt::format("earlier-{}", i + 1), service->kept_as(), {}, {}};
    reached = reader.object("reached");
    if (reached != nullptr) {
      ObjectReader points(*reached, reader.pointer_to("reached"), mistakes);
      for (const auto& member : *reached) {
        const std::string point(member.key().data(), member.key().size());
        earlier.reached.push_back({point, programme.zone.at(points.date(point))});
      }
    }
    const api::FactContext context{*setting.published, programme, *service, asked.person,
                                   programme.zone.date_of(asked.as_of)};
    for (cases::RecordedFact& fact : api::read_facts(context, reader, mistakes))
      earlier.facts.push_back({fact.fact, std::move(fact.value)});
    reader.refuse_others();
    asked.world.earlier.push_back(std::move(earlier));
  }
}

void read_body(const SituationSetting& setting, ObjectReader& body, SituationAsked& asked,
               std::vector<Mistake>& mistakes) {
  const model::Programme& programme = *setting.programme;
  const std::string service_id = body.text("service");
  asked.service = programme.service(service_id);
  if (asked.service == nullptr) {
    body.mistake("service", fmt::format("`{}` has no such service", programme.id));
    return;
  }
  asked.as_of = body.instant("as_of");
  asked.world.programme = &programme;
  asked.world.networks = &setting.published->networks;
  asked.world.calendar = &setting.published->calendars.find(programme.calendar)->second;
  asked.world.now = asked.as_of;
  asked.world.occurred_at = asked.as_of;
  asked.state = cases::empty_case(*asked.service, "asked");
  asked.state.opened.service = service_id;
  asked.state.points[model::applied_point] = {{asked.as_of}, true};
  read_contract(body, programme, asked.world.roster, mistakes);
  read_each(body, "contracts", mistakes, [&](ObjectReader& contract) {
    read_roster(contract, programme, asked.world.other_contracts.emplace_back(), mistakes);
  });
  read_member(body, asked, mistakes);
  read_applicant(body, asked.state.opened.applicant, mistakes);
  read_uses(body, programme, asked.world.account, mistakes);
  read_earlier(setting, body, asked, mistakes);
  const bool is_insured = body.flag_or("patient_is_insured", true);
  asked.state.facts[model::index_of(model::BuiltIn::patient_is_insured)] =
      cases::KnownFact{is_insured, asked.as_of, {}};
  const api::FactContext context{*setting.published, programme, *asked.service, asked.person,
                                 programme.zone.date_of(asked.as_of)};
  for (cases::RecordedFact& fact : api::read_facts(context, body, mistakes))
    asked.state.facts[asked.service->fact(fact.fact)] = cases::KnownFact{std::move(fact.value), asked.as_of, {}};
  read_rights(setting, body, asked, mistakes);
  const std::string right = body.text_or("right", "");
  if (!right.empty() && !cases::draw_on(asked.world.account, *asked.service, right, asked.as_of, asked.state))
    body.mistake("right", fmt::format("expected one of `rights` to `{}`", service_id));
  body.refuse_others();
}

}  // namespace

SituationAsked read_situation(const SituationSetting& setting, const json::object& object,
                              std::vector<Mistake>& mistakes) {
  ObjectReader body(object, "", mistakes);
  SituationAsked asked;
  read_body(setting, body, asked, mistakes);
  return asked;
}

decision::Question question_of(const SituationAsked& asked, const decision::FactSet& facts) {
  decision::Question question = cases::question_of(asked.world, *asked.service, asked.state, facts, asked.as_of);
  question.papers_count = false;
  return question;
}

}  // namespace consilium::apps
