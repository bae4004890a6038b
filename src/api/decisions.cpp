#include <boost/json.hpp>

#include "api/asked_for.hpp"
#include "api/render.hpp"
#include "api/routes.hpp"
#include "decision/render.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;

// What would be decided, on facts that are saved nowhere.
base::Result<http::Response> decide(Api& api, const http::Request& request, const policy::Caller& caller) {
  BASE_TRY(const json::value parsed, parse_body(request));
  std::vector<Mistake> mistakes;
  ObjectReader body(parsed.get_object(), "", mistakes);
  service::WhatIf asked;
  asked.as_of = body.optional_instant("as_of").value_or(api.house.clock.now());
  BASE_TRY(auto about, read_asked_for(api, caller, policy::Action::decide, body, asked.as_of));
  if (about) {
    BASE_TRY(asked.right, read_right(api, *about, body));
    asked.applicant = read_applicant(*about, body, mistakes);
    asked.facts = read_facts(about->facts(asked.as_of), body, mistakes);
  } else {
    body.any("right");
    body.any("applicant");
    body.any("facts");
  }
  asked.patient_is_insured = body.flag_or("patient_is_insured", true);
  asked.papers_and_consents = body.flag_or("papers_and_consents", true);
  body.refuse_others();
  if (!mistakes.empty()) return mistakes_problem(mistakes);
  BASE_TRY(const service::Entitlement found,
           service::decide_for(api.house, about->programme, *about->service, about->contract, asked));
  json::object answer = entitlement_json(found);
  const service::Basis& basis = *found.basis;
  answer["decision"] = decision::auditor_json(basis.question, basis.decision, basis.explanation);
  answer["as_of"] = base::to_string(asked.as_of, about->programme->zone);
  return answer_json(200, answer);
}

}  // namespace

void add_decision_routes(Api& api, http::Router& router) {
  router.add("POST", "/api/v1/decisions", known(api, decide));
}

}  // namespace consilium::api
