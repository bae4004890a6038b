// What well-behaved clients do.
#include <thread>
#include <vector>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "http/client.hpp"
#include "http/router.hpp"
#include "http/server.hpp"
#include "raw_connection.hpp"

namespace consilium::http {
namespace {

// Says what it was asked.
Response echo(const Request& request) {
  Response response;
  response.headers.set("Content-Type", "application/octet-stream");
  response.body = request.method + " " + request.path + " " + request.body;
  return response;
}

std::string post(std::string_view path, std::string_view body) {
  return fmt::format("POST {} HTTP/1.1\r\nHost: test\r\nContent-Length: {}\r\n\r\n{}", path, body.size(), body);
}

TEST(Requests, reach_the_handler_whole_and_are_answered) {
  const auto server = must_serve(test_options(), [](const Request& request) {
    EXPECT_EQ(request.remote_address, "127.0.0.1");
    EXPECT_EQ(request.headers.find("x-thing"), "v");
    EXPECT_EQ(request.query_value("q"), "a b");
    return json_response(200, R"({"ok":true})");
  });
  RawConnection connection(server->port());
  connection.send(get("/api/v1/x?q=a+b", "X-Thing: v\r\nX-Request-Id: mine-1\r\n"));
  const auto response = connection.read_response();
  EXPECT_EQ(status_of(response), 200);
  EXPECT_EQ(body_of(response), R"({"ok":true})");
  EXPECT_NE(response.find("X-Request-Id: mine-1\r\n"), std::string::npos);
  EXPECT_NE(response.find("Cache-Control: no-store\r\n"), std::string::npos);
  EXPECT_NE(response.find("X-Content-Type-Options: nosniff\r\n"), std::string::npos);
}

TEST(Requests, share_a_connection_one_after_another) {
  const auto server = must_serve(test_options(), echo);
  RawConnection connection(server->port());
  for (int number = 0; number < 5; ++number) {
    const auto path = fmt::format("/{}", number);
    connection.send(post(path, "x"));
    EXPECT_EQ(body_of(connection.read_response()), "POST " + path + " x");
  }
  EXPECT_EQ(server->metrics().connections_open, 1U);
  EXPECT_EQ(server->metrics().responses_2xx, 5U);
}

TEST(Requests, are_answered_in_order_when_pipelined) {
  const auto server = must_serve(test_options(), echo);
  RawConnection connection(server->port());
  std::string all;
  for (int number = 0; number < 50; ++number) {
    all += number % 2 == 0 ? get(fmt::format("/{}", number)) : post(fmt::format("/{}", number), std::string(3000, 'b'));
  }
  connection.send(all);
  for (int number = 0; number < 50; ++number) {
    const auto body = body_of(connection.read_response());
    const auto expected =
        number % 2 == 0 ? fmt::format("GET /{} ", number) : fmt::format("POST /{} {}", number, std::string(3000, 'b'));
    ASSERT_EQ(body, expected);
  }
}

TEST(Requests, may_arrive_in_pieces_of_any_size) {
  const auto server = must_serve(test_options(), echo);
  const std::string two = post("/a", "hello") + "POST /b HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n" +
                          "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: t\r\n\r\n";
  for (std::size_t piece = 1; piece < two.size(); piece = piece * 2 + 1) {
    RawConnection connection(server->port());
    for (std::size_t at = 0; at < two.size(); at += piece) connection.send(two.substr(at, piece));
    EXPECT_EQ(body_of(connection.read_response()), "POST /a hello") << piece;
    EXPECT_EQ(body_of(connection.read_response()), "POST /b abcde") << piece;
  }
}

TEST(Requests, may_begin_with_empty_lines_after_the_one_before) {
  const auto server = must_serve(test_options(), echo);
  RawConnection connection(server->port());
  connection.send(post("/a", "x") + "\r\n" + get("/b"));
  EXPECT_EQ(body_of(connection.read_response()), "POST /a x");
  EXPECT_EQ(body_of(connection.read_response()), "GET /b ");
}

TEST(Requests, carry_any_bytes_in_both_directions) {
  const auto server = must_serve(test_options(), echo);
  const std::string bytes("\0\xff\xfe\r\n\r\n\x80", 8);
  const auto response = fetch({.port = server->port(), .method = "POST", .target = "/x", .headers = {}, .body = bytes});
  ASSERT_TRUE(response.has_value()) << response.error().message;
  EXPECT_EQ(response->body, "POST /x " + bytes);
}

TEST(Requests, of_http_1_0_end_the_connection_unless_it_is_to_be_kept) {
  const auto server = must_serve(test_options(), echo);
  RawConnection once(server->port());
  once.send("GET /a HTTP/1.0\r\n\r\n");
  EXPECT_EQ(body_of(once.read_to_end()), "GET /a ");
  RawConnection kept(server->port());
  kept.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_NE(kept.read_response().find("Connection: keep-alive"), std::string::npos);
  kept.send("GET /b HTTP/1.0\r\n\r\n");
  EXPECT_EQ(body_of(kept.read_to_end()), "GET /b ");
}

TEST(Requests, can_end_the_connection) {
  const auto server = must_serve(test_options(), echo);
  RawConnection connection(server->port());
  connection.send(get("/a", "Connection: close\r\n") + get("/b"));
  const auto all = connection.read_to_end();
  EXPECT_EQ(body_of(all), "GET /a ");
  EXPECT_NE(all.find("Connection: close\r\n"), std::string::npos);
}

TEST(Requests, for_a_head_get_no_body_and_leave_the_connection_in_step) {
  const auto server = must_serve(test_options(), echo);
  RawConnection connection(server->port());
  connection.send("HEAD /a HTTP/1.1\r\nHost: t\r\n\r\n" + get("/b"));
  EXPECT_NE(connection.read_head().find("Content-Length: 8\r\n"), std::string::npos);
  EXPECT_EQ(body_of(connection.read_response()), "GET /b ");
}

TEST(Requests, that_wait_to_be_asked_are_asked_for_their_body) {
  const auto server = must_serve(test_options(), echo);
  RawConnection connection(server->port());
  connection.send("POST /a HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(connection.read_head(), "HTTP/1.1 100 Continue\r\n\r\n");
  connection.send("ok");
  EXPECT_EQ(body_of(connection.read_response()), "POST /a ok");
}

TEST(Requests, whose_handler_throws_get_a_problem_without_its_text_and_the_connection_goes_on) {
  const auto server = must_serve(test_options(), [](const Request& request) -> Response {
    if (request.path == "/throw") throw std::runtime_error("private matter");
    if (request.path == "/odd") throw 7;
    return echo(request);
  });
  RawConnection connection(server->port());
  connection.send(get("/throw") + get("/odd") + get("/a"));
  const auto problem = connection.read_response();
  EXPECT_EQ(status_of(problem), 500);
  EXPECT_EQ(problem.find("private"), std::string::npos);
  EXPECT_EQ(status_of(connection.read_response()), 500);
  EXPECT_EQ(body_of(connection.read_response()), "GET /a ");
  EXPECT_EQ(server->metrics().responses_5xx, 2U);
}

TEST(Requests, may_be_answered_with_much) {
  const auto server = must_serve(test_options(), [](const Request&) {
    Response response;
    for (int line = 0; line < 500000; ++line) response.body += fmt::format("{:09}\n", line);
    return response;
  });
  const auto response = fetch({.port = server->port()});
  ASSERT_TRUE(response.has_value()) << response.error().message;
  ASSERT_EQ(response->body.size(), 5000000U);
  EXPECT_TRUE(response->body.ends_with("000499999\n"));
}

TEST(Requests, from_many_clients_at_once_each_get_their_own_answer) {
  auto options = test_options();
  options.workers = 3;
  const auto server = must_serve(options, echo);
  std::vector<std::thread> clients;
  std::atomic<int> right{0};
  for (int client = 0; client < 8; ++client) {
    clients.emplace_back([&, client] {
      for (int number = 0; number < 40; ++number) {
        const auto body = fmt::format("{}-{}", client, number);
        const auto response =
            fetch({.port = server->port(), .method = "PUT", .target = "/x", .headers = {}, .body = body});
        if (response && response->body == "PUT /x " + body) ++right;
      }
    });
  }
  for (auto& client : clients) client.join();
  EXPECT_EQ(right, 320);
  EXPECT_TRUE(eventually([&] { return server->metrics().connections_open == 0; }));
}

TEST(Requests, go_through_a_router) {
  Router router;
  router.add("POST", "/api/v1/cases/{id}/commands",
             [](const Request& request) { return json_response(201, "\"" + request.capture("id") + "\""); });
  const auto server =
      must_serve(test_options(), [&router](Request request) { return router.handle(std::move(request)); });
  const auto made = fetch({.port = server->port(), .method = "POST", .target = "/api/v1/cases/7%2F8/commands"});
  EXPECT_EQ(made->status, 201);
  EXPECT_EQ(made->body, "\"7/8\"");
  const auto wrong = fetch({.port = server->port(), .target = "/api/v1/cases/7/commands"});
  EXPECT_EQ(wrong->status, 405);
  EXPECT_EQ(wrong->headers.find("allow"), "POST, OPTIONS");
}

}  // namespace
}  // namespace consilium::http
