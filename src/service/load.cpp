#include "service/load.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "cases/event.hpp"

namespace consilium::service {
namespace {

base::Result<cases::Event> event_of(const ports::Envelope& envelope) {
  if (envelope.erased) return base::failure(base::Category::not_found, "the data of this case were erased");
  auto event = cases::event_from(envelope.type, envelope.type_version, envelope.payload);
  if (!event)
    return tl::unexpected(base::while_doing(fmt::format("reading event {}", envelope.position), event.error()));
  return event;
}

cases::EventContext context_of(const ports::Envelope& envelope) {
  return {envelope.occurred_at, envelope.recorded_at, envelope.actor};
}

bool every_event(const ports::Envelope&, const cases::Event&) { return true; }

// The events that count. `missing` says what it means that the programme does not have the service of the case.
template <typename Counts>
base::Result<cases::CaseState> fold(const model::Programme& programme, const std::vector<ports::Envelope>& envelopes,
                                    std::string_view case_id, base::Category missing, const Counts& counts) {
  BASE_TRY(const cases::Event first, event_of(envelopes.front()));
  const auto* opened = std::get_if<cases::CaseOpened>(&first);
  if (opened == nullptr)
    return base::failure(base::Category::corrupt, fmt::format("case `{}` does not begin with its opening", case_id));
  const model::Service* service = programme.service(opened->service);
  if (service == nullptr) {
    return base::failure(missing,
                         fmt::format("{} {} has no service `{}`", programme.id, programme.version, opened->service));
  }
  cases::CaseState state = cases::empty_case(*service, std::string(case_id));
  for (const ports::Envelope& envelope : envelopes) {
    BASE_TRY(const cases::Event event, event_of(envelope));
    if (counts(envelope, event)) cases::evolve(*service, state, event, context_of(envelope));
  }
  return state;
}

base::Result<void> add_children(House& house, const Published& published, const cases::CaseState& parent,
                                cases::World& world) {
  for (const cases::Child& child : parent.children) {
    BASE_TRY(LoadedCase loaded, load_case(house, published, child.case_id));
    world.family.push_back(std::move(loaded.state));
  }
  return {};
}

// Other cases of the account, as far as conditions of the programme ask about their services.
base::Result<void> add_earlier(House& house, const LoadedWorld& loaded, const std::string& account,
                               cases::World& world) {
  const model::Programme& programme = *loaded.programme;
  const bool asks = std::any_of(programme.services.begin(), programme.services.end(),
                                [](const model::Service& service) { return !service.looks_back_at.empty(); });
  if (!asks) return {};
  BASE_TRY(const auto rows, house.store.cases().cases_of_person(loaded.person.id));
  for (const ports::CaseRow& row : rows) {
    if (row.programme != programme.id || !cases::is_looked_back_at(programme, row.service)) continue;
    if (world.find(row.id) != nullptr) continue;
    BASE_TRY(const LoadedCase other, load_case(house, *loaded.published, row.id));
    if (other.state.opened.account != account) continue;
    world.earlier.push_back(cases::earlier_case(*other.programme->service(row.service), other.state));
  }
  return {};
}

void fill(cases::World& world, const LoadedWorld& loaded, const Request& request) {
  world.programme = loaded.programme.get();
  world.calendar = &loaded.published->calendars.find(loaded.programme->calendar)->second;
  world.networks = &loaded.published->networks;
  world.actor = {request.actor, request.roles};
  world.roster = loaded.contract.facts;
  world.roster.birth_date = loaded.person.birth_date;
  world.member_name = loaded.person.name;
}

// The other contracts of the person, where the programme asks about all of them.
base::Result<void> add_contracts(House& house, const LoadedWorld& loaded, cases::World& world) {
  const model::Programme& programme = *loaded.programme;
  if (programme.account == model::AccountScope::contract && !programme.plans) return {};
  BASE_TRY(const auto rows, house.store.people().contracts_of_person(loaded.person.id));
  for (const ports::ContractRow& row : rows) {
    BASE_TRY(Contract contract, contract_from(row));
    if (contract.id != loaded.contract.id && contract.tenant == loaded.contract.tenant)
      world.other_contracts.push_back(std::move(contract.facts));
  }
  return {};
}

}  // namespace

std::string case_stream(std::string_view case_id) { return fmt::format("case/{}", case_id); }
std::string account_stream(std::string_view account_id) { return fmt::format("account/{}", account_id); }

namespace {

template <typename Counts>
base::Result<LoadedCase> load_counting(House& house, const Published& published, std::string_view case_id,
                                       const Counts& counts) {
  BASE_TRY(const auto envelopes, house.store.events().read_stream(case_stream(case_id)));
  if (envelopes.empty()) return base::failure(base::Category::not_found, fmt::format("there is no case `{}`", case_id));
  LoadedCase loaded;
  loaded.tenant = envelopes.front().tenant;
  loaded.programme = published.by(envelopes.front().programme_hash);
  if (loaded.programme == nullptr) {
    return base::failure(base::Category::corrupt,
                         fmt::format("the programme version of case `{}` is not in the database", case_id));
  }
  BASE_TRY(loaded.state, fold(*loaded.programme, envelopes, case_id, base::Category::corrupt, counts));
  return loaded;
}

bool corrects_what_was_before(const cases::Event& event, base::Instant at) {
  if (const auto* facts = std::get_if<cases::FactsRecorded>(&event)) return facts->reason.starts_with("corrected");
  const auto* point = std::get_if<cases::PointReached>(&event);
  return point != nullptr && point->corrected && point->at <= at;
}

}  // namespace

base::Result<LoadedCase> load_case(House& house, const Published& published, std::string_view case_id) {
  return load_counting(house, published, case_id, every_event);
}

base::Result<LoadedCase> load_case_at(House& house, const Published& published, std::string_view case_id,
                                      base::Instant at, Known known) {
  return load_counting(house, published, case_id, [&](const ports::Envelope& envelope, const cases::Event& event) {
    if (known == Known::then) return envelope.recorded_at <= at;
    return envelope.occurred_at <= at || corrects_what_was_before(event, at);
  });
}

base::Result<cases::CaseState> fold_case(House& house, const model::Programme& programme, std::string_view case_id) {
  BASE_TRY(const auto envelopes, house.store.events().read_stream(case_stream(case_id)));
  if (envelopes.empty()) return base::failure(base::Category::not_found, fmt::format("there is no case `{}`", case_id));
  return fold(programme, envelopes, case_id, base::Category::unsupported, every_event);
}

base::Result<model::Account> load_account(House& house, std::string_view account_id) {
  model::Account account;
  account.id = std::string(account_id);
  BASE_TRY(const auto envelopes, house.store.events().read_stream(account_stream(account_id)));
  for (const ports::Envelope& envelope : envelopes) {
    BASE_TRY(const cases::Event event, event_of(envelope));
    cases::evolve(account, event);
  }
  return account;
}

base::Result<Person> load_person(House& house, std::string_view person_id) {
  BASE_TRY(const auto row, house.store.people().person_by_id(person_id));
  if (!row) return base::failure(base::Category::not_found, fmt::format("there is no member `{}`", person_id));
  return person_from(*row);
}

base::Result<Contract> load_contract(House& house, std::string_view contract_id) {
  BASE_TRY(const auto row, house.store.people().contract_by_id(contract_id));
  if (!row) return base::failure(base::Category::not_found, fmt::format("there is no contract `{}`", contract_id));
  return contract_from(*row);
}

std::string account_of(const model::Programme& programme, const Contract& contract) {
  const bool by_person = programme.account == model::AccountScope::person;
  return fmt::format("{}/{}", programme.id, by_person ? contract.person : contract.id);
}

base::Result<LoadedWorld> load_world(House& house, std::string_view case_id, const Request& request,
                                     base::Instant occurred_at) {
  LoadedWorld loaded;
  loaded.published = house.registry.read();
  BASE_TRY(LoadedCase own, load_case(house, *loaded.published, case_id));
  loaded.programme = own.programme;
  BASE_TRY(loaded.person, load_person(house, own.state.opened.person));
  BASE_TRY(loaded.contract, load_contract(house, own.state.opened.contract));
  fill(loaded.world, loaded, request);
  BASE_TRY_VOID(add_contracts(house, loaded, loaded.world));
  loaded.world.now = house.clock.now();
  loaded.world.occurred_at = occurred_at;
  BASE_TRY(loaded.world.account, load_account(house, own.state.opened.account));
  const std::string account = own.state.opened.account;
  if (!own.state.opened.parent.empty()) {
    BASE_TRY(LoadedCase parent, load_case(house, *loaded.published, own.state.opened.parent));
    loaded.world.family.push_back(std::move(parent.state));
    BASE_TRY_VOID(add_children(house, *loaded.published, cases::CaseState(loaded.world.family.front()), loaded.world));
  } else {
    loaded.world.family.push_back(std::move(own.state));
    BASE_TRY_VOID(add_children(house, *loaded.published, cases::CaseState(loaded.world.family.front()), loaded.world));
  }
  BASE_TRY_VOID(add_earlier(house, loaded, account, loaded.world));
  return loaded;
}

base::Result<LoadedWorld> world_for(House& house, std::shared_ptr<const model::Programme> programme,
                                    const Contract& contract, const Request& request, base::Instant at) {
  LoadedWorld loaded;
  loaded.published = house.registry.read();
  loaded.programme = std::move(programme);
  loaded.contract = contract;
  BASE_TRY(loaded.person, load_person(house, contract.person));
  fill(loaded.world, loaded, request);
  BASE_TRY_VOID(add_contracts(house, loaded, loaded.world));
  loaded.world.now = house.clock.now();
  loaded.world.occurred_at = at;
  const std::string account = account_of(*loaded.programme, contract);
  BASE_TRY(loaded.world.account, load_account(house, account));
  BASE_TRY_VOID(add_earlier(house, loaded, account, loaded.world));
  return loaded;
}

}  // namespace consilium::service
