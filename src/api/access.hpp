// Access: who asks, and whether they may. Every handler goes through one of these.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "api/api.hpp"
#include "base/result.hpp"
#include "policy/policy.hpp"
#include "ports/case_rows.hpp"

namespace consilium::api {

// A handler for a caller who is known.
using KnownHandler = std::function<base::Result<http::Response>(Api&, const http::Request&, const policy::Caller&)>;

// Finds the caller by the bearer token (RFC 6750), refuses everybody else with 401, and makes problems of errors.
http::Handler known(Api& api, KnownHandler handler);

// `forbidden` unless the caller may do it in that tenant.
base::Result<void> require(const policy::Caller& caller, policy::Action action, std::string_view tenant);
base::Result<void> require_anywhere(const policy::Caller& caller, policy::Action action);
// For things that are found by id: `not_found` with `what` unless the caller may read it, so that ids tell nothing.
base::Result<void> require_to_find(const policy::Caller& caller, policy::Action action, std::string_view tenant,
                                   std::string_view what);

// Editors write drafts; approvers may look at what they will be asked about.
bool may_see_drafts(const policy::Caller& caller, std::string_view tenant);

// The case of the path (`{case}`), when the caller may read it.
base::Result<ports::CaseRow> find_case(Api& api, const http::Request& request, const policy::Caller& caller);

// The tenants of the published programmes in which the caller may.
std::vector<std::string> tenants_of(Api& api, const policy::Caller& caller, policy::Action action);

service::Request request_of(const http::Request& request, const policy::Caller& caller, std::string_view tenant);

}  // namespace consilium::api
