#include "raw_connection.hpp"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fmt/core.h>
#include <gtest/gtest.h>

namespace consilium::http {

using Clock = std::chrono::steady_clock;

RawConnection::RawConnection(std::uint16_t port, int receive_buffer_bytes) {
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (receive_buffer_bytes > 0) {
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof receive_buffer_bytes);
  }
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) close();
}

RawConnection::~RawConnection() { close(); }

void RawConnection::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void RawConnection::end_sending() const { ::shutdown(socket_, SHUT_WR); }

void RawConnection::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

void RawConnection::reset() {
  const linger at_once{1, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close();
}

bool RawConnection::fill() {
  pollfd watched{socket_, POLLIN, 0};
  const int ready = ::poll(&watched, 1, static_cast<int>(std::chrono::milliseconds(patience).count()));
  if (ready <= 0) {
    ADD_FAILURE() << "the server sent nothing in time; so far: " << input_.substr(0, 500);
    return false;
  }
  std::array<char, 65536> chunk;
  const auto received = ::recv(socket_, chunk.data(), chunk.size(), 0);
  if (received < 0 && errno == ECONNRESET) was_reset_ = true;
  if (received <= 0) return false;
  input_.append(chunk.data(), static_cast<std::size_t>(received));
  return true;
}

std::string RawConnection::take(std::size_t size) {
  std::string taken = input_.substr(0, size);
  input_.erase(0, size);
  return taken;
}

std::string RawConnection::read_until(std::string_view mark) {
  std::size_t found = 0;
  while ((found = input_.find(mark)) == std::string::npos) {
    if (fill()) continue;
    ADD_FAILURE() << "the connection ended before `" << mark << "`; so far: " << input_.substr(0, 500);
    return take(input_.size());
  }
  return take(found + mark.size());
}

std::string RawConnection::read(std::size_t size) {
  while (input_.size() < size) {
    if (fill()) continue;
    ADD_FAILURE() << "the connection ended " << size - input_.size() << " bytes early";
    return take(input_.size());
  }
  return take(size);
}

std::string RawConnection::read_to_end() {
  while (fill()) {
  }
  return take(input_.size());
}

std::string RawConnection::read_response() {
  std::string response = read_head();
  constexpr std::string_view name = "\r\nContent-Length: ";
  const auto at = response.find(name);
  if (at != std::string::npos) response += read(std::stoul(response.substr(at + name.size())));
  return response;
}

bool eventually(const std::function<bool()>& condition) {
  const auto deadline = Clock::now() + patience;
  std::mutex mutex;
  std::condition_variable never;
  std::unique_lock lock(mutex);
  while (!condition()) {
    if (Clock::now() >= deadline) return false;
    never.wait_for(lock, std::chrono::milliseconds(1));
  }
  return true;
}

Options test_options() {
  Options options;
  options.idle_timeout = options.header_timeout = options.request_timeout = std::chrono::hours(1);
  options.write_timeout = options.heartbeat_interval = options.stream_lifetime = std::chrono::hours(1);
  options.stop_grace = std::chrono::hours(1);
  options.linger_timeout = std::chrono::milliseconds(500);
  return options;
}

std::unique_ptr<Server> must_serve(Options options, Handler handler) {
  auto server = serve(std::move(options), std::move(handler));
  if (server) return std::move(*server);
  ADD_FAILURE() << server.error().message;
  std::abort();
}

std::string get(std::string_view path, std::string_view headers) {
  return fmt::format("GET {} HTTP/1.1\r\nHost: test\r\n{}\r\n", path, headers);
}

int status_of(std::string_view response) {
  if (!response.starts_with("HTTP/1.1 ") || response.size() < 12) return 0;
  return std::stoi(std::string(response.substr(9, 3)));
}

std::string body_of(std::string_view response) {
  const auto end = response.find("\r\n\r\n");
  return end == std::string_view::npos ? std::string() : std::string(response.substr(end + 4));
}

}  // namespace consilium::http
