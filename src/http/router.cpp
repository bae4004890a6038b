#include "http/router.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "http/target.hpp"

namespace consilium::http {
namespace {

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> segments;
  path.remove_prefix(1);
  while (true) {
    const auto slash = path.find('/');
    segments.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return segments;
    path.remove_prefix(slash + 1);
  }
}

// The name inside `{name}` or `{name...}`; empty for a literal segment.
std::string_view capture_name(std::string_view segment) {
  if (segment.size() < 3 || segment.front() != '{' || segment.back() != '}') return {};
  segment = segment.substr(1, segment.size() - 2);
  return segment.ends_with("...") ? segment.substr(0, segment.size() - 3) : segment;
}

// Whether a `.` or `..` is among the names, also when escaped slashes put several into one segment.
bool climbs(const std::string& segment) {
  const std::string path = "/" + segment;
  const auto names = split(path);
  return std::any_of(names.begin(), names.end(), [](std::string_view name) { return name == "." || name == ".."; });
}

Response not_found() {
  return problem(404, {}, {}, "Nothing is at this address. See the API description for the addresses that exist.");
}

// Decoded segments, or the 400 problem that says why not.
tl::expected<std::vector<std::string>, Response> decoded_segments(std::string_view path) {
  std::vector<std::string> segments;
  for (const auto raw : split(path)) {
    auto segment = percent_decoded(raw);
    if (!segment) return tl::unexpected(problem(400, {}, {}, segment.error().message));
    if (climbs(*segment)) {
      return tl::unexpected(problem(400, {}, {}, "The address must not hold `.` or `..` segments."));
    }
    segments.push_back(std::move(*segment));
  }
  return segments;
}

template <typename Endpoints>
std::string allowed_methods(const Endpoints& endpoints) {
  std::string allowed;
  for (const auto& [method, endpoint] : endpoints) allowed += method + ", ";
  if (endpoints.contains("GET") && !endpoints.contains("HEAD")) allowed += "HEAD, ";
  return allowed + "OPTIONS";
}

}  // namespace

void Router::add(std::string method, std::string pattern, Handler handler) {
  CHECK(pattern.starts_with('/') && handler);
  Endpoint endpoint{{}, std::move(handler)};
  Node* node = &root_;
  bool rest = false;
  for (const auto segment : split(pattern)) {
    CHECK(!rest);  // a rest is the last segment
    const auto name = capture_name(segment);
    if (name.empty()) {
      CHECK(segment.find_first_of("{}") == std::string_view::npos);
      node = &node->literals[std::string(segment)];
      continue;
    }
    CHECK(std::count(endpoint.capture_names.begin(), endpoint.capture_names.end(), name) == 0);
    endpoint.capture_names.emplace_back(name);
    rest = segment.ends_with("...}");
    if (rest) continue;
    if (node->capture.empty()) node->capture.emplace_back();
    node = &node->capture.front();
  }
  auto& endpoints = rest ? node->rest_endpoints : node->endpoints;
  const bool added = endpoints.emplace(method, std::move(endpoint)).second;
  CHECK(added);
  routes_.push_back({std::move(method), std::move(pattern)});
}

bool Router::find(const Node& node, const std::vector<std::string>& segments, std::size_t at, Match& match) {
  if (at == segments.size()) {
    match.endpoints = &node.endpoints;
    return !node.endpoints.empty();
  }
  const auto literal = node.literals.find(segments[at]);
  if (literal != node.literals.end() && find(literal->second, segments, at + 1, match)) return true;
  if (segments[at].empty()) return false;
  if (!node.capture.empty()) {
    match.captured.push_back(segments[at]);
    if (find(node.capture.front(), segments, at + 1, match)) return true;
    match.captured.pop_back();
  }
  if (node.rest_endpoints.empty()) return false;
  std::string rest = segments[at];
  for (std::size_t next = at + 1; next < segments.size(); ++next) rest += '/' + segments[next];
  match.captured.push_back(std::move(rest));
  match.endpoints = &node.rest_endpoints;
  return true;
}

Response Router::handle(Request request) const {
  if (request.path == "*" && request.method == "OPTIONS") return Response{.status = 204};
  if (!request.path.starts_with('/')) return not_found();
  const auto segments = decoded_segments(request.path);
  if (!segments) return segments.error();
  Match match;
  if (!find(root_, *segments, 0, match)) return not_found();
  auto chosen = match.endpoints->find(request.method);
  if (chosen == match.endpoints->end() && request.method == "HEAD") chosen = match.endpoints->find("GET");
  if (chosen == match.endpoints->end()) {
    const auto allowed = allowed_methods(*match.endpoints);
    Response response = request.method == "OPTIONS"
                            ? Response{.status = 204}
                            : problem(405, {}, {}, "This address answers only " + allowed + ".");
    response.headers.set("Allow", allowed);
    return response;
  }
  const auto& names = chosen->second.capture_names;
  CHECK(names.size() == match.captured.size());
  request.captures.clear();
  for (std::size_t index = 0; index < names.size(); ++index) {
    request.captures.push_back({names[index], std::move(match.captured[index])});
  }
  return chosen->second.handler(std::move(request));
}

}  // namespace consilium::http
