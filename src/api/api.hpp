// Api: the JSON API of the house, under /api/v1, and what an operator of the machine needs beside it (health, metrics).
// One file per resource: parse → service → render. openapi.json describes every route; a test holds the two together.
//
// Who asks is told by a bearer token of an operator. Everything is denied unless policy/ allows it for the insurer that
// the thing asked about belongs to; what may not be read is not found. Errors are problems (RFC 9457).
#pragma once

#include <functional>
#include <memory>

#include "http/broadcast.hpp"
#include "http/router.hpp"
#include "http/server.hpp"
#include "service/house.hpp"
#include "service/institutions.hpp"

namespace consilium::api {

// What the handlers share. Must outlive the router.
struct Api {
  service::House& house;
  service::InstitutionFinder& institutions;
  std::shared_ptr<http::Broadcast> changes;
  std::function<http::Metrics()> metrics;  // of the server, once it runs
};

http::Router make_router(Api& api);

// Tells the streams of `changes` of every append: which case or account moved, never how. Call once, before serving.
void publish_changes(service::House& house, const std::shared_ptr<http::Broadcast>& changes);

// The text of the OpenAPI 3.1 file.
std::string_view openapi();

}  // namespace consilium::api
