// Moves of running cases to another version of their programme.
#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/access.hpp"
#include "api/outcome.hpp"
#include "api/read.hpp"
#include "api/render.hpp"
#include "api/replay.hpp"
#include "api/routes.hpp"
#include "base/json.hpp"
#include "service/moving.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;
using policy::Action;
using policy::Caller;

json::object quota_json(const quota::Balance& balance) {
  json::object object{{"held", balance.held}, {"used", balance.used}};
  if (balance.allowed) object["allowed"] = *balance.allowed;
  if (balance.left) object["left"] = *balance.left;
  if (balance.over > 0) object["over"] = balance.over;
  return object;
}

json::object standing_json(const cases::Standing& standing, const base::Zone& zone) {
  json::object object{{"words", standing.words}};
  if (!standing.kind.empty()) object["kind"] = standing.kind;
  if (!standing.state.empty()) object["state"] = standing.state;
  if (standing.due) object["due"] = base::to_string(*standing.due, zone);
  if (standing.due_date) object["due_date"] = base::to_string(*standing.due_date);
  if (!standing.owner.empty()) object["owner"] = standing.owner;
  if (standing.balance) object["quota"] = quota_json(*standing.balance);
  return object;
}

json::array moved_json(const std::vector<cases::MovedThing>& moved, const base::Zone& zone) {
  json::array array;
  for (const cases::MovedThing& thing : moved) {
    json::object object{{"kind", thing.kind}, {"id", thing.id}, {"name", localised_json(thing.name)}};
    if (thing.from) object["from"] = standing_json(*thing.from, zone);
    if (thing.to) object["to"] = standing_json(*thing.to, zone);
    array.push_back(std::move(object));
  }
  return array;
}

json::object move_json(Api& api, const std::string& case_id, const service::ShownMove& shown) {
  const cases::MoveEffect& effect = shown.effect;
  json::array obstacles;
  for (const cases::Obstacle& obstacle : effect.cannot_move) {
    obstacles.push_back(json::object{{"kind", obstacle.kind},
                                     {"id", obstacle.id},
                                     {"name", localised_json(obstacle.name)},
                                     {"words", obstacle.words}});
  }
  json::array cases;
  for (const cases::CaseEffect& one : effect.cases) {
    cases.push_back(json::object{{"case", one.case_id},
                                 {"service", one.service},
                                 {"name", localised_json(shown.to->service(one.service)->name)},
                                 {"moved", moved_json(one.moved, shown.to->zone)}});
  }
  return json::object{{"case", case_id},
                      {"effect", effect.fingerprint()},
                      {"now", base::to_string(api.house.clock.now(), shown.to->zone)},
                      {"from", version_json(*shown.from)},
                      {"to", version_json(*shown.to)},
                      {"cannot_move", std::move(obstacles)},
                      {"cases", std::move(cases)}};
}

http::Response other_effect(Api& api, const std::string& case_id, const service::ShownMove& shown) {
  const json::object problem{
      {"type", "/problems/other-effect"},
      {"title", "Conflict"},
      {"status", 409},
      {"detail", "moving the case would do something else by now; look at it again and decide anew"},
      {"move", move_json(api, case_id, shown)}};
  http::Response response = answer_json(409, problem);
  response.headers.set("Content-Type", "application/problem+json");
  return response;
}

base::Result<http::Response> show(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {}));
  BASE_TRY(const ports::CaseRow row, find_case(api, request, caller));
  BASE_TRY_VOID(require(caller, Action::move_cases, row.tenant));
  BASE_TRY(const service::ShownMove shown, service::effect_of_move(api.house, row.id, request.capture("hash"),
                                                                   request_of(request, caller, row.tenant)));
  return answer_json(200, move_json(api, row.id, shown));
}

base::Result<http::Response> move(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY(const ports::CaseRow row, find_case(api, request, caller));
  BASE_TRY_VOID(require(caller, Action::move_cases, row.tenant));
  BASE_TRY(const json::value parsed, parse_body(request));
  std::vector<Mistake> mistakes;
  ObjectReader body(parsed.get_object(), "", mistakes);
  const service::MoveCase command{request.capture("hash"), body.text("effect"), body.text("reason")};
  body.refuse_others();
  if (!mistakes.empty()) return mistakes_problem(mistakes);
  service::Asked asked;
  BASE_TRY(asked.keep, keep_of(request, caller, row.tenant));
  asked.request = request_of(request, caller, row.tenant);
  asked.render = render_done;
  return once(api, *asked.keep, [&]() -> base::Result<http::Response> {
    BASE_TRY(const auto outcome, service::move_case(api.house, asked, row.id, command));
    if (const auto* other = std::get_if<service::ShownMove>(&outcome)) return other_effect(api, row.id, *other);
    if (const auto* refusal = std::get_if<cases::Refusal>(&outcome)) return response_of(*refusal, render_done);
    return response_of(std::get<service::Done>(outcome), render_done);
  });
}

}  // namespace

json::object version_json(const model::Programme& programme) {
  return json::object{{"hash", programme.hash},
                      {"version", programme.version},
                      {"effective_from", base::to_string(programme.effective_from)}};
}

void add_move_routes(Api& api, http::Router& router) {
  router.add("GET", "/api/v1/cases/{case}/moves/{hash}", known(api, show));
  router.add("POST", "/api/v1/cases/{case}/moves/{hash}", known(api, move));
}

}  // namespace consilium::api
