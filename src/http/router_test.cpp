#include "http/router.hpp"

#include <gtest/gtest.h>

namespace consilium::http {
namespace {

Handler named(std::string name) {
  return [name](const Request& request) {
    Response response{.status = 200, .headers = {}, .body = name};
    for (const auto& capture : request.captures) response.body += " " + capture.name + "=" + capture.value;
    return response;
  };
}

class RouterTest : public testing::Test {
 protected:
  RouterTest() {
    router_.add("GET", "/", named("root"));
    router_.add("GET", "/api/v1/cases", named("list"));
    router_.add("POST", "/api/v1/cases", named("open"));
    router_.add("GET", "/api/v1/cases/{id}", named("case"));
    router_.add("GET", "/api/v1/cases/mine", named("mine"));
    router_.add("POST", "/api/v1/cases/{id}/commands", named("command"));
    router_.add("GET", "/api/v1/{kind}/{number}/history", named("history"));
    router_.add("GET", "/files/{path...}", named("file"));
    router_.add("GET", "/files/index", named("index"));
  }

  Response ask(const std::string& method, const std::string& path) const {
    return router_.handle(Request{.method = method, .path = path});
  }
  std::string answer(const std::string& path) const { return ask("GET", path).body; }

  Router router_;
};

TEST_F(RouterTest, chooses_by_method_and_path) {
  EXPECT_EQ(answer("/"), "root");
  EXPECT_EQ(answer("/api/v1/cases"), "list");
  EXPECT_EQ(ask("POST", "/api/v1/cases").body, "open");
  EXPECT_EQ(ask("POST", "/api/v1/cases/7/commands").body, "command id=7");
}

TEST_F(RouterTest, prefers_a_literal_but_comes_back_when_it_leads_nowhere) {
  EXPECT_EQ(answer("/api/v1/cases/mine"), "mine");
  EXPECT_EQ(answer("/api/v1/cases/other"), "case id=other");
  EXPECT_EQ(answer("/api/v1/cases/mine/history"), "history kind=cases number=mine");
}

TEST_F(RouterTest, decodes_captures_after_the_path_is_split) {
  EXPECT_EQ(answer("/api/v1/cases/a%2Fb%20%E5%BC%A0+"), "case id=a/b 张+");
  EXPECT_EQ(answer("/api/v1/%63ases"), "list");
}

TEST_F(RouterTest, captures_a_rest_of_several_segments) {
  EXPECT_EQ(answer("/files/a/b/c.js"), "file path=a/b/c.js");
  EXPECT_EQ(answer("/files/index"), "index");
  EXPECT_EQ(answer("/files/index/x"), "file path=index/x");
}

TEST_F(RouterTest, answers_404_where_nothing_is) {
  for (const auto* path :
       {"/nowhere", "/api/v1/cases/", "/api/v1//commands", "/files", "/files/", "//", "api", "", "*"}) {
    const auto response = ask("GET", path);
    EXPECT_EQ(response.status, 404) << path;
    EXPECT_EQ(response.headers.find("Content-Type"), "application/problem+json");
  }
}

TEST_F(RouterTest, answers_405_with_the_methods_that_are_allowed) {
  const auto response = ask("DELETE", "/api/v1/cases");
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(response.headers.find("Allow"), "GET, POST, HEAD, OPTIONS");
  EXPECT_EQ(ask("GET", "/api/v1/cases/7/commands").headers.find("Allow"), "POST, OPTIONS");
}

TEST_F(RouterTest, answers_options_and_lets_get_answer_head) {
  const auto options = ask("OPTIONS", "/api/v1/cases");
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(options.headers.find("Allow"), "GET, POST, HEAD, OPTIONS");
  EXPECT_EQ(ask("OPTIONS", "*").status, 204);
  EXPECT_EQ(ask("OPTIONS", "/nowhere").status, 404);
  EXPECT_EQ(ask("HEAD", "/api/v1/cases/7").body, "case id=7");
}

TEST_F(RouterTest, refuses_malformed_escapes_and_segments_that_climb) {
  for (const auto* path : {"/api/v1/cases/%", "/api/v1/cases/%4", "/api/v1/cases/%g0", "/files/../secret",
                           "/files/%2e%2E/secret", "/files/./a"}) {
    EXPECT_EQ(ask("GET", path).status, 400) << path;
  }
  EXPECT_EQ(answer("/files/..a/b"), "file path=..a/b");
}

TEST_F(RouterTest, keeps_an_escaped_slash_from_climbing_out_of_a_rest) {
  EXPECT_EQ(ask("GET", "/files/a%2F..%2F..%2Fsecret").status, 400);
}

TEST_F(RouterTest, lists_its_routes_in_the_order_added) {
  ASSERT_EQ(router_.routes().size(), 9U);
  EXPECT_EQ(router_.routes()[5], (Route{"POST", "/api/v1/cases/{id}/commands"}));
}

TEST(RouterDeath, refuses_routes_that_are_malformed_or_added_twice) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  Router router;
  router.add("GET", "/a/{x}", named("a"));
  EXPECT_DEATH(router.add("GET", "/a/{y}", named("b")), "broken invariant");
  EXPECT_DEATH(router.add("GET", "a", named("b")), "broken invariant");
  EXPECT_DEATH(router.add("GET", "/b/{x", named("b")), "broken invariant");
  EXPECT_DEATH(router.add("GET", "/b/{x}/{x}", named("b")), "broken invariant");
  EXPECT_DEATH(router.add("GET", "/b/{x...}/c", named("b")), "broken invariant");
}

}  // namespace
}  // namespace consilium::http
