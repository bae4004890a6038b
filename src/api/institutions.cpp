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

std::vector<std::string> ids_of(std::string_view list) {
  std::vector<std::string> ids;
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    if (comma != 0) ids.emplace_back(list.substr(0, comma));
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
  }
  return ids;
}

base::Result<http::Response> networks(Api& api, const http::Request&, const policy::Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::read_institutions));
  json::array array;
  for (const auto& [id, network] : api.house.registry.read()->networks) {
    json::array editions;
    for (const model::NetworkEdition& edition : network.editions) {
      editions.push_back(json::object{{"from", base::to_string(edition.from)},
                                      {"institutions", static_cast<std::int64_t>(edition.institutions.size())}});
    }
    array.push_back(
        json::object{{"id", id}, {"name", localised_json(network.name)}, {"editions", std::move(editions)}});
  }
  return answer_json(200, json::object{{"networks", std::move(array)}});
}

base::Result<http::Response> find(Api& api, const http::Request& request, const policy::Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::read_institutions));
  BASE_TRY_VOID(only_queries(request, {"network", "query", "city", "ids", "day", "limit"}));
  BASE_TRY(const ports::PageRequest page, page_query(request));
  service::InstitutionQuery query;
  query.network = text_query(request, "network");
  if (query.network.empty()) {
    return base::failure(base::Category::incorrect, "say which `network`; /api/v1/networks lists them", "network");
  }
  query.words = text_query(request, "query");
  query.city = text_query(request, "city");
  query.ids = ids_of(text_query(request, "ids"));
  if (!query.ids.empty() && !query.words.empty())
    return base::failure(base::Category::incorrect, "say `ids` or a `query`, not both", "ids");
  query.limit = static_cast<std::size_t>(page.limit);
  const std::string day = text_query(request, "day");
  // Networks have no zone of their own; without a day it is today's in UTC that is looked up.
  query.day = base::Zone{}.date_of(api.house.clock.now());
  if (!day.empty()) {
    const auto date = base::Date::parse(day);
    if (!date) return base::failure(base::Category::incorrect, "`day` must be a date such as 2026-03-02", "day");
    query.day = *date;
  }
  BASE_TRY(const auto found, api.institutions.find(api.house.registry.read(), query));
  json::array array;
  for (const model::ListedInstitution* listed : found.institutions) array.push_back(institution_json(*listed));
  return answer_json(200, json::object{{"network", query.network},
                                       {"edition", base::to_string(found.edition)},
                                       {"institutions", std::move(array)}});
}

}  // namespace

void add_institution_routes(Api& api, http::Router& router) {
  router.add("GET", "/api/v1/networks", known(api, networks));
  router.add("GET", "/api/v1/institutions", known(api, find));
}

}  // namespace consilium::api
