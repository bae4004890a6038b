#include "kill/victim.hpp"

#include <chrono>
#include <csignal>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include <fmt/core.h>

#include "base/check.hpp"

namespace consilium::tests {

namespace {

constexpr std::chrono::minutes patience{2};

}  // namespace

Victim::Victim(const std::string& database, const std::string& journal, int round, const std::string& moment,
               int operations) {
  std::vector<std::string> words{CONSILIUM_KILL_WORKER, database, journal, std::to_string(round)};
  if (!moment.empty()) words.insert(words.end(), {moment, std::to_string(operations)});
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  CHECK(::posix_spawn(&process_, arguments.front(), nullptr, nullptr, arguments.data(), environ) == 0);
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

bool Victim::kills_itself() {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (!ended() && std::chrono::steady_clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return ended_ && WIFSIGNALED(status_) && WTERMSIG(status_) == SIGKILL;
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
