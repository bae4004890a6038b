#include "service/member.hpp"

#include <boost/json.hpp>

#include "base/json.hpp"
#include "cases/fields.hpp"
#include "cases/riders.hpp"

namespace consilium::service {
namespace {

struct DatedFields {
  base::Date from;
  model::Value value;

  template <class V>
  void fields(V& visit) {
    visit("from", from), visit("value", value);
  }
};

struct PartyFields {
  std::string role;
  std::string name;

  template <class V>
  void fields(V& visit) {
    visit("role", role), visit("name", name);
  }
};

struct PersonFields {
  std::string name;
  std::string sex;
  std::optional<base::Date> birth_date;
  std::string identity_kind;
  std::string identity_number;
  std::string phone;

  template <class V>
  void fields(V& visit) {
    visit("name", name), visit("sex", sex), visit("birth_date", birth_date), visit("identity_kind", identity_kind);
    visit("identity_number", identity_number), visit("phone", phone);
  }
};

struct ContractFields {
  std::string product;
  std::optional<base::Date> effective_on;
  std::optional<base::Date> cooling_off_until;
  std::vector<DatedFields> state;
  std::vector<DatedFields> meets_standard;
  std::vector<DatedFields> barred_by_agreement;
  std::vector<DatedFields> sum_insured;

  template <class V>
  void fields(V& visit) {
    visit("product", product), visit("effective_on", effective_on), visit("cooling_off_until", cooling_off_until);
    visit("state", state), visit("meets_standard", meets_standard), visit("barred_by_agreement", barred_by_agreement);
    visit("sum_insured", sum_insured);
  }
};

struct ContractPersonal {
  std::string number;
  std::string rider;
  std::string policy_number;
  std::vector<PartyFields> parties;

  template <class V>
  void fields(V& visit) {
    visit("number", number), visit("rider", rider), visit("policy_number", policy_number), visit("parties", parties);
  }
};

template <typename Fields>
base::Result<Fields> read(const std::string& text) {
  BASE_TRY(const boost::json::value json, base::parse_json(text));
  if (!json.is_object()) return base::failure(base::Category::corrupt, "a stored row must be an object");
  Fields fields;
  cases::JsonReader reader(json.get_object());
  fields.fields(reader);
  if (reader.error()) return tl::unexpected(*reader.error());
  return fields;
}

template <typename Fields>
std::string write(Fields fields) {
  cases::JsonWriter writer;
  fields.fields(writer);
  return base::to_text(writer.take());
}

std::vector<model::DatedValue> dated(const std::vector<DatedFields>& fields) {
  std::vector<model::DatedValue> values;
  for (const DatedFields& field : fields) values.push_back({field.from, field.value});
  return values;
}

std::vector<DatedFields> dated(const std::vector<model::DatedValue>& values) {
  std::vector<DatedFields> fields;
  for (const model::DatedValue& value : values) fields.push_back({value.from, value.value});
  return fields;
}

}  // namespace

base::Result<Person> person_from(const ports::PersonRow& row) {
  if (row.personal.erased) return base::failure(base::Category::not_found, "this person's data were erased");
  BASE_TRY(PersonFields fields, read<PersonFields>(row.personal.text));
  return Person{
      row.id,      row.tenant, fields.name, fields.sex, fields.birth_date, fields.identity_kind, fields.identity_number,
      fields.phone};
}

ports::PersonRow row_of(const Person& person, base::Instant at) {
  ports::PersonRow row;
  row.id = person.id;
  row.tenant = person.tenant;
  row.updated_at = at;
  row.personal.text = write(PersonFields{person.name, person.sex, person.birth_date, person.identity_kind,
                                         person.identity_number, person.phone});
  return row;
}

base::Result<Contract> contract_from(const ports::ContractRow& row) {
  BASE_TRY(ContractFields fields, read<ContractFields>(row.detail));
  Contract contract;
  contract.id = row.id;
  contract.tenant = row.tenant;
  contract.person = row.person;
  contract.product = fields.product;
  contract.facts.product = fields.product;
  contract.facts.effective_on = fields.effective_on;
  contract.facts.cooling_off_until = fields.cooling_off_until;
  contract.facts.state = dated(fields.state);
  contract.facts.meets_standard = dated(fields.meets_standard);
  contract.facts.barred_by_agreement = dated(fields.barred_by_agreement);
  contract.facts.sum_insured = dated(fields.sum_insured);
  if (!row.personal.erased && !row.personal.text.empty()) {
    BASE_TRY(ContractPersonal personal, read<ContractPersonal>(row.personal.text));
    contract.number = personal.number;
    contract.rider = personal.rider;
    contract.policy_number = personal.policy_number;
    for (const PartyFields& party : personal.parties) contract.parties.push_back({party.role, party.name});
  }
  return contract;
}

ports::ContractRow row_of(const Contract& contract) {
  ports::ContractRow row;
  row.id = contract.id;
  row.tenant = contract.tenant;
  row.person = contract.person;
  row.programme = contract.product;
  row.state = contract.facts.state.empty() ? std::string{} : model::to_text(contract.facts.state.back().value);
  row.starts = contract.facts.effective_on.value_or(base::Date{});
  ContractFields fields;
  fields.product = contract.product;
  fields.effective_on = contract.facts.effective_on;
  fields.cooling_off_until = contract.facts.cooling_off_until;
  fields.state = dated(contract.facts.state);
  fields.meets_standard = dated(contract.facts.meets_standard);
  fields.barred_by_agreement = dated(contract.facts.barred_by_agreement);
  fields.sum_insured = dated(contract.facts.sum_insured);
  row.detail = write(std::move(fields));
  ContractPersonal personal;
  personal.number = contract.number;
  personal.rider = contract.rider;
  personal.policy_number = contract.policy_number;
  for (const Party& party : contract.parties) personal.parties.push_back({party.role, party.name});
  row.personal.text = write(std::move(personal));
  return row;
}

void join_riders(std::vector<Contract>& contracts) {
  for (const Contract& rider : contracts) {
    if (rider.rider.empty()) continue;
    for (Contract& contract : contracts) {
      if (contract.id != rider.id && contract.number == rider.number)
        contract.facts.riders.push_back(cases::as_rider(rider.facts));
    }
  }
}

}  // namespace consilium::service
