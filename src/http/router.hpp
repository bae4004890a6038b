// Which handler answers which method and path. A pattern is a path of literal segments, captures `{name}` (one
// non-empty segment) and, last only, `{name...}` (one or more segments, for files): `/api/v1/cases/{id}/commands`.
// Where several patterns fit, at each segment a literal goes before a capture and a capture before a rest.
//
// Answers by itself: 404; 405 with `Allow`; `OPTIONS` of a known path with `Allow`; `HEAD` through the `GET` handler
// (the server leaves the body out); 400 for malformed escapes and for `.` and `..` segments, however escaped, so that
// no capture can climb. Filled once at start, then read by several threads at once. A pattern that is malformed or
// added twice is a bug.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace consilium::http {

struct Route {
  std::string method;
  std::string pattern;

  bool operator==(const Route&) const = default;
};

class Router {
 public:
  void add(std::string method, std::string pattern, Handler handler);

  Response handle(Request request) const;

  // Every route in the order added (for the test that holds them against the OpenAPI file).
  const std::vector<Route>& routes() const { return routes_; }

 private:
  struct Endpoint {
    std::vector<std::string> capture_names;
    Handler handler;
  };
  struct Node {
    std::map<std::string, Node, std::less<>> literals;
    std::vector<Node> capture;  // none or one
    std::map<std::string, Endpoint, std::less<>> endpoints;
    std::map<std::string, Endpoint, std::less<>> rest_endpoints;
  };
  struct Match {
    const std::map<std::string, Endpoint, std::less<>>* endpoints = nullptr;
    std::vector<std::string> captured;
  };

  static bool find(const Node& node, const std::vector<std::string>& segments, std::size_t at, Match& match);

  Node root_;
  std::vector<Route> routes_;
};

}  // namespace consilium::http
