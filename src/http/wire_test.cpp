#include "http/wire.hpp"

#include <set>

#include <gtest/gtest.h>

namespace consilium::http {
namespace {

std::string rendered(const Response& response, Framing framing) {
  framing.request_id = "r1";
  return render_head(response, framing);
}

bool has(const std::string& head, const std::string& line) { return head.find("\r\n" + line + "\r\n") != head.npos; }

TEST(Head, carries_date_request_id_length_and_security_headers_but_no_name_of_the_server) {
  const auto head = rendered(Response{.status = 201}, {.content_length = 12, .request_id = {}, .now = 784111777});
  EXPECT_TRUE(head.starts_with("HTTP/1.1 201 Created\r\n"));
  EXPECT_TRUE(has(head, "Date: Sun, 06 Nov 1994 08:49:37 GMT"));
  EXPECT_TRUE(has(head, "X-Request-Id: r1"));
  EXPECT_TRUE(has(head, "Content-Length: 12"));
  EXPECT_TRUE(has(head, "X-Content-Type-Options: nosniff"));
  EXPECT_TRUE(has(head, "X-Frame-Options: DENY"));
  EXPECT_EQ(head.find("Server"), std::string::npos);
  EXPECT_TRUE(head.ends_with("\r\n\r\n"));
}

TEST(Head, lets_the_handler_choose_security_and_caching_but_not_framing) {
  Response response;
  response.headers.set("x-frame-options", "SAMEORIGIN");
  response.headers.set("Cache-Control", "max-age=60");
  response.headers.set("content-length", "999");
  response.headers.set("Transfer-Encoding", "chunked");
  response.headers.set("Connection", "upgrade");
  const auto head = rendered(response, {.no_store = true, .content_length = 0, .request_id = {}});
  EXPECT_TRUE(has(head, "x-frame-options: SAMEORIGIN"));
  EXPECT_EQ(head.find("DENY"), std::string::npos);
  EXPECT_TRUE(has(head, "Cache-Control: max-age=60"));
  EXPECT_EQ(head.find("no-store"), std::string::npos);
  EXPECT_EQ(head.find("999"), std::string::npos);
  EXPECT_EQ(head.find("chunked"), std::string::npos);
  EXPECT_EQ(head.find("upgrade"), std::string::npos);
}

TEST(Head, says_what_becomes_of_the_connection) {
  EXPECT_TRUE(has(rendered({}, {.keep_alive = false, .content_length = {}, .request_id = {}}), "Connection: close"));
  EXPECT_EQ(rendered({}, {.content_length = {}, .request_id = {}}).find("Connection:"), std::string::npos);
  EXPECT_TRUE(has(rendered({}, {.http_1_0 = true, .content_length = {}, .request_id = {}}), "Connection: keep-alive"));
}

TEST(Head, gives_no_length_to_answers_that_have_no_body) {
  for (const int status : {204, 304}) {
    EXPECT_EQ(rendered(Response{.status = status}, {.content_length = 0, .request_id = {}}).find("Content-Length"),
              std::string::npos);
  }
}

TEST(RequestId, is_well_formed_when_it_is_safe_to_echo_and_log) {
  EXPECT_TRUE(is_well_formed_request_id("0af7651916cd43dd-8448eb211c80319c_A.z"));
  EXPECT_TRUE(is_well_formed_request_id(std::string(64, 'a')));
  EXPECT_FALSE(is_well_formed_request_id(std::string(65, 'a')));
  for (const auto* bad : {"", "a b", "a\r\nb", "张", "a;b"}) EXPECT_FALSE(is_well_formed_request_id(bad)) << bad;
}

TEST(RequestId, differs_each_time_and_is_well_formed) {
  RequestIds ids;
  RequestIds others;
  std::set<std::string> seen;
  for (int count = 0; count < 100; ++count) {
    seen.insert(ids.next());
    seen.insert(others.next());
  }
  EXPECT_EQ(seen.size(), 200U);
  for (const auto& id : seen) EXPECT_TRUE(is_well_formed_request_id(id));
}

}  // namespace
}  // namespace consilium::http
