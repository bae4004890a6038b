#include "api/queue.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/access.hpp"
#include "api/read.hpp"
#include "api/render.hpp"
#include "api/replay.hpp"
#include "api/routes.hpp"
#include "base/json.hpp"
#include "service/lines.hpp"
#include "service/load.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;
using policy::Action;

json::object line_json(const ports::CaseRow& row) {
  json::object line{{"case", row.id},
                    {"tenant", row.tenant},
                    {"programme", row.programme},
                    {"service", row.service},
                    {"person", row.person},
                    {"contract", row.contract},
                    {"phase", row.phase},
                    {"next_task", row.next_task},
                    {"owner", row.owner_role},
                    {"assignee", row.assignee},
                    {"opened_at", base::to_string(row.opened_at)},
                    {"version", row.version}};
  if (row.next_due) line["due"] = base::to_string(*row.next_due);
  if (!row.parent.empty()) line["parent"] = row.parent;
  return line;
}

json::object place_json(Api& api, const std::vector<std::string>& tenants, const ports::LineRow& row,
                        std::int64_t before) {
  const base::Instant now = api.house.clock.now();
  json::object place{{"line", row.line},
                     {"name", localised_json(service::name_of_line(*api.house.registry.read(), tenants, row.line))},
                     {"task", row.task},
                     {"since", base::to_string(row.since)},
                     {"waited_minutes", base::minutes_between(row.since, now)},
                     {"position", before + 1},
                     {"attempts", row.attempts}};
  if (row.due) {
    place["due"] = base::to_string(*row.due);
    place["promise"] = row.promise;
  }
  return place;
}

// Those who have waited longest first: the place of the first of a page is counted, those of the others follow.
base::Result<http::Response> line_page(Api& api, const http::Request& request, const policy::Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {"line", "limit", "after"}));
  BASE_TRY(const ports::PageRequest page, page_query(request));
  const ports::LineQuery query{tenants_of(api, caller, Action::read_queue), text_query(request, "line"), false};
  ports::CaseViews& views = api.house.store.cases();
  BASE_TRY(const auto found, views.waiting(query, page));
  std::int64_t before = 0;
  if (!page.after.empty() && !found.rows.empty()) {
    BASE_TRY(before, views.waiting_before(query.tenants, found.rows.front()));
  }
  json::array lines;
  for (const ports::LineRow& row : found.rows) {
    BASE_TRY(const auto of_case, views.case_by_id(row.case_id));
    if (of_case) {
      json::object line = line_json(*of_case);
      BASE_TRY(const service::Person person, service::load_person(api.house, of_case->person));
      line["member_name"] = person.name;
      line["waits_in"] = place_json(api, query.tenants, row, before);
      lines.push_back(std::move(line));
    }
    before += 1;
  }
  return answer_json(
      200,
      json::object{{"now", base::to_string(api.house.clock.now())}, {"cases", std::move(lines)}, {"next", found.next}});
}

base::Result<http::Response> queue(Api& api, const http::Request& request, const policy::Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::read_queue));
  if (request.query_value("line")) return line_page(api, request, caller);
  BASE_TRY_VOID(only_queries(request, {"programme", "service", "owner", "assignee", "unassigned", "limit", "after"}));
  BASE_TRY(const ports::PageRequest page, page_query(request));
  ports::QueueQuery query;
  query.tenants = tenants_of(api, caller, Action::read_queue);
  query.programme = text_query(request, "programme");
  query.service = text_query(request, "service");
  query.owner_role = text_query(request, "owner");
  query.assignee = text_query(request, "assignee");
  query.only_unassigned = text_query(request, "unassigned") == "true";
  BASE_TRY(const auto found, api.house.store.cases().queue(query, page));
  json::array lines;
  for (const ports::CaseRow& row : found.rows) lines.push_back(line_json(row));
  return answer_json(
      200,
      json::object{{"now", base::to_string(api.house.clock.now())}, {"cases", std::move(lines)}, {"next", found.next}});
}

const ports::LineCount* count_of(const std::vector<ports::LineCount>& counts, const std::string& line) {
  const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto& count) { return count.line == line; });
  return found == counts.end() ? nullptr : &*found;
}

// What is free is counted over the insurers for whom the caller may take it.
base::Result<http::Response> lines(Api& api, const http::Request& request, const policy::Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::read_queue));
  BASE_TRY_VOID(only_queries(request, {}));
  const auto published = api.house.registry.read();
  const std::vector<std::string> tenants = tenants_of(api, caller, Action::read_queue);
  const std::vector<std::string> acting = tenants_of(api, caller, Action::act_on_cases);
  BASE_TRY(const auto counts, api.house.store.cases().line_counts(tenants));
  BASE_TRY(const auto takeable, api.house.store.cases().line_counts(acting));
  const std::vector<std::string> may_take = service::lines_of(*published, acting);
  const base::Instant now = api.house.clock.now();
  json::array array;
  for (const std::string& line : service::lines_of(*published, tenants)) {
    json::object object{{"line", line},
                        {"name", localised_json(service::name_of_line(*published, tenants, line))},
                        {"may_take", std::find(may_take.begin(), may_take.end(), line) != may_take.end()},
                        {"count", 0},
                        {"free", 0}};
    if (const auto* count = count_of(counts, line)) {
      object["count"] = count->count;
      object["oldest"] = base::to_string(count->oldest);
      object["longest_minutes"] = base::minutes_between(count->oldest, now);
    }
    if (const auto* count = count_of(takeable, line)) object["free"] = count->free;
    array.push_back(std::move(object));
  }
  return answer_json(200, json::object{{"now", base::to_string(now)}, {"lines", std::move(array)}});
}

service::Rendered render_taken(const service::Outcome& outcome) {
  const auto& done = std::get<service::Done>(outcome);
  return {200, base::to_text(json::object{{"case", case_json(*done.programme, done.state)}})};
}

// A line may go through several tenants, so its keys are the caller's in all of them.
base::Result<http::Response> take_next(Api& api, const http::Request& request, const policy::Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::act_on_cases));
  BASE_TRY_VOID(only_queries(request, {}));
  const std::vector<std::string> tenants = tenants_of(api, caller, Action::act_on_cases);
  const std::string& line = request.capture("line");
  const std::vector<std::string> known = service::lines_of(*api.house.registry.read(), tenants);
  if (std::find(known.begin(), known.end(), line) == known.end())
    return base::failure(base::Category::not_found, fmt::format("there is no waiting line `{}`", line));
  service::Asked asked;
  asked.request = request_of(request, caller, {});
  asked.render = render_taken;
  BASE_TRY(asked.keep, keep_of(request, caller, "*"));
  return once(api, *asked.keep, [&]() -> base::Result<http::Response> {
    BASE_TRY(auto done, service::take_next(api.house, asked, tenants, line));
    if (!done) return answer_json(200, json::object{});
    service::Rendered rendered = render_taken(service::Outcome{std::move(*done)});
    return http::json_response(rendered.status, std::move(rendered.body));
  });
}

// One stream per browser; the topics are the insurers whose cases the caller may read.
base::Result<http::Response> changes(Api& api, const http::Request& request, const policy::Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::read_changes));
  const std::vector<std::string> tenants = tenants_of(api, caller, Action::read_changes);
  return http::subscribe(request, api.changes, http::Topics(tenants.begin(), tenants.end()));
}

}  // namespace

base::Result<json::array> places_json(Api& api, const policy::Caller& caller, const std::string& case_id) {
  ports::CaseViews& views = api.house.store.cases();
  const std::vector<std::string> tenants = tenants_of(api, caller, Action::read_cases);
  BASE_TRY(const auto rows, views.lines_of_case(case_id));
  json::array places;
  for (const ports::LineRow& row : rows) {
    BASE_TRY(const std::int64_t before, views.waiting_before(tenants, row));
    places.push_back(place_json(api, tenants, row, before));
  }
  return places;
}

void add_queue_routes(Api& api, http::Router& router) {
  router.add("GET", "/api/v1/queue", known(api, queue));
  router.add("GET", "/api/v1/lines", known(api, lines));
  router.add("POST", "/api/v1/lines/{line}/next", known(api, take_next));
  router.add("GET", "/api/v1/changes", known(api, changes));
}

}  // namespace consilium::api
