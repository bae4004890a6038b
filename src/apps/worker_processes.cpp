#include "apps/worker_processes.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <new>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace consilium::apps {
namespace {

constexpr std::int64_t nothing_at_hand = -1;
constexpr std::chrono::milliseconds look_again_after{50};
// Children that die between two pieces do so for a reason outside: they are not started for ever.
constexpr int idle_deaths_max = 16;

struct SharedPiece {
  std::atomic<PieceState> state;
  std::atomic<std::int64_t> answer;
};
static_assert(std::atomic<PieceState>::is_always_lock_free && std::atomic<std::int64_t>::is_always_lock_free);

// Memory that parent and children see alike.
class Board {
 public:
  Board(std::size_t pieces, std::size_t workers) : pieces_(pieces), workers_(workers) {
    memory_ = ::mmap(nullptr, size(), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory_ == MAP_FAILED) return;
    next_ = new (memory_) std::atomic<std::int64_t>(0);
    at_hand_ = reinterpret_cast<std::atomic<std::int64_t>*>(next_ + 1);
    std::uninitialized_value_construct_n(at_hand_, workers_);
    board_ = reinterpret_cast<SharedPiece*>(at_hand_ + workers_);
    std::uninitialized_value_construct_n(board_, pieces_);
  }
  ~Board() {
    if (works()) ::munmap(memory_, size());
  }
  Board(const Board&) = delete;
  Board& operator=(const Board&) = delete;

  bool works() const { return memory_ != MAP_FAILED; }
  std::size_t take() { return static_cast<std::size_t>(next_->fetch_add(1)); }
  std::size_t taken() const { return std::min(static_cast<std::size_t>(next_->load()), pieces_); }
  std::atomic<std::int64_t>& at_hand(std::size_t worker) { return at_hand_[worker]; }
  SharedPiece& piece(std::size_t number) { return board_[number]; }

 private:
  std::size_t size() const {
    return (1 + workers_) * sizeof(std::atomic<std::int64_t>) + pieces_ * sizeof(SharedPiece);
  }

  std::size_t pieces_;
  std::size_t workers_;
  void* memory_ = nullptr;
  std::atomic<std::int64_t>* next_ = nullptr;
  std::atomic<std::int64_t>* at_hand_ = nullptr;
  SharedPiece* board_ = nullptr;
};

// The system ends a process at this signal.
void limit_processor_time(int seconds) {
  itimerval limit{};
  limit.it_value.tv_sec = seconds;
  ::setitimer(ITIMER_PROF, &limit, nullptr);
}

[[noreturn]] void work_as_child(const Piecework& piecework, Board& board, std::size_t worker) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int nowhere = ::open("/dev/null", O_WRONLY);
  if (nowhere >= 0) ::dup2(nowhere, STDOUT_FILENO), ::dup2(nowhere, STDERR_FILENO);
  for (std::size_t number = board.take(); number < piecework.count; number = board.take()) {
    board.at_hand(worker) = static_cast<std::int64_t>(number);
    limit_processor_time(piecework.seconds_max);
    SharedPiece& piece = board.piece(number);
    piece.answer = piecework.work(number);
    piece.state = PieceState::done;
    board.at_hand(worker) = nothing_at_hand;
  }
  ::_exit(EXIT_SUCCESS);
}

class Workers {
 public:
  Workers(const Piecework& piecework, std::size_t count)
      : piecework_(piecework), board_(piecework.count, count), children_(count, 0) {}
  ~Workers() {
    for (const pid_t child : children_) {
      if (child > 0) ::kill(child, SIGKILL), ::waitpid(child, nullptr, 0);
    }
  }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  base::Result<std::vector<Piece>> run() {
    const auto unavailable = [](const char* message) { return base::failure(base::Category::unavailable, message); };
    if (!board_.works()) return unavailable("there is no memory to share with child processes");
    for (std::size_t worker = 0; worker < children_.size(); ++worker) {
      if (!start(worker)) return unavailable("no child process can be started");
    }
    while (std::any_of(children_.begin(), children_.end(), [](pid_t child) { return child > 0; })) {
      if (!look_after()) return unavailable("child processes are ended from outside");
      if (piecework_.progress) piecework_.progress(board_.taken());
      std::this_thread::sleep_for(look_again_after);
    }
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < piecework_.count; ++i) {
      pieces.push_back({board_.piece(i).state.load(), board_.piece(i).answer.load()});
    }
    return pieces;
  }

 private:
  bool start(std::size_t worker) {
    board_.at_hand(worker) = nothing_at_hand;
    const pid_t child = ::fork();
    if (child == 0) work_as_child(piecework_, board_, worker);
    children_[worker] = child;
    return child > 0;
  }

  // Writes down what a child that died had at hand, and starts another in its place.
  bool look_after() {
    for (std::size_t worker = 0; worker < children_.size(); ++worker) {
      int status = 0;
      if (children_[worker] <= 0 || ::waitpid(children_[worker], &status, WNOHANG) == 0) continue;
      children_[worker] = 0;
      if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS) continue;
      const std::int64_t number = board_.at_hand(worker);
      if (number == nothing_at_hand) {
        if (++idle_deaths_ > idle_deaths_max) return false;
      } else {
        const bool too_long = WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF;
        SharedPiece& piece = board_.piece(static_cast<std::size_t>(number));
        if (piece.state == PieceState::undone) piece.state = too_long ? PieceState::ran_too_long : PieceState::broke;
      }
      if (!start(worker)) return false;
    }
    return true;
  }

  const Piecework& piecework_;
  Board board_;
  std::vector<pid_t> children_;
  int idle_deaths_ = 0;
};

}  // namespace

base::Result<std::vector<Piece>> do_apart(const Piecework& piecework) {
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  return Workers(piecework, std::min(cores, std::max<std::size_t>(piecework.count, 1))).run();
}

}  // namespace consilium::apps
