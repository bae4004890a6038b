#include "api/replay.hpp"

#include <fmt/core.h>

#include "base/hash.hpp"

namespace consilium::api {
namespace {

constexpr std::size_t key_bytes_max = 200;
constexpr int first_refused = 400;

}  // namespace

base::Result<service::KeptAnswer> keep_of(const http::Request& request, const policy::Caller& caller,
                                          const std::string& tenant) {
  const auto key = request.headers.find("Idempotency-Key");
  if (!key || key->empty() || key->size() > key_bytes_max) {
    return base::failure(base::Category::incorrect,
                         fmt::format("send the header `Idempotency-Key`: any text of at most {} bytes that is new for "
                                     "each thing done and the same when it is sent again",
                                     key_bytes_max),
                         "Idempotency-Key");
  }
  std::string target = request.path;  // what is asked for belongs to it, as the name of a document does
  for (const http::Parameter& parameter : request.query)
    target += fmt::format("\n{}={}", parameter.name, parameter.value);
  const std::string what = fmt::format("{} {}\n{}", request.method, target, request.body);
  return service::KeptAnswer{tenant, caller.id, std::string(*key), base::sha256_hex(what)};
}

base::Result<std::optional<http::Response>> replay(Api& api, const service::KeptAnswer& keep) {
  BASE_TRY(const auto record, api.house.store.answers().find_answer(keep.tenant, keep.actor, keep.key));
  if (!record) return std::optional<http::Response>{};
  if (record->body_hash != keep.body_hash) {
    return std::optional<http::Response>(
        http::problem(422, "/problems/key-used", "",
                      "this `Idempotency-Key` was used for another request; take a new one for each thing done"));
  }
  if (record->response.erased)
    return base::failure(base::Category::not_found, "the data of this member were erased, and the answer with them");
  http::Response response = http::json_response(record->status, record->response.text);
  if (record->status >= first_refused) response.headers.set("Content-Type", "application/problem+json");
  response.headers.set("Idempotency-Replayed", "true");
  return std::optional<http::Response>(std::move(response));
}

base::Result<http::Response> once(Api& api, const service::KeptAnswer& keep,
                                  const std::function<base::Result<http::Response>()>& act) {
  BASE_TRY(auto before, replay(api, keep));
  if (before) return std::move(*before);
  auto response = act();
  if (response || response.error().category != base::Category::conflict) return response;
  BASE_TRY(auto meanwhile, replay(api, keep));
  if (meanwhile) return std::move(*meanwhile);
  return response;
}

}  // namespace consilium::api
