// What broken and hostile clients do. After each the server answers as before and keeps nothing of them.
#include <future>
#include <memory>
#include <random>
#include <thread>
#include <vector>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "http/server.hpp"
#include "raw_connection.hpp"

namespace consilium::http {
namespace {

Response ok(const Request& request) { return json_response(200, "\"" + request.path + "\""); }

class Chaos : public testing::Test {
 protected:
  Chaos() {
    auto options = test_options();
    options.workers = 2;
    options.linger_timeout = std::chrono::milliseconds(50);
    server_ = must_serve(options, ok);
  }

  void TearDown() override {
    EXPECT_TRUE(eventually([this] { return server_->metrics().connections_open == 0; }));
    RawConnection connection(server_->port());
    connection.send(get("/after"));
    EXPECT_EQ(body_of(connection.read_response()), "\"/after\"");
  }

  std::uint16_t port() const { return server_->port(); }

  std::unique_ptr<Server> server_;
};

TEST_F(Chaos, what_is_not_http_gets_400_and_the_end) {
  const std::vector<std::string> garbage{
      std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11),  // a TLS greeting
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      "GET /\r\n\r\n",
      "GET / HTTP/1.1 \r\nHost: t\r\n\r\n",
      "GET / HTTP/9.9\r\nHost: t\r\n\r\n",
      "GET / http/1.1\r\nHost: t\r\n\r\n",
      std::string("\0\0\0\0\r\n\r\n", 8),
      "GET / HTTP/1.1\r\nHost t\r\n\r\n",
      "GET / HTTP/1.1\r\nHost : t\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: t\r\nBad Name: x\r\n\r\n",
      std::string("GET / HTTP/1.1\r\nHost: t\r\nX: a\0b\r\n\r\n", 35),
      "GET / HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: t\r\nHost: t\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: -1\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 1x\r\n\r\nab",
      "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 99999999999999999999999\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
      "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
      "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
  };
  for (const auto& text : garbage) {
    RawConnection connection(port());
    connection.send(text);
    const auto all = connection.read_to_end();
    EXPECT_EQ(status_of(all), 400) << text;
    EXPECT_NE(all.find("Connection: close\r\n"), std::string::npos) << text;
    EXPECT_NE(all.find("application/problem+json"), std::string::npos) << text;
  }
}

TEST_F(Chaos, a_body_cannot_be_made_to_look_like_the_next_request) {
  for (const auto* coding : {"gzip", "gzip, chunked", "chunked, identity", "xchunked"}) {
    RawConnection connection(port());
    connection.send(fmt::format("POST /a HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: {}\r\n\r\n", coding) +
                    get("/smuggled"));
    const auto all = connection.read_to_end();
    EXPECT_NE(status_of(all), 200) << coding;
    EXPECT_EQ(all.find("smuggled"), std::string::npos) << coding;
  }
}

TEST_F(Chaos, garbage_after_a_good_request_does_not_spoil_its_answer) {
  RawConnection connection(port());
  connection.send(get("/good") + "\x01\x02\x03 nonsense\r\n\r\n");
  EXPECT_EQ(body_of(connection.read_response()), "\"/good\"");
  EXPECT_EQ(status_of(connection.read_to_end()), 400);
}

TEST_F(Chaos, requests_cut_off_anywhere_leave_nothing_behind) {
  const std::string whole = "POST /x HTTP/1.1\r\nHost: t\r\nContent-Length: 5\r\n\r\nhello";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    RawConnection closed(port());
    closed.send(whole.substr(0, size));
    closed.close();
    RawConnection reset(port());
    reset.send(whole.substr(0, size));
    reset.reset();
    RawConnection half_closed(port());
    half_closed.send(whole.substr(0, size));
    half_closed.end_sending();
    EXPECT_EQ(half_closed.read_to_end(), "") << size;
  }
}

TEST_F(Chaos, a_client_that_only_stops_sending_still_gets_its_answer) {
  RawConnection connection(port());
  connection.send(get("/a") + get("/b"));
  connection.end_sending();
  EXPECT_EQ(body_of(connection.read_response()), "\"/a\"");
  EXPECT_EQ(body_of(connection.read_response()), "\"/b\"");
  EXPECT_EQ(connection.read_to_end(), "");
}

TEST_F(Chaos, clients_that_leave_while_their_request_is_handled_are_forgotten) {
  std::promise<void> release;
  const auto released = release.get_future().share();
  auto options = test_options();
  options.workers = 1;
  const auto server = must_serve(options, [released](const Request& request) {
    released.wait();
    return ok(request);
  });
  {
    RawConnection working(server->port());
    RawConnection waiting(server->port());
    working.send(get("/"));
    ASSERT_TRUE(eventually([&] { return server->metrics().workers_busy == 1; }));
    waiting.send(get("/"));
    ASSERT_TRUE(eventually([&] { return server->metrics().queue_depth == 1; }));
    working.reset();
    waiting.reset();
  }
  release.set_value();
  EXPECT_TRUE(eventually([&] { return server->metrics().connections_open == 0; }));
}

// Takes good requests and cuts, repeats, overwrites and delays parts of them, from several clients at once. The seeds
// are fixed: a failure comes back.
void misbehave(std::uint16_t port, unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&random](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
  const std::vector<std::string> good{
      get("/a"),
      get("/b?x=%41", "Accept: */*\r\n"),
      "HEAD /c HTTP/1.1\r\nHost: t\r\n\r\n",
      "POST /d HTTP/1.1\r\nHost: t\r\nContent-Length: 5\r\n\r\nhello",
      "POST /e HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
      "PUT /f HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nok"};
  for (int round = 0; round < 60; ++round) {
    std::string text;
    for (std::size_t count = 1 + below(4); count > 0; --count) text += good[below(good.size())];
    for (std::size_t count = below(3); count > 0; --count) {
      const auto at = below(text.size());
      switch (random() % 4) {
        case 0:
          text[at] = static_cast<char>(random() % 256);
          break;
        case 1:
          text.erase(at, below(20));
          break;
        case 2:
          text.insert(at, text.substr(below(text.size()), below(20)));
          break;
        default:
          text.resize(at + 1);
          break;
      }
    }
    RawConnection connection(port);
    const std::size_t piece = 1 + below(text.size());
    for (std::size_t at = 0; at < text.size(); at += piece) connection.send(text.substr(at, piece));
    if (random() % 3 == 0) {
      connection.reset();
    } else if (random() % 2 == 0) {
      connection.end_sending();
      connection.read_to_end();
    }
  }
}

TEST_F(Chaos, mangled_requests_from_many_clients_at_once_do_no_harm) {
  std::vector<std::thread> clients;
  for (unsigned seed = 1; seed <= 4; ++seed) clients.emplace_back(misbehave, port(), seed);
  for (auto& client : clients) client.join();
}

}  // namespace
}  // namespace consilium::http
