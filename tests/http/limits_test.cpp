// Limits of size, number and time, each with the answer that the client gets.
#include <future>
#include <memory>
#include <vector>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "http/server.hpp"
#include "raw_connection.hpp"

namespace consilium::http {
namespace {

using std::chrono::milliseconds;

Response ok(const Request&) { return json_response(200, "{}"); }

bool answers(const Server& server) {
  RawConnection connection(server.port());
  connection.send(get("/", "Connection: close\r\n"));
  return status_of(connection.read_to_end()) == 200;
}

TEST(Limits, of_headers_are_answered_with_431) {
  auto options = test_options();
  options.header_bytes_max = 1000;
  const auto server = must_serve(options, ok);
  for (const auto& text : {get("/", "X: " + std::string(2000, 'x') + "\r\n"), get("/" + std::string(2000, 'x')),
                           "GET / HTTP/1.1\r\nX: " + std::string(200000, 'x'), std::string(200000, 'G')}) {
    RawConnection connection(server->port());
    connection.send(text);
    const auto status = status_of(connection.read_to_end());
    EXPECT_TRUE(status == 431 || (text[1] == 'G' && status == 400)) << status;
  }
  RawConnection connection(server->port());
  connection.send(get("/", "X: " + std::string(800, 'x') + "\r\n"));
  EXPECT_EQ(status_of(connection.read_response()), 200);
}

TEST(Limits, of_a_declared_body_are_answered_with_413_before_it_is_sent) {
  auto options = test_options();
  options.body_bytes_max = 100;
  const auto server = must_serve(options, ok);
  RawConnection connection(server->port());
  connection.send("POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 101\r\n\r\n");
  EXPECT_EQ(status_of(connection.read_to_end()), 413);
  RawConnection within(server->port());
  within.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 100\r\n\r\n" + std::string(100, 'x'));
  EXPECT_EQ(status_of(within.read_response()), 200);
}

TEST(Limits, of_a_body_are_answered_even_to_a_client_that_keeps_sending) {
  auto options = test_options();
  options.body_bytes_max = 1000;
  const auto server = must_serve(options, ok);
  RawConnection declared(server->port());
  declared.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 300000\r\n\r\n" + std::string(300000, 'x'));
  EXPECT_EQ(status_of(declared.read_to_end()), 413);
  EXPECT_FALSE(declared.was_reset());  // a reset can overtake the answer
  RawConnection chunked(server->port());
  chunked.send("POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int chunk = 0; chunk < 100; ++chunk) chunked.send("3e8\r\n" + std::string(1000, 'x') + "\r\n");
  EXPECT_EQ(status_of(chunked.read_to_end()), 413);
  EXPECT_FALSE(chunked.was_reset());
}

TEST(Limits, of_time_for_headers_are_answered_with_408) {
  auto options = test_options();
  options.header_timeout = milliseconds(50);
  const auto server = must_serve(options, ok);
  RawConnection half(server->port());
  half.send("GET / HTTP/1.1\r\nHo");
  EXPECT_EQ(status_of(half.read_to_end()), 408);
  EXPECT_EQ(server->metrics().requests_timed_out, 1U);
}

TEST(Limits, of_time_for_headers_are_not_stretched_by_dripping_bytes) {
  auto options = test_options();
  options.header_timeout = milliseconds(50);
  const auto server = must_serve(options, ok);
  RawConnection dripping(server->port());
  EXPECT_TRUE(eventually([&] {
    dripping.send("G");  // a method without end, a byte per millisecond
    return server->metrics().requests_timed_out == 1;
  }));
}

TEST(Limits, of_time_for_a_body_are_answered_with_408) {
  auto options = test_options();
  options.request_timeout = milliseconds(50);
  const auto server = must_serve(options, ok);
  RawConnection half(server->port());
  half.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nhalf");
  EXPECT_EQ(status_of(half.read_to_end()), 408);
}

TEST(Limits, of_idle_time_close_the_connection_without_a_word) {
  auto options = test_options();
  options.idle_timeout = milliseconds(50);
  const auto server = must_serve(options, ok);
  RawConnection silent(server->port());
  EXPECT_EQ(silent.read_to_end(), "");
  RawConnection used(server->port());
  used.send(get("/"));
  EXPECT_EQ(status_of(used.read_response()), 200);
  EXPECT_EQ(used.read_to_end(), "");
  EXPECT_EQ(server->metrics().requests_timed_out, 0U);
}

TEST(Limits, do_not_run_while_a_handler_works) {
  auto options = test_options();
  options.idle_timeout = options.header_timeout = options.request_timeout = milliseconds(30);
  options.workers = 2;
  std::promise<void> release;
  const auto released = release.get_future().share();
  const auto server = must_serve(options, [released](const Request& request) {
    if (request.path == "/slow") released.wait();
    return ok(request);
  });
  RawConnection slow(server->port());
  slow.send(get("/slow"));
  EXPECT_TRUE(eventually([&] { return server->metrics().workers_busy == 1; }));
  RawConnection silent(server->port());  // its end shows that the deadline of the other has passed, too
  EXPECT_EQ(silent.read_to_end(), "");
  release.set_value();
  EXPECT_EQ(status_of(slow.read_response()), 200);
}

TEST(Limits, of_patience_with_a_client_that_does_not_read_end_its_connection) {
  auto options = test_options();
  options.write_timeout = milliseconds(100);
  const auto server = must_serve(options, [](const Request&) {
    Response response;
    response.body.assign(20000000, 'x');
    return response;
  });
  RawConnection connection(server->port(), 4096);
  connection.send(get("/"));
  EXPECT_TRUE(eventually([&] { return server->metrics().clients_dropped == 1; }));
  EXPECT_TRUE(eventually([&] { return server->metrics().connections_open == 0; }));
}

TEST(Limits, let_a_new_client_in_past_many_idle_and_slow_ones) {
  auto options = test_options();
  options.workers = 2;
  const auto server = must_serve(options, ok);
  std::vector<std::unique_ptr<RawConnection>> others;
  for (int number = 0; number < 200; ++number) {
    others.push_back(std::make_unique<RawConnection>(server->port()));
    if (number % 2 == 1) others.back()->send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nhal");
  }
  EXPECT_TRUE(eventually([&] { return server->metrics().connections_open == 200; }));
  EXPECT_TRUE(answers(*server));
  others[1]->send("f done!");
  EXPECT_EQ(status_of(others[1]->read_response()), 200);
  others[0]->send(get("/"));
  EXPECT_EQ(status_of(others[0]->read_response()), 200);
}

TEST(Limits, of_connections_are_answered_with_503_until_one_leaves) {
  auto options = test_options();
  options.connections_max = 2;
  const auto server = must_serve(options, ok);
  RawConnection first(server->port());
  RawConnection second(server->port());
  EXPECT_TRUE(eventually([&] { return server->metrics().connections_open == 2; }));
  RawConnection third(server->port());
  third.send(get("/"));
  const auto refusal = third.read_to_end();
  EXPECT_EQ(status_of(refusal), 503);
  EXPECT_NE(refusal.find("Retry-After: "), std::string::npos);
  EXPECT_EQ(server->metrics().connections_refused, 1U);
  third.close();
  first.close();
  EXPECT_TRUE(eventually([&] { return server->metrics().connections_open == 1; }));
  EXPECT_TRUE(answers(*server));
}

TEST(Limits, of_the_queue_are_answered_with_503_and_the_connection_goes_on) {
  auto options = test_options();
  options.workers = 1;
  options.queue_max = 1;
  std::promise<void> release;
  const auto released = release.get_future().share();
  const auto server = must_serve(options, [released](const Request& request) {
    released.wait();
    return ok(request);
  });
  RawConnection working(server->port());
  RawConnection waiting(server->port());
  RawConnection refused(server->port());
  working.send(get("/"));
  ASSERT_TRUE(eventually([&] { return server->metrics().workers_busy == 1; }));
  waiting.send(get("/"));
  ASSERT_TRUE(eventually([&] { return server->metrics().queue_depth == 1; }));
  refused.send(get("/api/v1/x"));
  const auto refusal = refused.read_response();
  EXPECT_EQ(status_of(refusal), 503);
  EXPECT_NE(refusal.find("Retry-After: "), std::string::npos);
  EXPECT_NE(refusal.find("application/problem+json"), std::string::npos);
  EXPECT_EQ(server->metrics().requests_refused, 1U);
  release.set_value();
  EXPECT_EQ(status_of(working.read_response()), 200);
  EXPECT_EQ(status_of(waiting.read_response()), 200);
  refused.send(get("/"));
  EXPECT_EQ(status_of(refused.read_response()), 200);
}

}  // namespace
}  // namespace consilium::http
