#include "api/access.hpp"

#include <fmt/core.h>

#include "api/problem.hpp"
#include "base/characters.hpp"
#include "service/operators.hpp"

namespace consilium::api {
namespace {

constexpr std::string_view scheme = "Bearer ";

std::string_view token_of(const http::Request& request) {
  const auto header = request.headers.find("Authorization");
  if (!header || header->size() <= scheme.size()) return {};
  if (!http::equal_ignoring_case(header->substr(0, scheme.size()), scheme)) return {};
  return header->substr(scheme.size());
}

http::Response unknown_caller(bool said_something) {
  http::Response response =
      http::problem(401, "", "",
                    said_something ? "this token is nobody's; ask an administrator for a new one"
                                   : "say who you are: send the header `Authorization: Bearer <your token>`");
  response.headers.set("WWW-Authenticate", "Bearer realm=\"consilium\"");
  return response;
}

base::Error denied(policy::Action action) {
  return {base::Category::forbidden, fmt::format("your roles do not allow you to {}", policy::to_string(action))};
}

// What a request names is looked up, kept and said back, so it must be text.
base::Result<void> require_text(const http::Request& request) {
  for (const auto* parameters : {&request.captures, &request.query}) {
    for (const http::Parameter& one : *parameters) {
      if (base::is_utf8(one.name) && base::is_utf8(one.value)) continue;
      return base::failure(base::Category::incorrect,
                           "the address is not UTF-8; write other bytes than text in no part of it");
    }
  }
  return {};
}

}  // namespace

http::Handler known(Api& api, KnownHandler handler) {
  return [&api, handler = std::move(handler)](const http::Request& request) -> http::Response {
    const std::string_view token = token_of(request);
    const auto caller = service::authenticate(api.house, token);
    if (!caller) return problem_of(caller.error());
    if (!*caller) return unknown_caller(!token.empty());
    if (const auto text = require_text(request); !text) return problem_of(text.error());
    auto response = handler(api, request, **caller);
    return response ? std::move(*response) : problem_of(response.error());
  };
}

base::Result<void> require(const policy::Caller& caller, policy::Action action, std::string_view tenant) {
  if (policy::may(caller, action, tenant)) return {};
  return tl::unexpected(denied(action));
}

base::Result<void> require_anywhere(const policy::Caller& caller, policy::Action action) {
  if (policy::may_anywhere(caller, action)) return {};
  return tl::unexpected(denied(action));
}

base::Result<void> require_to_find(const policy::Caller& caller, policy::Action action, std::string_view tenant,
                                   std::string_view what) {
  if (policy::may(caller, action, tenant)) return {};
  return base::failure(base::Category::not_found, std::string(what));
}

bool may_see_drafts(const policy::Caller& caller, std::string_view tenant) {
  return policy::may(caller, policy::Action::edit_programmes, tenant) ||
         policy::may(caller, policy::Action::approve_programmes, tenant);
}

base::Result<ports::CaseRow> find_case(Api& api, const http::Request& request, const policy::Caller& caller) {
  const std::string& id = request.capture("case");
  const std::string none = fmt::format("there is no case `{}`", id);
  BASE_TRY(auto row, api.house.store.cases().case_by_id(id));
  if (!row) return base::failure(base::Category::not_found, none);
  BASE_TRY_VOID(require_to_find(caller, policy::Action::read_cases, row->tenant, none));
  return std::move(*row);
}

std::vector<std::string> tenants_of(Api& api, const policy::Caller& caller, policy::Action action) {
  return policy::tenants_where(caller, action, api.house.registry.read()->tenants());
}

service::Request request_of(const http::Request& request, const policy::Caller& caller, std::string_view tenant) {
  service::Request made;
  made.actor = caller.id;
  made.roles = policy::roles_in(caller, tenant);
  made.request_id = request.request_id;
  return made;
}

}  // namespace consilium::api
