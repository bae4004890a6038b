// Durable case commands as people give them: a case is opened, led up to its acceptance and accepted, by several
// clients at once; each command is authorised, loaded, decided, and appended with its views. Beside it the bare loop,
// which writes the same rows in batches of the same sizes into a copy of the same database.
//
//   bench_commands FOLDER COMMANDS
#include <atomic>
#include <chrono>
#include <numeric>
#include <thread>

#include <fmt/core.h>
#include <sqlite3.h>

#include "bench/bare_loop.hpp"
#include "bench/ready_house.hpp"
#include "bench/report.hpp"
#include "bench/written_rows.hpp"
#include "house/disk_house.hpp"
#include "house/ready_cases.hpp"

namespace consilium::bench {
namespace {

namespace fs = std::filesystem;
using Time = std::chrono::steady_clock;
using tests::required;

constexpr int clients = 16;
constexpr int first_number = 50'000'000;  // of members who are in no house yet
constexpr std::size_t parts = 5;          // a run is told in so many parts

double seconds_between(Time::time_point from, Time::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}

std::string new_case(int number) { return fmt::format("1{:020}", number); }

void add_members(service::House& house, const model::Programme& programme, int count) {
  constexpr int members_in_append = 500;
  for (int first = 0; first < count; first += members_in_append) {
    ports::AppendRequest rows;
    for (int at = first; at < std::min(count, first + members_in_append); ++at)
      tests::add_rows(member_of(programme, first_number + at), house.clock.now(), rows);
    required(house.store.events().append(std::move(rows)));
  }
}

// What one run of commands took: when each was acknowledged, and how long it was waited for.
struct Run {
  Time::time_point begin;
  std::vector<Time::time_point> done;
  std::vector<double> nanoseconds;
};

class Clients {
 public:
  Clients(service::House& house, std::shared_ptr<const model::Programme> programme, int cases)
      : house_(house), programme_(std::move(programme)), cases_(cases) {}

  Run run() {
    std::vector<Run> own(clients);
    std::vector<std::thread> threads;
    const auto begin = Time::now();
    for (Run& part : own) threads.emplace_back([this, &part] { work(part); });
    for (std::thread& thread : threads) thread.join();
    Run whole{begin, {}, {}};
    for (const Run& part : own) {
      whole.done.insert(whole.done.end(), part.done.begin(), part.done.end());
      whole.nanoseconds.insert(whole.nanoseconds.end(), part.nanoseconds.begin(), part.nanoseconds.end());
    }
    std::sort(whole.done.begin(), whole.done.end());
    return whole;
  }

 private:
  void work(Run& run) {
    for (int number = next_++; number < cases_; number = next_++) {
      const tests::Member member = member_of(*programme_, first_number + number);
      const std::string id = new_case(number);
      timed(run, [&] {
        return service::open_case(house_, tests::asked(), programme_, member.contract,
                                  tests::opening(tests::appointment, id, member));
      });
      auto steps = tests::steps_to_acceptance(tests::appointment);
      steps.push_back(tests::acceptance());
      for (const cases::Command& step : steps)
        timed(run, [&] { return service::act_on_case(house_, tests::asked(), id, step); });
    }
  }

  template <typename Use>
  void timed(Run& run, Use use) {
    const auto begin = Time::now();
    const service::Outcome outcome = required(use());
    const auto end = Time::now();
    if (!std::holds_alternative<service::Done>(outcome))
      tests::give_up({base::Category::conflict, "a command was refused"});
    run.done.push_back(end);
    run.nanoseconds.push_back(seconds_between(begin, end) * 1e9);
  }

  service::House& house_;
  std::shared_ptr<const model::Programme> programme_;
  int cases_;
  std::atomic<int> next_ = 0;
};

Run run_house(const fs::path& folder, int cases, Listening& listening) {
  const apps::Installation installation = open_house(folder);
  const auto programme = programme_of(*installation.house);
  add_members(*installation.house, *programme, cases);
  static_cast<void>(listening.take());
  return Clients(*installation.house, programme, cases).run();
}

std::vector<double> rates(const Run& run) {
  std::vector<double> values;
  auto before = run.begin;
  const std::size_t share = run.done.size() / parts;
  for (std::size_t part = 1; part <= parts; ++part) {
    const auto end = run.done[part * share - 1];
    values.push_back(static_cast<double>(share) / seconds_between(before, end));
    before = end;
  }
  return values;
}

std::vector<double> run_bare(BareLoop& loop, const std::vector<std::size_t>& batches) {
  std::vector<double> values;
  std::size_t first = 0;
  std::size_t batch = 0;
  for (std::size_t part = 0; part < parts; ++part) {
    const std::size_t begin = first;
    const std::size_t until = loop.jobs() * (part + 1) / parts;
    const auto from = Time::now();
    while (first < until) {
      const std::size_t count = std::min(batches[batch++ % batches.size()], loop.jobs() - first);
      loop.write(first, count);
      first += count;
    }
    values.push_back(static_cast<double>(first - begin) / seconds_between(from, Time::now()));
  }
  return values;
}

std::int64_t last_position(const fs::path& folder) {
  return required(open_house(folder).store->events().last_position());
}

void measure(const fs::path& folder, int commands) {
  const auto steps = static_cast<int>(tests::steps_to_acceptance(tests::appointment).size()) + 2;
  const int cases = std::max(commands / steps, clients);
  const fs::path scratch = folder.string() + ".scratch";

  copy_house(folder, scratch);
  Run run;
  std::vector<std::size_t> batches;
  {
    Listening listening(false);
    run = run_house(scratch, cases, listening);
    batches = listening.take().batches;
  }
  report("commands/house", "per_second", rates(run));
  report("commands/latency", "ns", run.nanoseconds);
  std::vector<double> sizes(batches.begin(), batches.end());
  report("commands/batch", "commands", sizes);

  copy_house(folder, scratch);
  WrittenRows rows;
  {
    Listening listening(true);
    static_cast<void>(run_house(scratch, cases, listening));
    rows = listening.take();
  }
  const std::int64_t expected = last_position(scratch);
  double written = 0;
  for (const Job& job : rows.jobs) written += static_cast<double>(job.size());
  report("commands/rows", "rows", {written / static_cast<double>(rows.jobs.size())});

  copy_house(folder, scratch);
  {
    Listening listening(false);
    const apps::Installation installation = open_house(scratch);
    add_members(*installation.house, *programme_of(*installation.house), cases);
  }
  {
    BareLoop loop(apps::database_path(scratch), rows);
    report("commands/bare", "per_second", run_bare(loop, batches));
  }
  if (last_position(scratch) != expected)
    tests::give_up({base::Category::fault, "the bare loop did not write what the store wrote"});
  fs::remove_all(scratch);
}

}  // namespace
}  // namespace consilium::bench

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  consilium::bench::measure(argv[1], std::atoi(argv[2]));
  return 0;
}
