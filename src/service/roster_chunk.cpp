#include "service/roster_chunk.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/json.hpp"
#include "roster/facts.hpp"
#include "roster/history_json.hpp"
#include "service/rows.hpp"
#include "service/search.hpp"

namespace consilium::service {
namespace {

namespace json = boost::json;

constexpr std::string_view event_type = "contract.stated";
constexpr std::size_t id_digits = 20;
// Everything that was ever said is known by then.
const base::Date end_of_days = base::Date::of(2199, 12, 31);

std::string stream_of(const std::string& contract) { return fmt::format("contract/{}", contract); }

std::string payload_of(const roster::ContractHistory& history) {
  auto parsed = base::parse_json(roster::to_json(history));
  return base::to_text(json::object{{"history", std::move(parsed).value()}});
}

base::Result<roster::ContractHistory> history_of(const ports::Envelope& envelope) {
  BASE_TRY(const json::value parsed, base::parse_json(envelope.payload));
  const json::value* history = parsed.is_object() ? parsed.get_object().if_contains("history") : nullptr;
  if (history == nullptr)
    return base::failure(base::Category::corrupt, fmt::format("event {} holds no history", envelope.position));
  return roster::history_from_json(base::to_text(*history));
}

roster::RosterPerson stated_of(const Person& person) {
  roster::RosterPerson stated;
  stated.name = person.name;
  stated.sex = lookup::sex_from(person.sex);
  stated.birth_date = person.birth_date;
  stated.identity_kind = lookup::identity_document_kind_from(person.identity_kind);
  stated.identity_number = person.identity_number;
  stated.phone = person.phone;
  return stated;
}

void put(Person& person, const roster::RosterPerson& stated) {
  person.name = stated.name;
  person.sex = stated.sex ? std::string(lookup::to_string(*stated.sex)) : std::string{};
  person.birth_date = stated.birth_date;
  person.identity_kind = stated.identity_kind ? std::string(lookup::to_string(*stated.identity_kind)) : std::string{};
  person.identity_number = stated.identity_number;
  person.phone = stated.phone;
}

bool same(const Person& left, const Person& right) { return row_of(left, {}) == row_of(right, {}); }

std::vector<Party> parties_after(const std::vector<Party>& before, const std::vector<roster::RosterParty>& stated) {
  std::vector<Party> parties = before;
  for (const roster::RosterParty& party : stated) {
    if (party.person.name.empty()) continue;
    const Party now{std::string(roster::to_string(party.role)), party.person.name};
    const auto old =
        std::find_if(parties.begin(), parties.end(), [&](const Party& known) { return known.role == now.role; });
    if (old == parties.end()) {
      parties.push_back(now);
    } else {
      *old = now;
    }
  }
  return parties;
}

}  // namespace

std::string contract_id(ports::Sealer& sealer, std::string_view tenant, const roster::ContractKey& key) {
  const std::string what = fmt::format("{}\n{}\n{}", tenant, key.contract, key.rider);
  return "c" + sealer.blind_index("contract", what).substr(0, id_digits);
}

base::Result<RosterChunk::Known*> RosterChunk::contract_of(const roster::ContractKey& key) {
  const std::string id = contract_id(house_.store.sealer(), tenant_, key);
  if (const auto found = contracts_.find(id); found != contracts_.end()) return &found->second;
  Known known;
  known.contract.id = id;
  known.contract.tenant = tenant_;
  known.contract.number = key.contract;
  known.contract.rider = key.rider;
  BASE_TRY(known.version, house_.store.events().version(stream_of(id)));
  if (known.version > 0) {
    BASE_TRY(const auto row, house_.store.people().contract_by_id(id));
    BASE_TRY(const auto events, house_.store.events().read_stream(stream_of(id), known.version));
    if (!row || events.empty())
      return base::failure(base::Category::corrupt, fmt::format("contract `{}` has events but no row", id));
    BASE_TRY(known.contract, contract_from(*row));
    BASE_TRY(known.history, history_of(events.front()));
  }
  return &contracts_.emplace(id, std::move(known)).first->second;
}

// The insured of a contract stays the same person when the insurer corrects a name or number. For a new contract it is
// whoever has that identity document already, else somebody new.
base::Result<Person> RosterChunk::person_of(const Known& known, const roster::RosterPerson& stated) {
  ports::Sealer& sealer = house_.store.sealer();
  std::string id = known.contract.person;
  if (id.empty()) {
    const std::string kind = stated.identity_kind ? std::string(lookup::to_string(*stated.identity_kind)) : "";
    const std::string key = fmt::format("{}\n{}\n{}", tenant_, kind,
                                        stated.identity_number.empty() ? known.contract.id : stated.identity_number);
    id = "m" + sealer.blind_index("person", key).substr(0, id_digits);
    if (!stated.identity_number.empty() && persons_.find(id) == persons_.end()) {
      BASE_TRY(const auto rows, house_.store.people().persons_with_tokens(
                                    {tenant_}, {sealer.blind_index("number", stated.identity_number)}, 50));
      for (const ports::PersonRow& row : rows) {
        if (row.personal.erased) continue;
        BASE_TRY(const Person person, person_from(row));
        if (person.identity_kind == kind && person.identity_number == stated.identity_number) id = person.id;
      }
    }
  }
  if (const auto found = persons_.find(id); found != persons_.end()) return found->second;
  BASE_TRY(const auto row, house_.store.people().person_by_id(id));
  if (row) return person_from(*row);
  Person person;
  person.id = id;
  person.tenant = tenant_;
  return person;
}

// What the insurer says of a contract may end its open cases.
base::Result<void> RosterChunk::tell_cases(const std::string& contract, const std::string& person) {
  BASE_TRY(const auto cases, house_.store.cases().cases_of_person(person));
  for (const ports::CaseRow& row : cases) {
    if (row.contract != contract || row.closed_at || !row.parent.empty()) continue;
    request_.timers.emplace_back(contract_timer(row.id, tenant_, house_.clock.now()));
  }
  return {};
}

base::Result<void> RosterChunk::write(Known& known, const Person& person, base::Date as_of) {
  known.contract.facts = roster::facts_as_known(*known.history, end_of_days);
  known.contract.product = known.history->product.as_known(end_of_days).value_or("");
  known.contract.person = person.id;
  if (!known.in_request) {
    known.stream = request_.streams.size();
    known.in_request = true;
    request_.streams.push_back({stream_of(known.contract.id), known.version, {}});
  }
  ports::NewEvent event;
  event.type = std::string(event_type);
  event.tenant = tenant_;
  event.actor = actor_;
  event.occurred_at = std::min(house_.clock.now(), base::Zone{}.at(as_of.plus_days(1)));
  event.recorded_at = house_.clock.now();
  event.person = person.id;
  event.payload = payload_of(*known.history);
  request_.streams[known.stream].events.push_back(std::move(event));
  auto& numbers = policy_numbers_[person.id];
  if (numbers.empty()) {
    BASE_TRY(const auto rows, house_.store.people().contracts_of_person(person.id));
    for (const ports::ContractRow& row : rows) {
      BASE_TRY(const Contract contract, contract_from(row));
      numbers.insert(numbers.end(), {contract.policy_number, contract.number});
    }
  }
  numbers.insert(numbers.end(), {known.contract.policy_number, known.contract.number});
  if (known.version > 0) BASE_TRY_VOID(tell_cases(known.contract.id, person.id));
  persons_[person.id] = person;
  request_.views.emplace_back(row_of(person, house_.clock.now()));
  request_.views.emplace_back(row_of(known.contract));
  ports::SearchTokens tokens{person.id, tenant_, {}};
  tokens.tokens = words_.with_transliteration([&](const lookup::Transliteration& transliteration) {
    return tokens_of(transliteration, house_.store.sealer(), person, numbers);
  });
  request_.views.emplace_back(std::move(tokens));
  return {};
}

base::Result<RowEffect> RosterChunk::add(const roster::RosterRow& row, std::vector<base::Diagnostic>& problems) {
  BASE_TRY(Known * known, contract_of(row.key));
  BASE_TRY(roster::Merged merged, roster::merge(known->history, row));
  problems.insert(problems.end(), merged.contradictions.begin(), merged.contradictions.end());
  BASE_TRY(const Person before, person_of(*known, row.insured));
  Person person = before;
  put(person, roster::merge_person(stated_of(before), row.insured));
  const std::vector<Party> parties = parties_after(known->contract.parties, row.parties);
  const bool same_parties = std::equal(
      parties.begin(), parties.end(), known->contract.parties.begin(), known->contract.parties.end(),
      [](const Party& left, const Party& right) { return left.role == right.role && left.name == right.name; });
  const bool same_number = row.policy_number.empty() || row.policy_number == known->contract.policy_number;
  const bool is_new = !known->history.has_value();
  if (!merged.changed && same(before, person) && same_parties && same_number) return RowEffect::unchanged;
  known->history = std::move(merged.history);
  known->contract.parties = parties;
  if (!row.policy_number.empty()) known->contract.policy_number = row.policy_number;
  BASE_TRY_VOID(write(*known, person, row.as_of));
  return is_new ? RowEffect::added : RowEffect::changed;
}

ports::AppendRequest RosterChunk::take() {
  ports::AppendRequest request = std::move(request_);
  request.lane = ports::Lane::imports;
  request_ = {};
  contracts_.clear();
  persons_.clear();
  policy_numbers_.clear();
  return request;
}

}  // namespace consilium::service
