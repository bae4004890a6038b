// Who proposed, approved and published which version of a programme, for those who have to prove it.
#include "service/audit.hpp"

#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/access.hpp"
#include "api/names.hpp"
#include "api/read.hpp"
#include "api/render.hpp"
#include "api/routes.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;
using policy::Action;
using policy::Caller;
using service::AuditEntry;
using service::AuditKind;

base::Result<std::optional<AuditKind>> kind_query(const http::Request& request) {
  const std::string wanted = text_query(request, "kind");
  if (wanted.empty()) return std::optional<AuditKind>{};
  std::string known;
  for (const AuditKind kind : service::all_audit_kinds) {
    if (service::to_string(kind) == wanted) return std::optional(kind);
    known += fmt::format("{}`{}`", known.empty() ? "" : ", ", service::to_string(kind));
  }
  return base::failure(base::Category::incorrect, fmt::format("`kind` must be one of {}", known), "kind");
}

base::Result<std::optional<base::Instant>> bound_query(const http::Request& request, std::string_view name) {
  if (!request.query_value(name)) return std::optional<base::Instant>{};
  BASE_TRY(const base::Instant at, instant_query(request, name, {}));
  return std::optional(at);
}

base::Result<service::AuditQuery> query_of(const http::Request& request) {
  BASE_TRY_VOID(only_queries(request, {"kind", "programme", "hash", "from", "until"}));
  service::AuditQuery query;
  BASE_TRY(query.kind, kind_query(request));
  query.programme = text_query(request, "programme");
  query.hash = text_query(request, "hash");
  BASE_TRY(query.from, bound_query(request, "from"));
  BASE_TRY(query.until, bound_query(request, "until"));
  return query;
}

json::object entry_json(const AuditEntry& entry, const service::Published& published, const Names& names) {
  json::object object{{"kind", text_json(service::to_string(entry.kind))},
                      {"at", base::to_string(entry.at)},
                      {"by", names.json(entry.actor)},
                      {"programme", entry.programme},
                      {"insurer", json::object{{"id", entry.tenant}}},
                      {"version", entry.version},
                      {"effective_from", base::to_string(entry.effective_from)},
                      {"hash", entry.hash}};
  if (const auto last = published.last(entry.programme)) {
    object["name"] = localised_json(last->name);
    object["insurer"].get_object()["name"] = localised_json(last->insurer.name);
  }
  if (!entry.reading_hash.empty()) object["reading_hash"] = entry.reading_hash;
  if (!entry.proposal.empty()) object["proposal"] = entry.proposal;
  if (!entry.reason.empty()) object["reason"] = entry.reason;
  return object;
}

base::Result<http::Response> list(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::read_audit));
  BASE_TRY(const service::AuditQuery query, query_of(request));
  BASE_TRY(const auto entries, service::audit_of_programmes(api.house, query));
  BASE_TRY(const Names names, Names::read(api.house));
  const auto published = api.house.registry.read();
  json::array array;
  for (const AuditEntry& entry : entries) {
    if (policy::may(caller, Action::read_audit, entry.tenant)) array.push_back(entry_json(entry, *published, names));
  }
  return answer_json(200, json::object{{"now", base::to_string(api.house.clock.now())}, {"entries", std::move(array)}});
}

}  // namespace

void add_audit_routes(Api& api, http::Router& router) { router.add("GET", "/api/v1/audit", known(api, list)); }

}  // namespace consilium::api
