#include "kill/victim.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <fmt/core.h>

#include "base/check.hpp"

namespace consilium::tests {

Victim::Victim(const std::string& database, const std::string& journal, int round) {
  std::string program = CONSILIUM_KILL_WORKER;
  std::string first = database;
  std::string second = journal;
  std::string third = std::to_string(round);
  const std::array<char*, 5> arguments{program.data(), first.data(), second.data(), third.data(), nullptr};
  CHECK(::posix_spawn(&process_, program.c_str(), nullptr, nullptr, arguments.data(), environ) == 0);
}

Victim::~Victim() { static_cast<void>(kill()); }

bool Victim::lives_until(const std::function<bool()>& something) {
  while (!something()) {
    if (ended()) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return !ended();
}

bool Victim::kill() {
  if (ended_) return false;
  CHECK(::kill(process_, SIGKILL) == 0);
  CHECK(::waitpid(process_, &status_, 0) == process_);
  ended_ = true;
  return WIFSIGNALED(status_) && WTERMSIG(status_) == SIGKILL;
}

std::string Victim::end() const {
  if (!ended_) return "it lives";
  return WIFSIGNALED(status_) ? fmt::format("ended by signal {}", WTERMSIG(status_))
                              : fmt::format("ended by itself with {}", WEXITSTATUS(status_));
}

bool Victim::ended() {
  if (!ended_) ended_ = ::waitpid(process_, &status_, WNOHANG) == process_;
  return ended_;
}

}  // namespace consilium::tests
