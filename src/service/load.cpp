#include "service/load.hpp"

#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "cases/event.hpp"
#include "cases/moving.hpp"

namespace consilium::service {
namespace {

// A family moves in one append, so that what was read in between is whole when it is read again.
constexpr int family_reads_max = 8;

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

base::Result<std::shared_ptr<const model::Programme>> version_of(const Published& published, std::string_view hash,
                                                                 std::string_view case_id) {
  auto programme = published.by(hash);
  if (programme != nullptr) return programme;
  return base::failure(base::Category::corrupt,
                       fmt::format("the programme version of case `{}` is not in the database", case_id));
}

base::Result<const model::Service*> service_of(const model::Programme& programme, std::string_view id) {
  if (const model::Service* service = programme.service(id)) return service;
  return base::failure(base::Category::corrupt,
                       fmt::format("{} {} has no service `{}`", programme.id, programme.version, id));
}

base::Result<const model::Service*> service_carrying_on(const model::Programme& programme, const model::Service& was) {
  if (const model::Service* service = programme.carrying_on(was.kept_as())) return service;
  return base::failure(base::Category::corrupt, fmt::format("{} {} has no service that goes on with `{}`", programme.id,
                                                            programme.version, was.id));
}

// Of a row of the queue, under the version that it names.
const model::Service* service_of_row(const Published& published, const ports::CaseRow& row) {
  const auto programme = published.by(row.programme_hash);
  return programme == nullptr ? nullptr : programme->service(row.service);
}

// The events that count, each under the version on which the case stood then.
template <typename Counts>
base::Result<LoadedCase> fold(const Published& published, const std::vector<ports::Envelope>& envelopes,
                              std::string_view case_id, const Counts& counts) {
  BASE_TRY(const cases::Event first, event_of(envelopes.front()));
  const auto* opened = std::get_if<cases::CaseOpened>(&first);
  if (opened == nullptr)
    return base::failure(base::Category::corrupt, fmt::format("case `{}` does not begin with its opening", case_id));
  LoadedCase loaded;
  loaded.tenant = envelopes.front().tenant;
  BASE_TRY(loaded.programme, version_of(published, envelopes.front().programme_hash, case_id));
  BASE_TRY(const model::Service* service, service_of(*loaded.programme, opened->service));
  loaded.state = cases::empty_case(*service, std::string(case_id));
  for (const ports::Envelope& envelope : envelopes) {
    BASE_TRY(const cases::Event event, event_of(envelope));
    if (!counts(envelope, event)) continue;
    if (const auto* moved = std::get_if<cases::CaseMoved>(&event)) {
      BASE_TRY(loaded.programme, version_of(published, moved->to, case_id));
      BASE_TRY(const model::Service* next, service_carrying_on(*loaded.programme, *service));
      loaded.state = cases::carried_over(*service, loaded.state, *next);
      service = next;
    }
    cases::evolve(*service, loaded.state, event, context_of(envelope));
  }
  return loaded;
}

// The case with its parent or its children. None where they were moved to another version while they were read.
base::Result<std::optional<std::vector<cases::CaseState>>> read_family(House& house, const Published& published,
                                                                       const LoadedCase& own) {
  std::vector<cases::CaseState> family{own.state};
  if (!own.state.opened.parent.empty()) {
    BASE_TRY(LoadedCase parent, load_case(house, published, own.state.opened.parent));
    if (parent.programme != own.programme) return std::nullopt;
    family = {std::move(parent.state)};
  }
  for (const cases::Child& child : std::vector<cases::Child>(family.front().children)) {
    BASE_TRY(LoadedCase loaded, load_case(house, published, child.case_id));
    if (loaded.programme != own.programme) return std::nullopt;
    family.push_back(std::move(loaded.state));
  }
  return family;
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
    if (row.programme != programme.id || world.find(row.id) != nullptr) continue;
    const model::Service* service = service_of_row(*loaded.published, row);
    if (service == nullptr || !cases::is_looked_back_at(programme, service->kept_as())) continue;
    BASE_TRY(const LoadedCase other, load_case(house, *loaded.published, row.id));
    if (other.state.opened.account != account) continue;
    world.earlier.push_back(cases::earlier_case(*other.programme->service(other.state.opened.service), other.state));
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

// The other contracts of the person, and the riders of all, where the programme asks about them.
base::Result<void> add_contracts(House& house, const LoadedWorld& loaded, cases::World& world) {
  const model::Programme& programme = *loaded.programme;
  const bool asks_others = programme.account == model::AccountScope::person || programme.plans;
  if (!asks_others && programme.riders.empty()) return {};
  BASE_TRY(const auto rows, house.store.people().contracts_of_person(loaded.person.id));
  std::vector<Contract> contracts;
  for (const ports::ContractRow& row : rows) {
    BASE_TRY(Contract contract, contract_from(row));
    if (contract.tenant == loaded.contract.tenant) contracts.push_back(std::move(contract));
  }
  if (!programme.riders.empty()) join_riders(contracts);
  for (Contract& contract : contracts) {
    if (contract.id == loaded.contract.id) {
      world.roster.riders = std::move(contract.facts.riders);
    } else if (asks_others) {
      world.other_contracts.push_back(std::move(contract.facts));
    }
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
  return fold(published, envelopes, case_id, counts);
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
  std::optional<std::vector<cases::CaseState>> family;
  for (int i = 0; i < family_reads_max && !family; ++i) {
    loaded.published = house.registry.read();
    BASE_TRY(const LoadedCase own, load_case(house, *loaded.published, case_id));
    loaded.programme = own.programme;
    BASE_TRY(family, read_family(house, *loaded.published, own));
  }
  if (!family) {
    return base::failure(base::Category::corrupt,
                         fmt::format("case `{}` and those within it stand on several versions", case_id));
  }
  const cases::CaseOpened opened = family->front().opened;
  BASE_TRY(loaded.person, load_person(house, opened.person));
  BASE_TRY(loaded.contract, load_contract(house, opened.contract));
  fill(loaded.world, loaded, request);
  BASE_TRY_VOID(add_contracts(house, loaded, loaded.world));
  loaded.world.now = house.clock.now();
  loaded.world.occurred_at = occurred_at;
  BASE_TRY(loaded.world.account, load_account(house, opened.account));
  loaded.world.family = std::move(*family);
  BASE_TRY_VOID(add_earlier(house, loaded, opened.account, loaded.world));
  return loaded;
}

base::Result<LoadedWorld> under_version(House& house, const LoadedWorld& loaded, const Version& version) {
  LoadedWorld other = loaded;
  other.programme = version.programme;
  other.world.programme = version.programme.get();
  other.world.calendar = version.calendar;
  other.world.networks = version.networks;
  other.world.other_contracts.clear();
  other.world.earlier.clear();
  BASE_TRY_VOID(add_contracts(house, other, other.world));
  BASE_TRY_VOID(add_earlier(house, other, other.world.family.front().opened.account, other.world));
  return other;
}

Version published_version(const Published& published, std::shared_ptr<const model::Programme> programme) {
  const calendar::Edition* calendar = &published.calendars.find(programme->calendar)->second;
  return {std::move(programme), calendar, &published.networks};
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
