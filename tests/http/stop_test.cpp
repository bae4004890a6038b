// Starting and stopping.
#include <future>
#include <memory>
#include <thread>

#include <gtest/gtest.h>

#include "http/server.hpp"
#include "raw_connection.hpp"

namespace consilium::http {
namespace {

using std::chrono::milliseconds;

Response ok(const Request&) { return json_response(200, "{}"); }

// A server whose handler waits until it is released.
class Stop : public testing::Test {
 protected:
  void start(Options options) {
    options.workers = 1;
    server_ = must_serve(options, [released = release_.get_future().share()](const Request& request) {
      if (request.path == "/slow") released.wait();
      return ok(request);
    });
  }

  bool refuses_connections() const { return !RawConnection(server_->port()).is_connected(); }

  std::promise<void> release_;
  std::unique_ptr<Server> server_;
};

TEST_F(Stop, answers_requests_in_flight_and_queued_and_accepts_no_more) {
  start(test_options());
  RawConnection working(server_->port());
  RawConnection queued(server_->port());
  working.send(get("/slow"));
  ASSERT_TRUE(eventually([this] { return server_->metrics().workers_busy == 1; }));
  queued.send(get("/slow"));
  ASSERT_TRUE(eventually([this] { return server_->metrics().queue_depth == 1; }));
  std::thread stopper([this] { server_->stop(); });
  EXPECT_TRUE(eventually([this] { return refuses_connections(); }));
  release_.set_value();
  for (auto* connection : {&working, &queued}) {
    const auto response = connection->read_to_end();
    EXPECT_EQ(status_of(response), 200);
    EXPECT_NE(response.find("Connection: close\r\n"), std::string::npos);
    connection->close();
  }
  stopper.join();
  EXPECT_EQ(server_->metrics().connections_open, 0U);
}

TEST_F(Stop, ends_idle_connections_at_once) {
  start(test_options());
  RawConnection fresh(server_->port());
  RawConnection used(server_->port());
  used.send(get("/"));
  EXPECT_EQ(status_of(used.read_response()), 200);
  EXPECT_TRUE(eventually([this] { return server_->metrics().connections_open == 2; }));
  server_->stop();
  EXPECT_EQ(fresh.read_to_end(), "");
  EXPECT_EQ(used.read_to_end(), "");
}

TEST_F(Stop, ends_streams) {
  const auto broadcast = std::make_shared<Broadcast>(10, 0);
  const auto server =
      must_serve(test_options(), [&](const Request& request) { return subscribe(request, broadcast, {"blue"}); });
  RawConnection stream(server->port());
  stream.send(get("/"));
  stream.read_until("id: 0\n\n");
  std::thread stopper([&] { server->stop(); });
  EXPECT_EQ(stream.read_to_end(), "");
  stream.close();
  stopper.join();
}

TEST_F(Stop, lets_a_request_that_has_begun_to_arrive_come_in) {
  start(test_options());
  RawConnection half(server_->port());
  half.send("GET / HTTP/1.1\r\nHo");
  ASSERT_TRUE(eventually([this] { return server_->metrics().connections_open == 1; }));
  RawConnection other(server_->port());  // answered after the half request was read: the server works in order
  other.send(get("/"));
  EXPECT_EQ(status_of(other.read_response()), 200);
  std::thread stopper([this] { server_->stop(); });
  EXPECT_TRUE(eventually([this] { return refuses_connections(); }));
  half.send("st: t\r\n\r\n");
  EXPECT_EQ(status_of(half.read_to_end()), 200);
  half.close();
  stopper.join();
}

TEST_F(Stop, cuts_what_is_left_after_the_grace) {
  auto options = test_options();
  options.stop_grace = milliseconds(50);
  start(options);
  RawConnection half(server_->port());
  half.send("GET / HTTP/1.1\r\nHo");
  RawConnection other(server_->port());
  other.send(get("/"));
  EXPECT_EQ(status_of(other.read_response()), 200);
  server_->stop();
  EXPECT_EQ(half.read_to_end(), "");
}

TEST_F(Stop, waits_for_a_running_handler_even_past_the_grace) {
  auto options = test_options();
  options.stop_grace = milliseconds(20);
  start(options);
  RawConnection working(server_->port());
  working.send(get("/slow"));
  ASSERT_TRUE(eventually([this] { return server_->metrics().workers_busy == 1; }));
  auto stopped = std::async(std::launch::async, [this] { server_->stop(); });
  EXPECT_EQ(working.read_to_end(), "");  // cut
  EXPECT_EQ(server_->metrics().workers_busy, 1U);
  release_.set_value();
  stopped.wait();
  EXPECT_EQ(server_->metrics().workers_busy, 0U);
}

TEST_F(Stop, may_be_asked_for_more_than_once_and_at_the_same_time) {
  start(test_options());
  std::thread first([this] { server_->stop(); });
  std::thread second([this] { server_->stop(); });
  first.join();
  second.join();
  server_->stop();
  EXPECT_TRUE(refuses_connections());
}

TEST(Serve, names_the_port_it_chose_and_frees_it_again) {
  auto first = must_serve(test_options(), ok);
  const auto port = first->port();
  EXPECT_NE(port, 0);
  auto options = test_options();
  options.port = port;
  const auto second = serve(options, ok);
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().category, base::Category::unavailable);
  EXPECT_NE(second.error().where.find(std::to_string(port)), std::string::npos);
  first.reset();
  EXPECT_TRUE(serve(options, ok).has_value());
}

TEST(Serve, refuses_addresses_and_options_that_cannot_be) {
  auto options = test_options();
  options.address = "not an address";
  EXPECT_FALSE(serve(options, ok).has_value());
  options = test_options();
  options.workers = 0;
  EXPECT_EQ(serve(options, ok).error().category, base::Category::incorrect);
  options = test_options();
  options.header_bytes_max = 0;
  EXPECT_EQ(serve(options, ok).error().category, base::Category::incorrect);
}

}  // namespace
}  // namespace consilium::http
