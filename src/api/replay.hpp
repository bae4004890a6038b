// Idempotency keys: the same request sent again gets the same answer, and a key is good for one request only. Keys are
// scoped to the insurer and the caller, and looked up before the version of a case is compared.
#pragma once

#include <optional>

#include "api/access.hpp"
#include "service/case_service.hpp"

namespace consilium::api {

// What to keep of a request under its `Idempotency-Key`; `incorrect` without one.
base::Result<service::KeptAnswer> keep_of(const http::Request& request, const policy::Caller& caller,
                                          const std::string& tenant);

// The answer that was given under the key, if any; a 422 problem when it was given to another request.
base::Result<std::optional<http::Response>> replay(Api& api, const service::KeptAnswer& keep);

// Runs `act`; when the same request was answered meanwhile by another thread, gives that answer.
base::Result<http::Response> once(Api& api, const service::KeptAnswer& keep,
                                  const std::function<base::Result<http::Response>()>& act);

}  // namespace consilium::api
