// The OpenAPI file and the router say the same: every route is described, and nothing else is.
#include <set>
#include <string>

#include <boost/json.hpp>
#include <fmt/core.h>
#include <gtest/gtest.h>

#include "api/api.hpp"
#include "base/json.hpp"
#include "store/memory_store.hpp"
#include "store/plain_sealer.hpp"

namespace consilium::api {
namespace {

std::set<std::string> described() {
  std::set<std::string> operations;
  const boost::json::value file = base::parse_json(openapi()).value();
  for (const auto& path : file.at("paths").get_object()) {
    for (const auto& operation : path.value().get_object()) {
      std::string method(operation.key().data(), operation.key().size());
      for (char& c : method) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
      operations.insert(fmt::format("{} {}", method, std::string_view(path.key().data(), path.key().size())));
    }
  }
  return operations;
}

TEST(OpenApi, describes_every_route_and_nothing_else) {
  auto store = store::MemoryStore::open(store::make_plain_sealer).value();
  service::House house(*store);
  const auto institutions = service::InstitutionFinder::create().value();
  Api api{house, *institutions, std::make_shared<http::Broadcast>(1, 0), {}};
  std::set<std::string> served;
  const http::Router router = make_router(api);
  for (const http::Route& route : router.routes()) served.insert(route.method + " " + route.pattern);
  EXPECT_EQ(described(), served);
}

void expect_known(const boost::json::value& value, const boost::json::object& schemas) {
  if (const auto* object = value.if_object()) {
    for (const auto& member : *object) {
      // A schema of schemas has a property of that name, which refers to nothing.
      if (member.key() == "$ref" && member.value().is_string()) {
        const std::string target(member.value().get_string().c_str());
        const std::string name = target.substr(target.rfind('/') + 1);
        EXPECT_TRUE(schemas.contains(name)) << target;
      }
      expect_known(member.value(), schemas);
    }
  } else if (const auto* array = value.if_array()) {
    for (const auto& item : *array) expect_known(item, schemas);
  }
}

TEST(OpenApi, refers_only_to_schemas_it_has) {
  const boost::json::value file = base::parse_json(openapi()).value();
  expect_known(file, file.at("components").at("schemas").get_object());
  EXPECT_EQ(file.at("openapi"), "3.1.0");
}

}  // namespace
}  // namespace consilium::api
