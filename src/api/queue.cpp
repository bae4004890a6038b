#include <boost/json.hpp>

#include "api/access.hpp"
#include "api/read.hpp"
#include "api/render.hpp"
#include "api/routes.hpp"

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

base::Result<http::Response> queue(Api& api, const http::Request& request, const policy::Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::read_queue));
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

// One stream per browser; the topics are the insurers whose cases the caller may read.
base::Result<http::Response> changes(Api& api, const http::Request& request, const policy::Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::read_changes));
  const std::vector<std::string> tenants = tenants_of(api, caller, Action::read_changes);
  return http::subscribe(request, api.changes, http::Topics(tenants.begin(), tenants.end()));
}

}  // namespace

void add_queue_routes(Api& api, http::Router& router) {
  router.add("GET", "/api/v1/queue", known(api, queue));
  router.add("GET", "/api/v1/changes", known(api, changes));
}

}  // namespace consilium::api
