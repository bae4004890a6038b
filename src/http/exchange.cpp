#include "http/exchange.hpp"

#include <algorithm>
#include <utility>

#include "http/target.hpp"

namespace consilium::http {
namespace {

std::ptrdiff_t count(const Headers& headers, std::string_view name) {
  return std::count_if(headers.begin(), headers.end(),
                       [name](const Parameter& field) { return equal_ignoring_case(field.name, name); });
}

}  // namespace

std::optional<Response> Exchange::take_head(RequestHead head) {
  head_ = std::move(head);
  const auto hosts = count(head_.headers, "Host");
  if (hosts > 1 || (hosts == 0 && !head_.http_1_0)) {
    end_connection();
    return problem(400, {}, {}, "A request must name its `Host` once.");
  }
  const auto codings = count(head_.headers, "Transfer-Encoding");
  if (codings > 1 || (codings == 1 && !equal_ignoring_case(*head_.headers.find("Transfer-Encoding"), "chunked"))) {
    end_connection();
    return problem(501, {}, {}, "The only transfer coding taken is `chunked`.");
  }
  return std::nullopt;
}

bool Exchange::expects_continue() const {
  const auto expected = head_.headers.find("Expect");
  return !head_.http_1_0 && expected && equal_ignoring_case(*expected, "100-continue");
}

tl::expected<Request, Response> Exchange::take_body(std::string body, std::string remote_address, RequestIds& ids) {
  const auto named = head_.headers.find("X-Request-Id");
  request_id_ = named && is_well_formed_request_id(*named) ? std::string(*named) : ids.next();
  auto target = parse_target(head_.target);
  if (!target) return tl::unexpected(problem(400, {}, {}, target.error().message));
  no_store_ = target->path == "/api" || target->path.starts_with("/api/");
  return Request{.method = head_.method,
                 .path = std::move(target->path),
                 .query = std::move(target->query),
                 .headers = std::move(head_.headers),
                 .body = std::move(body),
                 .remote_address = std::move(remote_address),
                 .request_id = request_id_};
}

std::string Exchange::frame(Response& response, RequestIds& ids, std::time_t now) {
  if (request_id_.empty()) request_id_ = ids.next();
  if (!is_final_status(response.status)) response = problem(500, {}, {}, {});
  if (response.subscription) end_connection();
  if (!may_have_body(response.status) || response.subscription) response.body.clear();
  Framing framing{.http_1_0 = head_.http_1_0,
                  .keep_alive = head_.keep_alive,
                  .no_store = no_store_ || response.status >= 400,
                  .content_length = {},
                  .request_id = request_id_,
                  .now = now};
  if (!response.subscription) framing.content_length = response.body.size();
  if (wants_head_only()) response.body.clear();
  return render_head(response, framing);
}

}  // namespace consilium::http
