#include "http/message.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "base/json.hpp"

namespace consilium::http {
namespace {

TEST(Headers, are_found_whatever_the_case_and_in_order) {
  Headers headers;
  headers.add("Accept", "a");
  headers.add("ACCEPT", "b");
  EXPECT_EQ(headers.find("accept"), "a");
  EXPECT_FALSE(headers.has("accep"));
  headers.set("aCCept", "c");
  EXPECT_EQ(headers.find("Accept"), "c");
  EXPECT_EQ(std::distance(headers.begin(), headers.end()), 1);
}

TEST(Headers, cannot_be_split_by_a_value_with_line_breaks) {
  Headers headers;
  headers.set("Location", std::string("/a\r\nSet-Cookie: x\0y\x7f", 20));
  EXPECT_EQ(headers.find("Location"), "/a  Set-Cookie: x y ");
}

TEST(Problem, is_a_problem_document_with_its_members) {
  const auto response =
      problem(409, "/problems/changed", "Changed", "The case \"1\" changed.", R"({"version": 7, "list": [1]})");
  EXPECT_EQ(response.status, 409);
  EXPECT_EQ(response.headers.find("content-type"), "application/problem+json");
  const auto json = *base::parse_json(response.body);
  EXPECT_EQ(json.at("type"), "/problems/changed");
  EXPECT_EQ(json.at("title"), "Changed");
  EXPECT_EQ(json.at("status"), 409);
  EXPECT_EQ(json.at("detail"), "The case \"1\" changed.");
  EXPECT_EQ(json.at("version"), 7);
  EXPECT_EQ(json.at("list").as_array().size(), 1U);
}

TEST(Problem, has_a_title_of_its_own_and_lets_no_member_replace_the_standard_ones) {
  const auto json = *base::parse_json(problem(404, {}, {}, {}, R"({"status": 200})").body);
  EXPECT_EQ(json.at("type"), "about:blank");
  EXPECT_EQ(json.at("title"), "Not Found");
  EXPECT_EQ(json.at("status"), 404);
  EXPECT_FALSE(json.as_object().contains("detail"));
}

TEST(Request, gives_the_first_of_repeated_parameters_and_tells_empty_from_missing) {
  const Request request{.method = "GET", .path = "/", .query = {{"a", ""}, {"a", "2"}}};
  EXPECT_EQ(request.query_value("a"), "");
  EXPECT_EQ(request.query_value("b"), std::nullopt);
}

class Subscribe : public testing::Test {
 protected:
  std::shared_ptr<Broadcast> broadcast_ = std::make_shared<Broadcast>(4, 40);
  Request request_{.method = "GET", .path = "/"};

  std::optional<std::uint64_t> after() {
    const auto response = subscribe(request_, broadcast_, {"blue"});
    if (!response.subscription) return std::nullopt;
    return response.subscription->after;
  }
};

TEST_F(Subscribe, starts_at_the_present_when_no_position_is_named) { EXPECT_EQ(after(), 40U); }

TEST_F(Subscribe, resumes_where_the_page_says_or_rather_where_the_browser_says) {
  request_.query = {{"after", "12"}};
  EXPECT_EQ(after(), 12U);
  request_.headers.set("last-event-id", "15");
  EXPECT_EQ(after(), 15U);
}

TEST_F(Subscribe, refuses_a_position_that_is_not_one) {
  for (const auto* bad : {"x", "-1", "1x", " 1", "99999999999999999999"}) {
    request_.headers.set("Last-Event-ID", bad);
    EXPECT_EQ(after(), std::nullopt) << bad;
    EXPECT_EQ(subscribe(request_, broadcast_, {}).status, 400);
  }
}

}  // namespace
}  // namespace consilium::http
