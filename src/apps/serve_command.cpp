#include <csignal>
#include <cstdlib>
#include <pthread.h>

#include <fmt/core.h>

#include "api/api.hpp"
#include "apps/command_line.hpp"
#include "apps/demo.hpp"
#include "apps/desk_routes.hpp"
#include "apps/files.hpp"
#include "apps/installation.hpp"
#include "apps/timer_worker.hpp"
#include "base/log.hpp"
#include "service/operators.hpp"

namespace consilium::apps {
namespace {

namespace fs = std::filesystem;

constexpr std::uint16_t default_port = 8460;
constexpr std::size_t changes_kept = 10'000;
constexpr std::size_t body_bytes_max = 16U << 20U;  // a programme is published in one body

struct ServeOptions {
  std::string data = default_data_folder;
  std::string address = "127.0.0.1";
  std::uint16_t port = default_port;
  bool demo = false;
  std::string from = ".";
};

bool is_loopback(const std::string& address) { return address == "::1" || address.starts_with("127."); }

// A file that may not grow is told like a full disk, instead of ending the process.
void refuse_to_die_of_full_files() { std::signal(SIGXFSZ, SIG_IGN); }

// Signals that stop the server come to `wait_for_stop` alone; must be called before any thread is made.
sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

void wait_for_stop(const sigset_t& signals) {
  int signal = 0;
  sigwait(&signals, &signal);
  base::log(base::LogLevel::info, "stopping", {{"signal", signal == SIGINT ? "interrupt" : "terminate"}});
}

// The first administrator of a house that has no operators yet. The token is said once and kept nowhere.
base::Result<void> make_first_administrator(service::House& house) {
  BASE_TRY(const auto operators, service::operators(house));
  if (!operators.empty()) return {};
  const std::string token = service::new_token();
  BASE_TRY_VOID(service::put_operator(
      house, {"administrator", "First administrator", {{policy::Role::administrator, "*"}}}, token));
  fmt::print("The first operator `administrator` was made. Its token is shown this once:\n  {}\n", token);
  return {};
}

base::Result<void> prepare(service::House& house, service::InstitutionFinder& words, const ServeOptions& options) {
  if (!options.demo) {
    if (house.clock.is_demo()) return {};
    return make_first_administrator(house);
  }
  if (house.clock.is_demo()) return {};
  return set_up_demo(house, words, data_root(options.from));
}

void print_sign_ins(service::House& house) {
  fmt::print(
      "\nThis is a demonstration. Its clock stands at {} and is moved by hand.\nSign in with one of these tokens:\n\n",
      base::to_string(house.clock.now(), base::Zone::find("Asia/Shanghai").value()));
  for (const SignIn& sign_in : demo_sign_ins(house))
    fmt::print("  {:<28} {}, {}\n", sign_in.token, sign_in.name, sign_in.roles);
  fmt::print("\n");
}

int serve(const ServeOptions& options) {
  refuse_to_die_of_full_files();
  const sigset_t signals = block_stop_signals();
  auto installation = open_installation(options.data);
  if (!installation) {
    base::log(base::LogLevel::error, "the house cannot be opened", {{"why", installation.error().message}});
    return fail(installation.error());
  }
  service::House& house = *installation->house;
  if (house.clock.is_demo() && !is_loopback(options.address))
    return fail({base::Category::forbidden, "a demonstration is served on this machine only: 127.0.0.1 or ::1"});
  auto words = service::InstitutionFinder::create();
  if (!words) return fail(words.error());
  if (const auto prepared = prepare(house, **words, options); !prepared) return fail(prepared.error());
  const auto position = house.store.events().last_position();
  if (!position) return fail(position.error());
  const auto changes = std::make_shared<http::Broadcast>(changes_kept, static_cast<std::uint64_t>(*position));
  api::publish_changes(house, changes);
  api::Api api{house, **words, changes, {}};
  http::Router router = api::make_router(api);
  add_desk_routes(router);
  http::Options http_options;
  http_options.address = options.address;
  http_options.port = options.port;
  http_options.body_bytes_max = body_bytes_max;
  auto server =
      http::serve(http_options, [&router](http::Request request) { return router.handle(std::move(request)); });
  if (!server) return fail(server.error());
  const TimerWorker timers(house);
  fmt::print("Consilium answers at http://{}:{}/\n",
             options.address.find(':') == std::string::npos ? options.address : "[" + options.address + "]",
             (*server)->port());
  if (house.clock.is_demo()) print_sign_ins(house);
  std::fflush(stdout);
  wait_for_stop(signals);
  (*server)->stop();
  return exit_well;
}

}  // namespace

int serve_command(const Arguments& arguments) {
  ServeOptions options;
  CommandLine line("consilium serve", "Runs the house: the API and the deadlines, on one data folder");
  line.option("--data", options.data, "folder of the house: database and key");
  line.option("--address", options.address, "numeric address to listen on");
  line.option("--port", options.port, "port to listen on; 0: any free one");
  line.flag("--demo", options.demo, "set up a demonstration, when the folder is empty");
  line.option("--from", options.from, "where programmes/, networks/ and calendars/ of the demonstration lie");
  if (const auto exit = line.read(arguments)) return *exit;
  if (options.demo && !is_loopback(options.address)) {
    fmt::print(stderr, "a demonstration is served on this machine only: 127.0.0.1 or ::1\n");
    return exit_usage;
  }
  return serve(options);
}

}  // namespace consilium::apps
