#include "http/exchange.hpp"

#include <gtest/gtest.h>

namespace consilium::http {
namespace {

RequestHead head(std::string method, std::string target, std::vector<Parameter> fields) {
  RequestHead made{.method = std::move(method), .target = std::move(target), .headers = {}, .keep_alive = true};
  for (const auto& field : fields) made.headers.add(field.name, field.value);
  return made;
}

class ExchangeTest : public testing::Test {
 protected:
  RequestIds ids_;
  Exchange exchange_;
};

TEST_F(ExchangeTest, gives_the_handler_a_decoded_request) {
  ASSERT_FALSE(exchange_.take_head(head("POST", "/api/v1/x?name=%E5%BC%A0+a", {{"Host", "h"}, {"X-A", "1"}})));
  const auto request = exchange_.take_body("body", "10.0.0.1", ids_);
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->method, "POST");
  EXPECT_EQ(request->path, "/api/v1/x");
  EXPECT_EQ(request->query_value("name"), "张 a");
  EXPECT_EQ(request->headers.find("x-a"), "1");
  EXPECT_EQ(request->body, "body");
  EXPECT_EQ(request->remote_address, "10.0.0.1");
  EXPECT_FALSE(request->request_id.empty());
}

TEST_F(ExchangeTest, ends_the_connection_when_the_host_is_missing_or_named_twice) {
  const auto missing = exchange_.take_head(head("GET", "/", {}));
  ASSERT_TRUE(missing.has_value());
  EXPECT_EQ(missing->status, 400);
  EXPECT_FALSE(exchange_.keep_alive());
  EXPECT_TRUE(exchange_.take_head(head("GET", "/", {{"Host", "a"}, {"host", "b"}})));
  auto old = head("GET", "/", {});
  old.http_1_0 = true;
  EXPECT_FALSE(exchange_.take_head(std::move(old)));
}

TEST_F(ExchangeTest, refuses_transfer_codings_that_would_hide_where_the_body_ends) {
  for (const auto* coding : {"gzip", "gzip, chunked", "identity", "chunked, chunked"}) {
    const auto refusal = exchange_.take_head(head("POST", "/", {{"Host", "h"}, {"Transfer-Encoding", coding}}));
    ASSERT_TRUE(refusal.has_value()) << coding;
    EXPECT_EQ(refusal->status, 501);
    EXPECT_FALSE(exchange_.keep_alive());
  }
  EXPECT_FALSE(exchange_.take_head(head("POST", "/", {{"Host", "h"}, {"Transfer-Encoding", "Chunked"}})));
}

TEST_F(ExchangeTest, echoes_a_well_formed_request_id_and_replaces_any_other) {
  ASSERT_FALSE(exchange_.take_head(head("GET", "/", {{"Host", "h"}, {"X-Request-Id", "abc-1"}})));
  ASSERT_EQ(exchange_.take_body({}, {}, ids_)->request_id, "abc-1");
  Response response{.status = 200};
  EXPECT_NE(exchange_.frame(response, ids_, 0).find("X-Request-Id: abc-1\r\n"), std::string::npos);
  ASSERT_FALSE(exchange_.take_head(head("GET", "/", {{"Host", "h"}, {"X-Request-Id", "bad id"}})));
  EXPECT_NE(exchange_.take_body({}, {}, ids_)->request_id, "bad id");
}

TEST_F(ExchangeTest, keeps_the_connection_after_a_malformed_target) {
  ASSERT_FALSE(exchange_.take_head(head("GET", "/%zz?%zz", {{"Host", "h"}})));
  const auto request = exchange_.take_body({}, {}, ids_);
  ASSERT_FALSE(request.has_value());
  EXPECT_EQ(request.error().status, 400);
  EXPECT_TRUE(exchange_.keep_alive());
}

TEST_F(ExchangeTest, frames_an_answer_to_head_with_the_length_but_no_body) {
  ASSERT_FALSE(exchange_.take_head(head("HEAD", "/page", {{"Host", "h"}})));
  ASSERT_TRUE(exchange_.take_body({}, {}, ids_));
  Response response{.status = 200, .headers = {}, .body = "12345"};
  EXPECT_NE(exchange_.frame(response, ids_, 0).find("Content-Length: 5\r\n"), std::string::npos);
  EXPECT_EQ(response.body, "");
}

TEST_F(ExchangeTest, stores_nothing_of_the_api_and_of_problems) {
  const auto framed = [this](const std::string& target, int status) {
    exchange_ = {};
    EXPECT_FALSE(exchange_.take_head(head("GET", target, {{"Host", "h"}})));
    EXPECT_TRUE(exchange_.take_body({}, {}, ids_));
    Response response{.status = status};
    return exchange_.frame(response, ids_, 0).find("Cache-Control: no-store") != std::string::npos;
  };
  EXPECT_TRUE(framed("/api/v1/cases", 200));
  EXPECT_TRUE(framed("/api", 200));
  EXPECT_FALSE(framed("/apiary", 200));
  EXPECT_TRUE(framed("/apiary", 404));
}

TEST_F(ExchangeTest, turns_a_status_that_is_none_into_a_500) {
  ASSERT_FALSE(exchange_.take_head(head("GET", "/", {{"Host", "h"}})));
  for (const int status : {0, 100, 199, 600, -1}) {
    Response response{.status = status};
    EXPECT_TRUE(exchange_.frame(response, ids_, 0).starts_with("HTTP/1.1 500 ")) << status;
  }
}

TEST_F(ExchangeTest, gives_a_stream_no_length_and_ends_the_connection_with_it) {
  ASSERT_FALSE(exchange_.take_head(head("GET", "/", {{"Host", "h"}})));
  Response response;
  response.subscription = Subscription{std::make_shared<Broadcast>(1, 0), {}, 0};
  const auto text = exchange_.frame(response, ids_, 0);
  EXPECT_EQ(text.find("Content-Length"), std::string::npos);
  EXPECT_NE(text.find("Connection: close\r\n"), std::string::npos);
}

}  // namespace
}  // namespace consilium::http
