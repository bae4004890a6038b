// Documents of a case: the bytes of a request become one, and one becomes the bytes of an answer.
#include "service/documents.hpp"

#include <algorithm>
#include <optional>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/outcome.hpp"
#include "api/read.hpp"
#include "api/render.hpp"
#include "api/replay.hpp"
#include "api/routes.hpp"
#include "base/json.hpp"
#include "base/media_type.hpp"

namespace consilium::api {
namespace {

using policy::Action;
using policy::Caller;

constexpr std::string_view octets = "application/octet-stream";

// What is wrong with the bytes, with a code by which a client can say it in its own words.
http::Response wrong_bytes(int status, std::string_view type, std::string_view code, std::string_view detail) {
  return http::problem(status, type, "", detail, base::to_text(boost::json::object{{"code", text_json(code)}}));
}

std::optional<http::Response> refused_bytes(std::string_view bytes) {
  if (bytes.empty()) return wrong_bytes(400, "/problems/incorrect", "document-empty", "the document is empty");
  if (bytes.size() > service::document_bytes_max) {
    return wrong_bytes(
        413, "/problems/too-large", "document-too-large",
        fmt::format("a document may have {} bytes and this one has {}: hand it in in parts, or with less "
                    "detail",
                    service::document_bytes_max, bytes.size()));
  }
  const auto type = base::media_type_of(bytes);
  if (type) return std::nullopt;
  const bool cut = type.error().category == base::Category::incorrect;
  return cut ? wrong_bytes(400, "/problems/incorrect", "document-cut", type.error().message)
             : wrong_bytes(415, "/problems/media-type", "document-wrong-type", type.error().message);
}

// What the client believes is not believed, but a client that means to send something else is told so.
bool is_taken(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find_first_of("; "));
  return content_type.empty() || http::equal_ignoring_case(type, octets) ||
         std::any_of(base::file_types.begin(), base::file_types.end(),
                     [&](std::string_view taken) { return http::equal_ignoring_case(type, taken); });
}

base::Result<http::Response> add(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {"name"}));
  BASE_TRY(const ports::CaseRow row, find_case(api, request, caller));
  BASE_TRY_VOID(require(caller, Action::add_documents, row.tenant));
  if (!is_taken(request.headers.find("Content-Type").value_or(""))) {
    return wrong_bytes(415, "/problems/media-type", "document-wrong-type",
                       "a document is a picture (JPEG, PNG, WebP) or a PDF: say so in `Content-Type`");
  }
  if (auto refused = refused_bytes(request.body)) return std::move(*refused);
  const service::NewDocument document{text_query(request, "name"), request.body};
  service::Asked asked;
  asked.request = request_of(request, caller, row.tenant);
  asked.render = render_document_added;
  BASE_TRY(asked.keep, keep_of(request, caller, row.tenant));
  return once(api, *asked.keep, [&]() -> base::Result<http::Response> {
    BASE_TRY(const auto outcome, service::add_document(api.house, asked, row.id, document));
    service::Rendered rendered = render_document_added(outcome);
    http::Response response = http::json_response(rendered.status, std::move(rendered.body));
    const auto* done = std::get_if<service::Done>(&outcome);
    if (done == nullptr) {
      response.headers.set("Content-Type", "application/problem+json");
    } else {
      response.headers.set("Location",
                           fmt::format("/api/v1/cases/{}/documents/{}", row.id, done->state.documents.back().id));
    }
    return response;
  });
}

// A file name for every browser (RFC 6266, RFC 8187): all but letters and digits is escaped.
std::string disposition_of(const std::string& name) {
  std::string escaped;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '-';
    escaped += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return "attachment; filename*=UTF-8''" + escaped;
}

base::Result<http::Response> read(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {}));
  BASE_TRY(const ports::CaseRow row, find_case(api, request, caller));
  BASE_TRY_VOID(require(caller, Action::read_documents, row.tenant));
  BASE_TRY(service::KeptDocument document, service::read_document(api.house, row.id, request.capture("document")));
  http::Response response;
  response.headers.set("Content-Type", document.about.media_type);
  response.headers.set("Content-Disposition", disposition_of(document.about.name));
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
  response.headers.set("Cache-Control", "private, no-store");
  response.body = std::move(document.bytes);
  return response;
}

}  // namespace

void add_document_routes(Api& api, http::Router& router) {
  router.add("POST", "/api/v1/cases/{case}/documents", known(api, add));
  router.add("GET", "/api/v1/cases/{case}/documents/{document}", known(api, read));
}

}  // namespace consilium::api
