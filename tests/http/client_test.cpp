// The client against a peer that says exactly what the test tells it to.
#include "http/client.hpp"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include <gtest/gtest.h>

#include "raw_connection.hpp"

namespace consilium::http {
namespace {

// Accepts one connection, reads a request head, says its line, and ends the connection when told or at the end.
class Peer {
 public:
  explicit Peer(std::string answer) : answer_(std::move(answer)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(::listen(listener_, 4), 0);
    EXPECT_EQ(::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size), 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { answer_one(); });
  }
  ~Peer() {
    if (thread_.joinable()) thread_.join();
    ::close(listener_);
  }
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  std::uint16_t port() const { return port_; }
  const std::string& asked() {  // what the client sent
    thread_.join();
    return asked_;
  }

 private:
  void answer_one() {
    const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    std::array<char, 4096> chunk;
    while (asked_.find("\r\n\r\n") == std::string::npos) {
      const auto size = ::recv(socket, chunk.data(), chunk.size(), 0);
      if (size <= 0) break;
      asked_.append(chunk.data(), static_cast<std::size_t>(size));
    }
    ::send(socket, answer_.data(), answer_.size(), MSG_NOSIGNAL);
    if (answer_.empty()) {
      while (::recv(socket, chunk.data(), chunk.size(), 0) > 0) {  // silent until the client gives up
      }
    }
    ::close(socket);
  }

  std::string answer_;
  std::string asked_;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

base::Result<ClientResponse> answered(const std::string& answer) {
  const Peer peer(answer);
  return fetch({.port = peer.port(), .timeout = patience});
}

TEST(Client, sends_a_whole_request) {
  Peer peer("HTTP/1.1 204 No Content\r\n\r\n");
  ClientRequest request{.port = peer.port(), .method = "POST", .target = "/a?b"};
  request.headers.set("X-A", "1");
  request.body = "body";
  ASSERT_TRUE(fetch(request).has_value());
  const auto expected = "POST /a?b HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(peer.port()) +
                        "\r\nConnection: close\r\nContent-Length: 4\r\nX-A: 1\r\n\r\nbody";
  EXPECT_EQ(peer.asked(), expected);
}

TEST(Client, reads_bodies_by_length_in_chunks_and_to_the_end) {
  const auto by_length = answered("HTTP/1.1 200 OK\r\nContent-Length:  5 \r\nX-B: c\r\n\r\nhello and more");
  EXPECT_EQ(by_length->body, "hello");
  EXPECT_EQ(by_length->headers.find("x-b"), "c");
  EXPECT_EQ(answered("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\nA\r\n0123456789\r\n0\r\n"
                     "Trailer: t\r\n\r\n")
                ->body,
            "abc0123456789");
  EXPECT_EQ(answered("HTTP/1.0 200 OK\r\n\r\nall of it")->body, "all of it");
  EXPECT_EQ(answered("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n")->body, "");
}

TEST(Client, passes_over_interim_answers) {
  EXPECT_EQ(answered("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")->status, 201);
}

TEST(Client, tells_a_cut_connection_from_an_answer_that_is_not_http) {
  for (const auto* cut : {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhal", "HTTP/1.1 200 OK\r\nConte",
                          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"}) {
    EXPECT_EQ(answered(cut).error().category, base::Category::unavailable) << cut;
  }
  for (const auto* wrong : {"SSH-2.0-OpenSSH\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                            "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"}) {
    EXPECT_EQ(answered(wrong).error().category, base::Category::corrupt) << wrong;
  }
}

TEST(Client, gives_up_at_the_deadline) {
  const Peer silent("");
  const auto response = fetch({.port = silent.port(), .timeout = std::chrono::milliseconds(50)});
  ASSERT_FALSE(response.has_value());
  EXPECT_EQ(response.error().category, base::Category::unavailable);
}

TEST(Client, takes_no_more_than_it_was_allowed) {
  const Peer peer("HTTP/1.1 200 OK\r\n\r\n" + std::string(100000, 'x'));
  const auto response = fetch({.port = peer.port(), .response_bytes_max = 1000});
  EXPECT_EQ(response.error().category, base::Category::corrupt);
}

TEST(Client, says_when_nobody_listens) {
  std::uint16_t port = 0;
  {
    const Peer gone("x");
    port = gone.port();
    const RawConnection last(port);
  }
  const auto response = fetch({.port = port});
  ASSERT_FALSE(response.has_value());
  EXPECT_EQ(response.error().category, base::Category::unavailable);
}

TEST(Client, does_not_let_a_target_write_headers) {
  EXPECT_EQ(fetch({.target = "/a HTTP/1.1\r\nX: y"}).error().category, base::Category::incorrect);
  EXPECT_EQ(fetch({.method = "GET\r\n"}).error().category, base::Category::incorrect);
}

}  // namespace
}  // namespace consilium::http
