// The only file that knows Asio and Beast. In callback style, without coroutines (docs/decisions/0003-http.md).
//
// Everything here runs on the one I/O thread, so nothing needs a lock. Deadlines are a field that one periodic sweep
// looks at: cheaper than a timer each, and a deadline that moved cannot fire late.
#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include "base/log.hpp"
#include "http/answers.hpp"
#include "http/event_stream.hpp"
#include "http/exchange.hpp"
#include "http/server.hpp"
#include "http/server_core.hpp"

namespace consilium::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using Parser = beast::http::request_parser<beast::http::string_body>;

constexpr std::size_t read_bytes = 8192;
constexpr std::size_t stream_chunk_bytes_max = 65536;

enum class Phase { waiting, reading, handling, writing, stream_idle, stream_writing, lingering, closed };

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

bool is_line_break(char character) { return character == '\r' || character == '\n'; }

// One connection, from accept to close.
class Session final : public Connection, public std::enable_shared_from_this<Session> {
 public:
  Session(ServerCore& core, tcp::socket socket, std::uint64_t number);

  SteadyTime deadline() const override { return deadline_; }
  void deadline_passed() override;
  void respond(Response response) override;
  void pump() override;
  void drain() override;
  void close() override;

  void wait_for_request();
  void refuse(Response response);  // answers and ends the connection

 private:
  using Step = void (Session::*)();

  void enter(Phase phase, SteadyTime deadline);
  void await_first_byte();
  void read_head();
  void head_read(error_code error);
  void read_body();
  void read_failed(error_code error);
  void dispatch();
  void start_stream(Response response);
  void stream_written();
  void write(Phase phase, Step then);
  void answered();
  void linger();
  void discard();

  ServerCore& core_;
  tcp::socket socket_;
  const std::uint64_t number_;
  std::string remote_address_;
  Phase phase_ = Phase::waiting;
  SteadyTime deadline_;
  SteadyTime end_;  // of the time for the whole request; of a stream's life

  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  bool timed_out_ = false;
  Exchange exchange_;

  std::string out_head_;
  std::string out_body_;
  std::optional<EventStream> stream_;
  const Broadcast* broadcast_ = nullptr;
  bool discarding_ = false;
  std::array<char, 1024> discarded_{};
};

std::chrono::milliseconds sweep_interval_of(const Options& options) {
  constexpr std::chrono::milliseconds shortest{5};
  constexpr std::chrono::milliseconds longest{250};
  const auto tightest =
      std::min({options.idle_timeout, options.header_timeout, options.request_timeout, options.write_timeout,
                options.linger_timeout, options.heartbeat_interval, options.stream_lifetime, options.stop_grace});
  return std::clamp(tightest / 4, shortest, longest);
}

base::Result<void> check_options(const Options& options) {
  if (options.workers == 0 || options.queue_max == 0 || options.connections_max == 0) {
    return base::failure(base::Category::incorrect,
                         "The server needs at least one worker, one place in the queue and one connection.");
  }
  if (options.header_bytes_max == 0 || options.header_bytes_max > 1048576) {
    return base::failure(base::Category::incorrect, "The limit for headers must be from 1 to 1048576 bytes.");
  }
  return {};
}

class BeastServer final : public Server {
 public:
  BeastServer(Options options, Handler handler);
  ~BeastServer() override { stop(); }

  error_code listen();
  void run();

  std::uint16_t port() const override { return port_; }
  Metrics metrics() const override { return core_.metrics(); }
  void stop() override;

 private:
  void accept();
  void accepted(error_code error, tcp::socket socket);
  void schedule_sweep();

  std::chrono::milliseconds sweep_interval_;
  asio::io_context io_{1};
  tcp::acceptor acceptor_{io_};
  asio::steady_timer sweep_timer_{io_};
  std::uint16_t port_ = 0;
  bool accepting_ = false;
  std::once_flag stopped_;
  ServerCore core_;  // after the loop that its connections belong to
  std::thread io_thread_;
};

// ---- Session: reading -------------------------------------------------------------------------------------------

Session::Session(ServerCore& core, tcp::socket socket, std::uint64_t number)
    : core_(core), socket_(std::move(socket)), number_(number) {
  error_code ignored;
  socket_.set_option(tcp::no_delay(true), ignored);
  const auto peer = socket_.remote_endpoint(ignored);
  if (!ignored) remote_address_ = peer.address().to_string();
}

void Session::enter(Phase phase, SteadyTime deadline) {
  phase_ = phase;
  deadline_ = deadline;
}

void Session::wait_for_request() {
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(core_.options().header_bytes_max));
  parser_->body_limit(core_.options().body_bytes_max);
  timed_out_ = false;
  exchange_ = {};
  await_first_byte();
}

void Session::await_first_byte() {
  // Empty lines before a request are passed over (RFC 9112 2.2).
  while (buffer_.size() > 0 && is_line_break(*static_cast<const char*>(buffer_.cdata().data()))) buffer_.consume(1);
  if (buffer_.size() > 0) return read_head();
  enter(Phase::waiting, Clock::now() + core_.options().idle_timeout);
  socket_.async_read_some(buffer_.prepare(read_bytes), [self = shared_from_this()](error_code error, std::size_t size) {
    if (error) return self->close();
    self->buffer_.commit(size);
    self->await_first_byte();
  });
}

void Session::read_head() {
  const auto now = Clock::now();
  end_ = now + core_.options().request_timeout;
  enter(Phase::reading, std::min(end_, now + core_.options().header_timeout));
  beast::http::async_read_header(
      socket_, buffer_, *parser_,
      [self = shared_from_this()](error_code error, std::size_t) { self->head_read(error); });
}

void Session::head_read(error_code error) {
  if (error) return read_failed(error);
  const auto& message = parser_->get();
  RequestHead head{.method = std::string(message.method_string()),
                   .target = std::string(message.target()),
                   .headers = {},
                   .http_1_0 = message.version() < 11,
                   .keep_alive = message.keep_alive()};
  for (const auto& field : message) head.headers.add(view(field.name_string()), view(field.value()));
  if (auto refusal = exchange_.take_head(std::move(head))) return respond(std::move(*refusal));
  if (parser_->is_done() || !exchange_.expects_continue()) return read_body();
  out_head_ = "HTTP/1.1 100 Continue\r\n\r\n";
  out_body_.clear();
  write(Phase::writing, &Session::read_body);
}

void Session::read_body() {
  if (parser_->is_done()) return dispatch();
  enter(Phase::reading, end_);
  beast::http::async_read(socket_, buffer_, *parser_, [self = shared_from_this()](error_code error, std::size_t) {
    if (error) return self->read_failed(error);
    self->dispatch();
  });
}

void Session::read_failed(error_code error) {
  using Failure = beast::http::error;
  if (phase_ == Phase::closed) return;
  if (error == asio::error::operation_aborted && timed_out_) {
    ++core_.counters().requests_timed_out;
    return refuse(too_slow());
  }
  if (error == Failure::header_limit || error == Failure::buffer_overflow) {
    return refuse(headers_too_big());
  }
  if (error == Failure::body_limit) return refuse(body_too_big());
  const bool is_gone = error == Failure::end_of_stream || error == Failure::partial_message;
  if (is_gone || error.category() != make_error_code(Failure::end_of_stream).category()) return close();
  refuse(not_http());
}

void Session::dispatch() {
  auto request = exchange_.take_body(std::move(parser_->get().body()), remote_address_, core_.request_ids());
  if (!request) return respond(std::move(request.error()));
  enter(Phase::handling, SteadyTime::max());
  if (core_.submit(number_, std::move(*request))) return;
  respond(busy("Too many requests are waiting. Try again in a moment."));
}

// ---- Session: writing -------------------------------------------------------------------------------------------

void Session::respond(Response response) {
  if (phase_ == Phase::closed) return;
  if (core_.draining()) exchange_.end_connection();
  if (response.subscription && !exchange_.wants_head_only()) {
    if (core_.may_stream()) return start_stream(std::move(response));
    ++core_.counters().requests_refused;
    response = busy("Too many live streams are open. Try again in a moment.");
  }
  out_head_ = exchange_.frame(response, core_.request_ids(), std::time(nullptr));
  out_body_ = std::move(response.body);
  core_.counters().count_response(response.status);
  write(Phase::writing, &Session::answered);
}

void Session::refuse(Response response) {
  exchange_.end_connection();
  respond(std::move(response));
}

void Session::write(Phase phase, Step then) {
  enter(phase, Clock::now() + core_.options().write_timeout);
  const std::array<asio::const_buffer, 2> parts{asio::buffer(out_head_), asio::buffer(out_body_)};
  const auto progress = [self = shared_from_this()](error_code error, std::size_t) -> std::size_t {
    if (error || self->phase_ == Phase::closed) return 0;
    self->deadline_ = Clock::now() + self->core_.options().write_timeout;
    return stream_chunk_bytes_max;
  };
  asio::async_write(socket_, parts, progress, [self = shared_from_this(), then](error_code error, std::size_t) {
    if (error) return self->close();
    if (self->phase_ != Phase::closed) (self.get()->*then)();
  });
}

void Session::answered() {
  out_body_ = {};
  if (exchange_.keep_alive() && !core_.draining()) return wait_for_request();
  linger();
}

// Ends the connection so that the last answer arrives: closing a socket with unread input would reset it, and the
// client would lose what it had not read yet.
void Session::linger() {
  enter(Phase::lingering, Clock::now() + core_.options().linger_timeout);
  error_code ignored;
  socket_.shutdown(tcp::socket::shutdown_send, ignored);
  if (!discarding_) discard();
}

// Reads what the peer still sends, to see it leave.
void Session::discard() {
  discarding_ = true;
  socket_.async_read_some(asio::buffer(discarded_), [self = shared_from_this()](error_code error, std::size_t) {
    if (error) return self->close();
    self->discard();
  });
}

void Session::close() {
  if (phase_ == Phase::closed) return;
  phase_ = Phase::closed;
  error_code ignored;
  socket_.close(ignored);
  if (stream_) core_.leave_stream(number_, broadcast_);
  core_.remove(number_);
}

// ---- Session: streams, and the sweep ----------------------------------------------------------------------------

void Session::start_stream(Response response) {
  error_code ignored;
  // What a slow reader has not taken is bounded by this, one chunk of ours and its place in the ring.
  socket_.set_option(asio::socket_base::send_buffer_size(static_cast<int>(stream_chunk_bytes_max)), ignored);
  end_ = Clock::now() + core_.options().stream_lifetime;
  broadcast_ = response.subscription->broadcast.get();
  core_.join_stream(number_, response.subscription->broadcast);
  stream_.emplace(*response.subscription);
  out_head_ = exchange_.frame(response, core_.request_ids(), std::time(nullptr));
  out_body_ = stream_->opening();
  core_.counters().count_response(response.status);
  discard();
  write(Phase::stream_writing, &Session::stream_written);
}

void Session::stream_written() {
  out_head_.clear();
  enter(Phase::stream_idle, std::min(end_, Clock::now() + core_.options().heartbeat_interval));
  pump();
}

void Session::pump() {
  if (phase_ != Phase::stream_idle) return;  // writing: it looks again when done
  if (core_.draining() || Clock::now() >= end_) return linger();
  out_body_ = stream_->next(stream_chunk_bytes_max);
  if (!out_body_.empty()) write(Phase::stream_writing, &Session::stream_written);
}

void Session::drain() {
  if (phase_ == Phase::waiting) return close();
  pump();
}

void Session::deadline_passed() {
  error_code ignored;
  switch (phase_) {
    case Phase::reading:
      // Stays due: an operation between two reads misses a cancel, and the next sweep repeats it.
      timed_out_ = true;
      socket_.cancel(ignored);
      return;
    case Phase::stream_idle:
      if (Clock::now() >= end_) return linger();
      out_body_ = stream_->heartbeat();
      return write(Phase::stream_writing, &Session::stream_written);
    case Phase::writing:
    case Phase::stream_writing:
      ++core_.counters().clients_dropped;
      return close();
    case Phase::waiting:
    case Phase::lingering:
      return close();
    case Phase::handling:
    case Phase::closed:
      return;
  }
}

// ---- Server ---------------------------------------------------------------------------

BeastServer::BeastServer(Options options, Handler handler)
    : sweep_interval_(sweep_interval_of(options)),
      core_(
          std::move(options), std::move(handler),
          [this](std::function<void()> work) { asio::post(io_, std::move(work)); }, [this] { io_.stop(); }) {}

error_code BeastServer::listen() {
  error_code error;
  const auto address = asio::ip::make_address(core_.options().address, error);
  if (error) return error;
  const tcp::endpoint endpoint(address, core_.options().port);
  if (acceptor_.open(endpoint.protocol(), error)) return error;
  if (acceptor_.set_option(tcp::acceptor::reuse_address(true), error)) return error;
  if (acceptor_.bind(endpoint, error)) return error;
  if (acceptor_.listen(tcp::acceptor::max_listen_connections, error)) return error;
  const auto bound = acceptor_.local_endpoint(error);
  port_ = bound.port();
  return error;
}

void BeastServer::run() {
  accept();
  schedule_sweep();
  io_thread_ = std::thread([this] { io_.run(); });
}

void BeastServer::accept() {
  accepting_ = true;
  acceptor_.async_accept([this](error_code error, tcp::socket socket) { accepted(error, std::move(socket)); });
}

void BeastServer::accepted(error_code error, tcp::socket socket) {
  accepting_ = false;
  if (core_.draining()) return;
  if (error) {
    // Most likely out of file descriptors: the next sweep tries again, rather than spinning here.
    base::log(base::LogLevel::warning, "cannot accept a connection", {{"reason", error.message()}});
    return;
  }
  const auto admission = core_.admit();
  if (admission != Admission::turned_away) {
    const auto number = core_.next_number();
    const auto session = std::make_shared<Session>(core_, std::move(socket), number);
    core_.add(number, session);
    if (admission == Admission::welcome) {
      session->wait_for_request();
    } else {
      session->refuse(busy("Too many connections are open. Try again in a moment."));
    }
  }
  accept();
}

void BeastServer::schedule_sweep() {
  sweep_timer_.expires_after(sweep_interval_);
  sweep_timer_.async_wait([this](error_code error) {
    if (error) return;
    core_.sweep(Clock::now());
    if (!accepting_ && !core_.draining()) accept();
    schedule_sweep();
  });
}

void BeastServer::stop() {
  std::call_once(stopped_, [this] {
    if (io_thread_.joinable()) {
      asio::post(io_, [this] {
        error_code ignored;
        acceptor_.close(ignored);
        core_.begin_drain(Clock::now());
      });
      io_thread_.join();
    }
    core_.stop_workers();
  });
}

}  // namespace

base::Result<std::unique_ptr<Server>> serve(Options options, Handler handler) {
  BASE_TRY_VOID(check_options(options));
  const std::string where = options.address + ":" + std::to_string(options.port);
  try {
    auto server = std::make_unique<BeastServer>(std::move(options), std::move(handler));
    const auto error = server->listen();
    if (error) {
      return base::failure(base::Category::unavailable,
                           "Cannot listen here: " + error.message() + ". Choose another address or port.", where);
    }
    server->run();
    return server;
  } catch (const std::exception& exception) {
    return base::failure(base::Category::unavailable, std::string("Cannot start the server: ") + exception.what(),
                         where);
  }
}

}  // namespace consilium::http
