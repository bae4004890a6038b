#include "service/operators.hpp"

#include <algorithm>

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

json::object operator_json(const Caller& who) {
  json::array grants;
  for (const policy::Grant& grant : who.grants)
    grants.push_back(json::object{{"role", text_json(policy::to_string(grant.role))}, {"tenant", grant.tenant}});
  return json::object{{"id", who.id}, {"name", who.name}, {"grants", std::move(grants)}};
}

base::Result<http::Response> me(Api&, const http::Request&, const Caller& caller) {
  return answer_json(200, operator_json(caller));
}

base::Result<http::Response> list(Api& api, const http::Request&, const Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::read_operators));
  BASE_TRY(const auto operators, service::operators(api.house));
  json::array array;
  for (const Caller& who : operators) array.push_back(operator_json(who));
  return answer_json(200, json::object{{"operators", std::move(array)}});
}

std::vector<policy::Grant> read_grants(ObjectReader& body, std::vector<Mistake>& mistakes) {
  std::vector<policy::Grant> grants;
  const json::array* items = body.array("grants");
  if (items == nullptr || items->empty()) {
    body.mistake("grants", "at least one is needed: {\"role\": …, \"tenant\": …}");
    return grants;
  }
  for (std::size_t i = 0; i < items->size(); ++i) {
    const std::string pointer = json_pointer(body.pointer_to("grants"), std::to_string(i));
    const json::object* item = (*items)[i].if_object();
    if (item == nullptr) {
      mistakes.push_back({pointer, "expected an object"});
      continue;
    }
    ObjectReader reader(*item, pointer, mistakes);
    const auto role = policy::role_from(reader.text("role"));
    if (!role)
      reader.mistake("role", "expected specialist, supervisor, insurer_viewer, administrator, editor or approver");
    const std::string tenant = reader.text("tenant");
    reader.refuse_others();
    if (role) grants.push_back({*role, tenant});
  }
  return grants;
}

// Nobody gives away what they do not hold: an administrator may grant in the insurers they administer.
base::Result<void> may_grant(const Caller& caller, const std::vector<policy::Grant>& grants) {
  for (const policy::Grant& grant : grants) BASE_TRY_VOID(require(caller, Action::manage_operators, grant.tenant));
  return {};
}

base::Result<http::Response> put(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::manage_operators));
  BASE_TRY(const json::value parsed, parse_body(request));
  std::vector<Mistake> mistakes;
  ObjectReader body(parsed.get_object(), "", mistakes);
  Caller who;
  who.id = request.capture("operator");
  who.name = body.text("name");
  who.grants = read_grants(body, mistakes);
  body.refuse_others();
  if (!mistakes.empty()) return mistakes_problem(mistakes);
  BASE_TRY_VOID(may_grant(caller, who.grants));
  BASE_TRY(const auto before, service::operators(api.house));
  const auto old = std::find_if(before.begin(), before.end(), [&](const Caller& known) { return known.id == who.id; });
  if (old != before.end()) BASE_TRY_VOID(may_grant(caller, old->grants));
  const std::string token = service::new_token();
  BASE_TRY_VOID(service::put_operator(api.house, who, token));
  json::object answer = operator_json(who);
  answer["token"] = token;  // shown this once
  return answer_json(old == before.end() ? 201 : 200, answer);
}

}  // namespace

void add_operator_routes(Api& api, http::Router& router) {
  router.add("GET", "/api/v1/me", known(api, me));
  router.add("GET", "/api/v1/operators", known(api, list));
  router.add("PUT", "/api/v1/operators/{operator}", known(api, put));
}

}  // namespace consilium::api
