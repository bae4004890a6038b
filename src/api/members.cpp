#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/access.hpp"
#include "api/read.hpp"
#include "api/render.hpp"
#include "api/routes.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;
using policy::Action;
using policy::Caller;

constexpr std::size_t query_bytes_min = 2;

base::Result<service::Person> find_person(Api& api, const Caller& caller, const std::string& id) {
  auto person = service::load_person(api.house, id);
  if (!person && person.error().category != base::Category::not_found) return person;
  const std::string nobody = fmt::format("there is no member `{}`", id);
  if (!person) return base::failure(base::Category::not_found, nobody);
  BASE_TRY_VOID(require_to_find(caller, Action::read_members, person->tenant, nobody));
  return person;
}

base::Result<http::Response> find(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::find_members));
  BASE_TRY_VOID(only_queries(request, {"query"}));
  const std::string query = text_query(request, "query");
  if (query.size() < query_bytes_min) {
    return base::failure(
        base::Category::incorrect,
        "`query` must hold a whole name, pinyin, phone, identity or policy number, or a birth date and "
        "the last four characters of the identity number (1980-06-01 1234)",
        "query");
  }
  BASE_TRY(const auto found, service::find_members(api.house, tenants_of(api, caller, Action::find_members), query));
  json::array members;
  for (const service::Person& person : found) members.push_back(person_json(person));
  return answer_json(200, json::object{{"members", std::move(members)}});
}

base::Result<http::Response> show(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY(const service::Person person, find_person(api, caller, request.capture("member")));
  json::object object = person_json(person);
  BASE_TRY(const auto rows, api.house.store.people().contracts_of_person(person.id));
  json::array contracts;
  for (const ports::ContractRow& row : rows) {
    BASE_TRY(const service::Contract contract, service::contract_from(row));
    contracts.push_back(contract_json(contract));
  }
  object["contracts"] = std::move(contracts);
  BASE_TRY(const auto case_rows, api.house.store.cases().cases_of_person(person.id));
  json::array cases;
  for (const ports::CaseRow& row : case_rows) {
    json::object line{{"id", row.id},
                      {"programme", row.programme},
                      {"service", row.service},
                      {"contract", row.contract},
                      {"state", row.closed_at ? "closed" : "open"},
                      {"opened_at", base::to_string(row.opened_at)}};
    if (!row.parent.empty()) line["parent"] = row.parent;
    if (!row.outcome.empty()) line["end"] = row.outcome;
    cases.push_back(std::move(line));
  }
  object["cases"] = std::move(cases);
  return answer_json(200, object);
}

base::Result<json::array> accounts_json(Api& api, const std::vector<service::Entitlement>& entitlements) {
  json::array accounts;
  std::vector<std::string> seen;
  for (const service::Entitlement& entitlement : entitlements) {
    if (std::find(seen.begin(), seen.end(), entitlement.account) != seen.end()) continue;
    seen.push_back(entitlement.account);
    BASE_TRY(const model::Account account, service::load_account(api.house, entitlement.account));
    json::array uses;
    for (const model::Use& use : account.uses) uses.push_back(use_json(*entitlement.basis->loaded.programme, use));
    accounts.push_back(json::object{{"id", entitlement.account},
                                    {"version", account.version},
                                    {"identity_blocked", account.identity_blocked},
                                    {"uses", std::move(uses)}});
  }
  return accounts;
}

base::Result<http::Response> entitlements(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {"as_of"}));
  BASE_TRY(const service::Person person, find_person(api, caller, request.capture("member")));
  BASE_TRY_VOID(require(caller, Action::decide, person.tenant));
  BASE_TRY(const base::Instant as_of, instant_query(request, "as_of", api.house.clock.now()));
  BASE_TRY(const auto found, service::entitlements_of(api.house, person, as_of));
  json::array array;
  for (const service::Entitlement& entitlement : found) array.push_back(entitlement_json(entitlement));
  BASE_TRY(json::array accounts, accounts_json(api, found));
  return answer_json(200, json::object{{"as_of", base::to_string(as_of)},
                                       {"member", person.id},
                                       {"accounts", std::move(accounts)},
                                       {"entitlements", std::move(array)}});
}

}  // namespace

void add_member_routes(Api& api, http::Router& router) {
  router.add("GET", "/api/v1/members", known(api, find));
  router.add("GET", "/api/v1/members/{member}", known(api, show));
  router.add("GET", "/api/v1/members/{member}/entitlements", known(api, entitlements));
}

}  // namespace consilium::api
