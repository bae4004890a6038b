#include "apps/desk_routes.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "apps/desk_files.hpp"
#include "service/operators.hpp"

namespace consilium::apps {
namespace {

constexpr std::string_view page = "index.html";
constexpr std::string_view nonce_place = "__STYLE_NONCE__";  // in the page
constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{}'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

std::string_view type_of(std::string_view path) {
  if (path.ends_with(".html")) return "text/html; charset=utf-8";
  if (path.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (path.ends_with(".css")) return "text/css; charset=utf-8";
  if (path.ends_with(".svg")) return "image/svg+xml";
  return "application/octet-stream";
}

const DeskFile* find(std::string_view path) {
  const auto& files = desk_files();
  const auto found = std::find_if(files.begin(), files.end(), [&](const DeskFile& file) { return file.path == path; });
  return found == files.end() ? nullptr : &*found;
}

http::Response answer(const DeskFile& file) {
  http::Response response;
  response.headers.set("Content-Type", type_of(file.path));
  const std::string nonce = service::new_token();
  response.headers.set("Content-Security-Policy", fmt::format(policy, nonce));
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Referrer-Policy", "no-referrer");
  response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  // Names of assets hold a hash of what is in them; the page names the assets and must not be kept.
  response.headers.set("Cache-Control",
                       file.path.starts_with("assets/") ? "public, max-age=31536000, immutable" : "no-cache");
  response.body = std::string(file.bytes);
  // The component library writes some of its styles while the page runs; they carry the number of this page.
  if (file.path == page) {
    if (const std::size_t place = response.body.find(nonce_place); place != std::string::npos)
      response.body.replace(place, nonce_place.size(), nonce);
  }
  return response;
}

http::Response serve(std::string_view path) {
  if (const DeskFile* file = find(path)) return answer(*file);
  const bool of_the_api = path.starts_with("api/") || path.starts_with("assets/");
  const DeskFile* file = of_the_api ? nullptr : find(page);
  if (file == nullptr) return http::problem(404, "", "", "there is nothing at this address");
  return answer(*file);
}

}  // namespace

void add_desk_routes(http::Router& router) {
  router.add("GET", "/", [](const http::Request&) { return serve(page); });
  router.add("GET", "/{path...}", [](const http::Request& request) { return serve(request.capture("path")); });
}

}  // namespace consilium::apps
