#include "http/client.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <netdb.h>
#include <optional>
#include <poll.h>
#include <string_view>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/core.h>

namespace consilium::http {
namespace {

using base::Category;
using base::Result;
using Clock = std::chrono::steady_clock;

constexpr std::size_t line_bytes_max = 65536;

// A connected, non-blocking socket with a deadline, and what has been read from it and not yet taken.
class Stream {
 public:
  Stream(Clock::time_point deadline, std::size_t bytes_max) : deadline_(deadline), bytes_left_(bytes_max) {}
  ~Stream() { close(); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  Result<void> connect(const std::string& host, std::uint16_t port);
  Result<void> send(std::string_view bytes);

  Result<std::string> take_line();  // without its line break
  Result<std::string> take(std::size_t size);
  Result<std::string> take_rest();

 private:
  Result<void> try_connect(const addrinfo& address);
  Result<void> wait(short events) const;
  Result<bool> fill();  // false at the end of the connection
  void close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }

  const Clock::time_point deadline_;
  std::size_t bytes_left_;
  int socket_ = -1;
  std::string input_;
};

tl::unexpected<base::Error> system_failure(std::string_view what, int code) {
  return base::failure(Category::unavailable, fmt::format("{}: {}.", what, std::generic_category().message(code)));
}

tl::unexpected<base::Error> malformed(std::string_view what) {
  return base::failure(Category::corrupt, fmt::format("The answer is not HTTP: {}.", what));
}

tl::unexpected<base::Error> cut_off() {
  return base::failure(Category::unavailable, "The server ended the connection before its answer was whole.");
}

Result<void> Stream::connect(const std::string& host, std::uint16_t port) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int failed = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &found);
  if (failed != 0) {
    return base::failure(Category::unavailable, fmt::format("Cannot find the server: {}.", ::gai_strerror(failed)),
                         host);
  }
  Result<void> connected = base::failure(Category::unavailable, "The server has no address.", host);
  for (const addrinfo* address = found; address != nullptr && !connected; address = address->ai_next) {
    connected = try_connect(*address);
  }
  ::freeaddrinfo(found);
  return connected;
}

Result<void> Stream::try_connect(const addrinfo& address) {
  close();
  socket_ = ::socket(address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address.ai_protocol);
  if (socket_ < 0) return system_failure("Cannot open a socket", errno);
  if (::connect(socket_, address.ai_addr, address.ai_addrlen) == 0) return {};
  if (errno != EINPROGRESS) return system_failure("Cannot reach the server", errno);
  BASE_TRY_VOID(wait(POLLOUT));
  int code = 0;
  socklen_t size = sizeof code;
  if (::getsockopt(socket_, SOL_SOCKET, SO_ERROR, &code, &size) != 0) code = errno;
  if (code != 0) return system_failure("Cannot reach the server", code);
  return {};
}

Result<void> Stream::wait(short events) const {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline_ - Clock::now()).count();
    if (left <= 0) return base::failure(Category::unavailable, "The server did not answer in time.");
    pollfd watched{socket_, events, 0};
    const int ready = ::poll(&watched, 1, static_cast<int>(std::min<long long>(left, 3600000)));
    if (ready > 0) return {};
    if (ready < 0 && errno != EINTR) return system_failure("Cannot wait for the server", errno);
  }
}

Result<void> Stream::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno == EAGAIN) {
      BASE_TRY_VOID(wait(POLLOUT));
    } else if (errno == EPIPE || errno == ECONNRESET) {
      return {};  // the server refused the rest: its answer may be there to read
    } else if (errno != EINTR) {
      return system_failure("Cannot send to the server", errno);
    }
  }
  return {};
}

Result<bool> Stream::fill() {
  std::array<char, 16384> chunk;
  while (true) {
    const auto received = ::recv(socket_, chunk.data(), chunk.size(), 0);
    if (received == 0) return false;
    if (received > 0) {
      const auto size = static_cast<std::size_t>(received);
      if (size > bytes_left_) return base::failure(Category::corrupt, "The answer is bigger than was allowed for.");
      bytes_left_ -= size;
      input_.append(chunk.data(), size);
      return true;
    }
    if (errno == EAGAIN) {
      BASE_TRY_VOID(wait(POLLIN));
    } else if (errno != EINTR) {
      return system_failure("Cannot read from the server", errno);
    }
  }
}

Result<std::string> Stream::take_line() {
  std::size_t end = 0;
  while ((end = input_.find('\n')) == std::string::npos) {
    if (input_.size() > line_bytes_max) return malformed("a line does not end");
    BASE_TRY(const bool is_more, fill());
    if (!is_more) return cut_off();
  }
  std::string line = input_.substr(0, end);
  input_.erase(0, end + 1);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

Result<std::string> Stream::take(std::size_t size) {
  while (input_.size() < size) {
    BASE_TRY(const bool is_more, fill());
    if (!is_more) return cut_off();
  }
  std::string taken = input_.substr(0, size);
  input_.erase(0, size);
  return taken;
}

Result<std::string> Stream::take_rest() {
  while (true) {
    BASE_TRY(const bool is_more, fill());
    if (!is_more) return std::exchange(input_, {});
  }
}

std::optional<std::size_t> number_in(std::string_view text, int base) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Result<ClientResponse> read_head(Stream& stream) {
  BASE_TRY(const std::string status_line, stream.take_line());
  const auto status = status_line.starts_with("HTTP/1.") && status_line.size() >= 12
                          ? number_in(std::string_view(status_line).substr(9, 3), 10)
                          : std::nullopt;
  if (!status) return malformed("it has no status line");
  ClientResponse response{.status = static_cast<int>(*status)};
  while (true) {
    BASE_TRY(const std::string line, stream.take_line());
    if (line.empty()) return response;
    const auto colon = line.find(':');
    if (colon == std::string::npos) return malformed("a header has no colon");
    response.headers.add(line.substr(0, colon), trimmed(std::string_view(line).substr(colon + 1)));
  }
}

Result<std::string> read_chunks(Stream& stream) {
  std::string body;
  while (true) {
    BASE_TRY(const std::string line, stream.take_line());
    const auto size = number_in(trimmed(std::string_view(line).substr(0, line.find(';'))), 16);
    if (!size) return malformed("a chunk has no size");
    if (*size == 0) break;
    BASE_TRY(const std::string chunk, stream.take(*size));
    body += chunk;
    BASE_TRY_VOID(stream.take_line());
  }
  while (true) {  // trailers
    BASE_TRY(const std::string line, stream.take_line());
    if (line.empty()) return body;
  }
}

Result<std::string> read_body(Stream& stream, const ClientRequest& request, const ClientResponse& response) {
  if (request.method == "HEAD" || response.status == 204 || response.status == 304) return std::string();
  const auto coding = response.headers.find("Transfer-Encoding");
  if (coding && equal_ignoring_case(*coding, "chunked")) return read_chunks(stream);
  const auto length = response.headers.find("Content-Length");
  if (!length) return stream.take_rest();
  const auto size = number_in(*length, 10);
  if (!size) return malformed("`Content-Length` is not a number");
  return stream.take(*size);
}

Result<std::string> request_text(const ClientRequest& request) {
  constexpr std::string_view breaks{"\r\n \0", 4};
  bool is_well_formed = request.method.find_first_of(breaks) == std::string::npos &&
                        request.target.find_first_of(breaks) == std::string::npos;
  const bool is_ipv6 = request.host.find(':') != std::string::npos;
  std::string text = fmt::format("{} {} HTTP/1.1\r\n", request.method, request.target);
  text += is_ipv6 ? fmt::format("Host: [{}]:{}\r\n", request.host, request.port)
                  : fmt::format("Host: {}:{}\r\n", request.host, request.port);
  text += "Connection: close\r\n";
  if (!request.body.empty() || request.method == "POST" || request.method == "PUT" || request.method == "PATCH") {
    text += fmt::format("Content-Length: {}\r\n", request.body.size());
  }
  for (const auto& field : request.headers) {
    is_well_formed = is_well_formed && field.name.find_first_of(breaks) == std::string::npos;
    text += fmt::format("{}: {}\r\n", field.name, field.value);
  }
  if (!is_well_formed) {
    return base::failure(Category::incorrect,
                         "A method, target or header name must not hold spaces or line breaks: encode them.");
  }
  return text + "\r\n" + request.body;
}

}  // namespace

Result<ClientResponse> fetch(const ClientRequest& request) {
  BASE_TRY(const std::string text, request_text(request));
  Stream stream(Clock::now() + request.timeout, request.response_bytes_max);
  BASE_TRY_VOID(stream.connect(request.host, request.port));
  BASE_TRY_VOID(stream.send(text));
  BASE_TRY(ClientResponse response, read_head(stream));
  while (response.status >= 100 && response.status < 200) {  // interim answers
    BASE_TRY(response, read_head(stream));
  }
  BASE_TRY(response.body, read_body(stream, request, response));
  return response;
}

}  // namespace consilium::http
