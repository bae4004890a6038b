#include <memory>

#include <boost/json.hpp>

#include "api/access.hpp"
#include "api/read.hpp"
#include "api/render.hpp"
#include "api/routes.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "service/importing.hpp"

namespace consilium::api {
namespace {

using policy::Action;

base::Result<http::Response> import_file(Api& api, const http::Request& request, const policy::Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::import_rosters));
  if (request.body.empty())
    return base::failure(base::Category::incorrect, "the body is empty; send the roster file as text/csv in UTF-8");
  service::RosterSource source;
  source.name = "body";
  source.hash = base::sha256_hex(request.body);
  source.bytes = request.body.size();
  source.read = [&request, read = std::make_shared<bool>(false)]() -> base::Result<std::string> {
    if (std::exchange(*read, true)) return std::string{};
    return request.body;
  };
  BASE_TRY(const auto report,
           service::import_roster(api.house, api.institutions, source, caller.id, [&](std::string_view tenant) {
             return require(caller, Action::import_rosters, tenant);
           }));
  if (!report.refused) return answer_json(200, service::report_json(report));
  const std::string why = report.problems.empty() ? "the file is no roster" : report.problems.front().message;
  return http::problem(422, "/problems/roster-refused", "", why, base::to_text(service::report_json(report)));
}

}  // namespace

void add_roster_routes(Api& api, http::Router& router) {
  router.add("POST", "/api/v1/rosters", known(api, import_file));
}

}  // namespace consilium::api
