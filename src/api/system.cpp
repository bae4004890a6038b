#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/access.hpp"
#include "api/problem.hpp"
#include "api/read.hpp"
#include "api/render.hpp"
#include "api/routes.hpp"
#include "service/timers.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;
using policy::Action;

constexpr int overdue_counted_max = 1'000;

json::object clock_json(Api& api) {
  return json::object{{"now", base::to_string(api.house.clock.now())}, {"demo", api.house.clock.is_demo()}};
}

// Ready to take work: the store takes writes and there is a programme to serve.
http::Response ready(Api& api) {
  const ports::Health health = api.house.store.health();
  if (!health.ok) return http::problem(503, "/problems/not-ready", "", health.reason);
  if (api.house.registry.read()->by_hash.empty())
    return http::problem(503, "/problems/not-ready", "", "no programme is published; run `consilium publish`");
  return answer_json(200, json::object{{"ready", true}});
}

base::Result<http::Response> metrics(Api& api) {
  const http::Metrics counts = api.metrics ? api.metrics() : http::Metrics{};
  BASE_TRY(const std::int64_t position, api.house.store.events().last_position());
  BASE_TRY(const auto overdue, api.house.store.timers().due_timers(api.house.clock.now(), overdue_counted_max));
  std::string text;
  const auto gauge = [&](std::string_view name, std::string_view help, auto value) {
    text += fmt::format("# HELP consilium_{0} {1}\n# TYPE consilium_{0} gauge\nconsilium_{0} {2}\n", name, help, value);
  };
  const auto counter = [&](std::string_view name, std::string_view help, auto value) {
    text +=
        fmt::format("# HELP consilium_{0} {1}\n# TYPE consilium_{0} counter\nconsilium_{0} {2}\n", name, help, value);
  };
  gauge("store_ok", "1 while the store takes writes.", api.house.store.health().ok ? 1 : 0);
  counter("events_total", "Events recorded, the position of the last one.", position);
  gauge("timers_overdue", "Timers that are due and not fired, counted up to 1000.", overdue.size());
  gauge("programmes", "Published versions of programmes.", api.house.registry.read()->by_hash.size());
  gauge("http_connections_open", "Connections open.", counts.connections_open);
  gauge("http_streams_open", "Event streams open.", counts.streams_open);
  gauge("http_queue_depth", "Requests that wait for a worker.", counts.queue_depth);
  gauge("http_workers_busy", "Workers that are busy.", counts.workers_busy);
  text += "# HELP consilium_http_responses_total Answers by class of status.\n";
  text += "# TYPE consilium_http_responses_total counter\n";
  const std::array<std::pair<std::string_view, std::uint64_t>, 4> classes{{{"2xx", counts.responses_2xx},
                                                                           {"3xx", counts.responses_3xx},
                                                                           {"4xx", counts.responses_4xx},
                                                                           {"5xx", counts.responses_5xx}}};
  for (const auto& [name, count] : classes)
    text += fmt::format("consilium_http_responses_total{{class=\"{}\"}} {}\n", name, count);
  counter("http_requests_refused_total", "Requests refused because the house was full.", counts.requests_refused);
  counter("http_requests_timed_out_total", "Requests that came too slowly.", counts.requests_timed_out);
  counter("http_clients_dropped_total", "Clients that took nothing any more.", counts.clients_dropped);
  http::Response response;
  response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
  response.body = std::move(text);
  return response;
}

base::Result<http::Response> move_clock(Api& api, const http::Request& request, const policy::Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::move_demo_clock));
  BASE_TRY(const json::value parsed, parse_body(request));
  std::vector<Mistake> mistakes;
  ObjectReader body(parsed.get_object(), "", mistakes);
  const base::Instant to = body.instant("to");
  body.refuse_others();
  if (!mistakes.empty()) return mistakes_problem(mistakes);
  BASE_TRY_VOID(service::move_demo_clock(api.house, to));
  return answer_json(200, clock_json(api));
}

}  // namespace

void add_system_routes(Api& api, http::Router& router) {
  router.add("GET", "/healthz", [](const auto&) { return answer_json(200, json::object{{"alive", true}}); });
  router.add("GET", "/readyz", [&api](const auto&) { return ready(api); });
  router.add("GET", "/metrics", [&api](const auto&) {
    auto response = metrics(api);
    return response ? std::move(*response) : problem_of(response.error());
  });
  router.add("GET", "/api/v1/openapi.json",
             [](const auto&) { return http::json_response(200, std::string(openapi())); });
  router.add("GET", "/api/v1/clock", [&api](const auto&) { return answer_json(200, clock_json(api)); });
  router.add("POST", "/api/v1/clock", known(api, move_clock));
}

}  // namespace consilium::api
