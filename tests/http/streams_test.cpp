// Live updates: event streams over real connections.
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "http/server.hpp"
#include "raw_connection.hpp"

namespace consilium::http {
namespace {

using std::chrono::milliseconds;

class Streams : public testing::Test {
 protected:
  void start(Options options, std::size_t ring = 1000, std::uint64_t position = 0) {
    broadcast_ = std::make_shared<Broadcast>(ring, position);
    server_ = must_serve(std::move(options), [broadcast = broadcast_](const Request& request) {
      if (request.path == "/other") return json_response(200, "{}");
      return subscribe(request, broadcast, {request.path.substr(1)});
    });
  }

  // A stream that the server has begun to serve.
  std::unique_ptr<RawConnection> open(const std::string& topic, const std::string& headers = {}, int buffer = 0) {
    auto connection = std::make_unique<RawConnection>(server_->port(), buffer);
    connection->send(get("/" + topic, headers));
    head_ = connection->read_head();
    connection->read_until("retry: 2000\n");
    opening_ = connection->read_until("\n\n");
    return connection;
  }

  void publish(std::uint64_t position, const std::string& topic) {
    broadcast_->publish(position, fmt::format("{{\"n\":{}}}", position), {topic});
  }

  static std::string event(std::uint64_t position) {
    return fmt::format("id: {}\ndata: {{\"n\":{}}}\n\n", position, position);
  }

  std::shared_ptr<Broadcast> broadcast_;
  std::unique_ptr<Server> server_;
  std::string head_;
  std::string opening_;
};

TEST_F(Streams, send_what_is_published_on_their_topic) {
  start(test_options(), 10, 5);
  const auto stream = open("blue");
  EXPECT_EQ(status_of(head_), 200);
  EXPECT_NE(head_.find("Content-Type: text/event-stream\r\n"), std::string::npos);
  EXPECT_NE(head_.find("Cache-Control: no-store\r\n"), std::string::npos);
  EXPECT_EQ(head_.find("Content-Length"), std::string::npos);
  EXPECT_EQ(opening_, "id: 5\n\n");
  publish(6, "red");
  publish(7, "blue");
  EXPECT_EQ(stream->read_until("\n\n"), event(7));
  publish(8, "blue");
  EXPECT_EQ(stream->read_until("\n\n"), event(8));
}

TEST_F(Streams, resume_after_the_last_event_without_loss_or_repetition) {
  start(test_options());
  for (std::uint64_t position = 1; position <= 6; ++position) publish(position, position % 2 == 0 ? "blue" : "red");
  const auto stream = open("blue", "Last-Event-ID: 2\r\n");
  EXPECT_EQ(stream->read_until("\n\n"), event(4));
  EXPECT_EQ(stream->read_until("\n\n"), event(6));
  const auto by_query = open("red?after=3");
  EXPECT_EQ(by_query->read_until("\n\n"), event(5));
}

TEST_F(Streams, start_over_when_the_last_event_is_too_old_or_unheard_of) {
  start(test_options(), 3);
  for (std::uint64_t position = 1; position <= 9; ++position) publish(position, "blue");
  for (const auto* last : {"2", "99"}) {
    const auto stream = open("blue", fmt::format("Last-Event-ID: {}\r\n", last));
    EXPECT_EQ(stream->read_until("\n\n"), "event: reset\nid: 9\ndata: {}\n\n");
  }
}

TEST_F(Streams, keep_every_change_in_order_through_bursts) {
  start(test_options(), 20000);
  std::vector<std::unique_ptr<RawConnection>> streams;
  for (int number = 0; number < 5; ++number) streams.push_back(open("blue"));
  for (std::uint64_t position = 1; position <= 5000; ++position) publish(position, position % 5 == 0 ? "red" : "blue");
  for (const auto& stream : streams) {
    for (std::uint64_t position = 1; position < 5000; ++position) {
      if (position % 5 == 0) continue;
      ASSERT_EQ(stream->read_until("\n\n"), event(position));
    }
  }
}

TEST_F(Streams, hold_no_worker) {
  auto options = test_options();
  options.workers = 1;
  start(options);
  std::vector<std::unique_ptr<RawConnection>> streams;
  for (int number = 0; number < 10; ++number) streams.push_back(open("blue"));
  RawConnection connection(server_->port());
  connection.send(get("/other"));
  EXPECT_EQ(status_of(connection.read_response()), 200);
  EXPECT_TRUE(eventually([this] { return server_->metrics().workers_busy == 0; }));
  EXPECT_EQ(server_->metrics().streams_open, 10U);
}

TEST_F(Streams, beat_when_silent_and_name_how_far_they_have_looked) {
  auto options = test_options();
  options.heartbeat_interval = milliseconds(40);
  start(options);
  const auto stream = open("blue");
  EXPECT_EQ(stream->read_until("\n\n"), ": heartbeat\nid: 0\n\n");
  publish(1, "red");
  EXPECT_EQ(stream->read_until("id: 1\n\n").substr(0, 11), ": heartbeat");
}

TEST_F(Streams, drop_a_client_that_takes_nothing_and_serve_the_others) {
  auto options = test_options();
  options.write_timeout = milliseconds(150);
  start(options, 100000);
  const auto slow = open("blue", {}, 4096);
  const auto fast = open("red");
  const std::string data(1000, 'x');
  std::uint64_t position = 0;
  // More than its socket buffers hold.
  for (int count = 0; count < 4000; ++count) broadcast_->publish(++position, data, {"blue"});
  EXPECT_TRUE(eventually([&] {
    publish(++position, "red");
    EXPECT_EQ(fast->read_until("\n\n"), event(position));
    return server_->metrics().clients_dropped == 1;
  }));
  EXPECT_TRUE(eventually([&] { return server_->metrics().streams_open == 1; }));
}

TEST_F(Streams, tell_a_slow_client_that_catches_up_to_start_over_when_the_ring_has_moved_on) {
  start(test_options(), 100);
  const auto slow = open("blue", {}, 4096);
  const std::string data(4000, 'x');
  for (std::uint64_t position = 1; position <= 3000; ++position) broadcast_->publish(position, data, {"blue"});
  const auto taken = slow->read_until("event: reset\n");
  EXPECT_LT(taken.size(), 4000U * 2000);  // most of it was never kept for this client
  EXPECT_EQ(slow->read_until("\n\n"), "id: 3000\ndata: {}\n\n");
  publish(3001, "blue");
  EXPECT_EQ(slow->read_until("\n\n"), event(3001));
}

TEST_F(Streams, are_forgotten_when_the_client_leaves_however_it_leaves) {
  start(test_options());
  const auto closing = open("blue");
  const auto resetting = open("blue");
  const auto half = open("blue");
  EXPECT_EQ(server_->metrics().streams_open, 3U);
  closing->close();
  resetting->reset();
  half->end_sending();
  EXPECT_TRUE(eventually([&] { return server_->metrics().streams_open == 0; }));
  publish(1, "blue");
  EXPECT_EQ(broadcast_.use_count(), 2);  // ours and the handler's
}

TEST_F(Streams, over_the_limit_are_answered_with_503) {
  auto options = test_options();
  options.streams_max = 1;
  start(options);
  const auto stream = open("blue");
  RawConnection second(server_->port());
  second.send(get("/blue"));
  EXPECT_EQ(status_of(second.read_response()), 503);
  EXPECT_EQ(server_->metrics().requests_refused, 1U);
  publish(1, "blue");
  EXPECT_EQ(stream->read_until("\n\n"), event(1));
}

TEST_F(Streams, end_after_their_lifetime_so_that_the_client_is_authorised_again) {
  auto options = test_options();
  options.stream_lifetime = milliseconds(50);
  start(options);
  const auto stream = open("blue");
  EXPECT_EQ(stream->read_to_end(), "");
}

TEST_F(Streams, answer_a_head_request_with_the_head_alone) {
  start(test_options());
  RawConnection connection(server_->port());
  connection.send("HEAD /blue HTTP/1.1\r\nHost: t\r\n\r\n");
  const auto all = connection.read_to_end();
  EXPECT_NE(all.find("text/event-stream"), std::string::npos);
  EXPECT_EQ(body_of(all), "");
  EXPECT_EQ(server_->metrics().streams_open, 0U);
}

TEST_F(Streams, ignore_what_the_client_sends_after_the_request) {
  start(test_options());
  const auto stream = open("blue");
  stream->send(get("/other") + std::string(10000, 'x'));
  publish(1, "blue");
  EXPECT_EQ(stream->read_until("\n\n"), event(1));
}

TEST_F(Streams, come_and_go_while_changes_are_published_and_the_server_stops) {
  start(test_options(), 50);
  std::atomic<bool> is_over{false};
  std::thread publisher([&] {
    for (std::uint64_t position = 1; !is_over; ++position) publish(position, "blue");
  });
  std::vector<std::thread> clients;
  std::atomic<int> served{0};
  for (int client = 0; client < 3; ++client) {
    clients.emplace_back([&, client] {
      for (int round = 0; round < 10; ++round) {
        RawConnection connection(server_->port());
        connection.send(get("/blue"));
        connection.read_until("data: ");
        ++served;
        if ((round + client) % 2 == 0) connection.reset();
      }
    });
  }
  for (auto& client : clients) client.join();
  EXPECT_EQ(served, 30);
  const auto last = open("blue");
  server_->stop();
  EXPECT_EQ(server_->metrics().streams_open, 0U);
  is_over = true;
  publisher.join();
}

}  // namespace
}  // namespace consilium::http
