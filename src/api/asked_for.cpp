#include "api/asked_for.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/core.h>
#include <fmt/ranges.h>

#include "lookup/normalise.hpp"
#include "service/load.hpp"

namespace consilium::api {
namespace {

using Programmes = std::vector<std::shared_ptr<const model::Programme>>;

base::Result<service::Contract> find_contract(Api& api, const policy::Caller& caller, policy::Action action,
                                              const std::string& id) {
  const std::string none = fmt::format("there is no contract `{}`", id);
  auto contract = service::load_contract(api.house, id);
  if (!contract && contract.error().category == base::Category::not_found)
    return base::failure(base::Category::not_found, none, "/contract");
  if (!contract) return contract;
  BASE_TRY_VOID(require_to_find(caller, policy::Action::read_members, contract->tenant, none));
  BASE_TRY_VOID(require(caller, action, contract->tenant));
  return contract;
}

std::vector<std::string> ids_of(const Programmes& programmes) {
  std::vector<std::string> ids;
  for (const auto& programme : programmes) ids.push_back(programme->id);
  return ids;
}

// The programmes that cover the contract, and of those the one that is meant.
std::shared_ptr<const model::Programme> choose_programme(const Programmes& covering, const std::string& wanted,
                                                         const std::string& service, ObjectReader& body) {
  std::shared_ptr<const model::Programme> chosen;
  for (const auto& programme : covering) {
    if (!wanted.empty() ? programme->id != wanted : programme->service(service) == nullptr) continue;
    if (chosen != nullptr) {
      body.mistake("programme", fmt::format("several programmes have this service; say which of {}",
                                            fmt::join(ids_of(covering), ", ")));
      return nullptr;
    }
    chosen = programme;
  }
  if (chosen != nullptr) return chosen;
  if (!wanted.empty()) {
    body.mistake("programme",
                 covering.empty()
                     ? fmt::format("no published programme covers this contract, so `{}` does not either", wanted)
                     : fmt::format("`{}` does not cover this contract; covering are {}", wanted,
                                   fmt::join(ids_of(covering), ", ")));
  } else {
    body.mistake("service", covering.empty()
                                ? "no programme that is in force covers this contract"
                                : fmt::format("`{}` is no service of {}", service, fmt::join(ids_of(covering), ", ")));
  }
  return nullptr;
}

void refuse_unknown_role(const model::Service& service, const std::string& role, ObjectReader& reader) {
  std::vector<std::string> roles;
  for (const model::Choice& choice : service.facts[model::index_of(model::BuiltIn::applicant_role)].choices)
    roles.push_back(choice.code);
  if (role.empty() || std::find(roles.begin(), roles.end(), role) != roles.end()) return;
  reader.mistake("role", fmt::format("expected one of {}", fmt::join(roles, ", ")));
}

}  // namespace

base::Result<std::optional<AskedFor>> read_asked_for(Api& api, const policy::Caller& caller, policy::Action action,
                                                     ObjectReader& body, base::Instant at) {
  const std::string contract_id = body.text("contract");
  const std::string service_id = body.text("service");
  const std::string programme_id = body.text_or("programme", "");
  if (contract_id.empty() || service_id.empty()) return std::optional<AskedFor>{};
  AskedFor asked;
  BASE_TRY(asked.contract, find_contract(api, caller, action, contract_id));
  BASE_TRY(asked.person, service::load_person(api.house, asked.contract.person));
  asked.published = api.house.registry.read();
  const Programmes covering = asked.published->for_product(asked.contract.product, at);
  asked.programme = choose_programme(covering, programme_id, service_id, body);
  if (asked.programme == nullptr) return std::optional<AskedFor>{};
  asked.service = asked.programme->service(service_id);
  if (asked.service == nullptr) {
    std::vector<std::string> ids;
    for (const model::Service& service : asked.programme->services) ids.push_back(service.id);
    body.mistake("service",
                 fmt::format("`{}` has no such service; it has {}", asked.programme->id, fmt::join(ids, ", ")));
    return std::optional<AskedFor>{};
  }
  return std::optional<AskedFor>(std::move(asked));
}

base::Result<std::string> read_right(Api& api, AskedFor& about, ObjectReader& body) {
  const std::string id = body.text_or("right", "");
  if (id.empty()) return id;
  BASE_TRY(const model::Account account,
           service::load_account(api.house, service::account_of(*about.programme, about.contract)));
  const model::Right* right = account.right(id);
  if (right == nullptr || right->service != about.service->id) {
    body.mistake("right", fmt::format("there is no such right to `{}`", about.service->id));
    return id;
  }
  const auto version = about.published->by(right->programme_hash);
  const model::Service* service = version == nullptr ? nullptr : version->service(right->service);
  if (service == nullptr)
    return base::failure(base::Category::corrupt, fmt::format("the version that right `{}` stays on is not here", id));
  about.programme = version;
  about.service = service;
  return id;
}

cases::Applicant read_applicant(const AskedFor& about, ObjectReader& body, std::vector<Mistake>& mistakes) {
  const service::Person& person = about.person;
  const std::vector<service::Party>& parties = about.contract.parties;
  const boost::json::object* given = body.object("applicant");
  if (given == nullptr) return {"insured", person.name, true};
  ObjectReader reader(*given, body.pointer_to("applicant"), mistakes);
  cases::Applicant applicant;
  applicant.role = reader.text("role");
  applicant.name = reader.text_or("name", applicant.role == "insured" ? person.name : "");
  refuse_unknown_role(*about.service, applicant.role, reader);
  reader.refuse_others();
  const std::string said = lookup::normalise_name(applicant.name);
  applicant.on_record =
      applicant.role == "insured"
          ? said == lookup::normalise_name(person.name)
          : std::any_of(parties.begin(), parties.end(), [&](const service::Party& party) {
              return party.role == applicant.role && !said.empty() && lookup::normalise_name(party.name) == said;
            });
  return applicant;
}

}  // namespace consilium::api
