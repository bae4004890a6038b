// Many deadlines that fall due in one minute, while people go on working: how long until all are fired, and how long
// people wait for their commands before and meanwhile.
//
//   bench_deadlines FOLDER [SECONDS_MAX]
#include <atomic>
#include <chrono>
#include <random>
#include <thread>

#include <fmt/core.h>
#include <sqlite3.h>

#include "bench/ready_house.hpp"
#include "bench/report.hpp"
#include "house/disk_house.hpp"
#include "house/ready_cases.hpp"
#include "service/timers.hpp"

namespace consilium::bench {
namespace {

using Time = std::chrono::steady_clock;
using tests::required;

constexpr int people = 4;
// A person on the phone notes something about as often, each.
constexpr std::chrono::milliseconds pause{40};
constexpr std::chrono::seconds alone{5};
constexpr double share_waiting = 0.99;

std::int64_t count(const std::string& path, const std::string& sql) {
  sqlite3* connection = nullptr;
  sqlite3_stmt* statement = nullptr;
  sqlite3_open_v2(path.c_str(), &connection, SQLITE_OPEN_READONLY, nullptr);
  sqlite3_prepare_v2(connection, sql.c_str(), -1, &statement, nullptr);
  const std::int64_t value = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
  sqlite3_finalize(statement);
  sqlite3_close(connection);
  return value;
}

// People who note calls on any case, until they are told to stop.
class People {
 public:
  People(service::House& house, int cases) : house_(house), waits_(people) {
    for (unsigned person = 0; person < people; ++person)
      threads_.emplace_back([this, person, cases] { work(person, cases); });
  }
  ~People() { stop(); }
  People(const People&) = delete;
  People& operator=(const People&) = delete;

  // How long each command was waited for, in nanoseconds.
  std::vector<double> stop() {
    stopping_ = true;
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
    std::vector<double> all;
    for (const auto& waits : waits_) all.insert(all.end(), waits.begin(), waits.end());
    return all;
  }

 private:
  void work(unsigned person, int cases) {
    std::minstd_rand any(person + 1);
    std::uniform_int_distribution<int> number(0, cases - 1);
    while (!stopping_) {
      const std::string id = case_of(number(any));
      const auto begin = Time::now();
      required(service::act_on_case(house_, tests::asked(), id, cases::LogContact{"phone", "reached", ""}));
      waits_[person].push_back(std::chrono::duration<double, std::nano>(Time::now() - begin).count());
      std::this_thread::sleep_for(pause);
    }
  }

  service::House& house_;
  std::atomic<bool> stopping_ = false;
  std::vector<std::vector<double>> waits_;
  std::vector<std::thread> threads_;
};

void measure(const std::string& folder, double seconds_max) {
  const std::filesystem::path scratch = folder + ".scratch";
  copy_house(folder, scratch);
  {
    const apps::Installation installation = open_house(scratch);
    service::House& house = *installation.house;
    const std::string path = apps::database_path(scratch).string();
    const auto cases = static_cast<int>(count(path, "SELECT count(*) FROM cases"));
    const base::Instant busiest{count(path, "SELECT due FROM timers GROUP BY due ORDER BY count(*) DESC LIMIT 1")};
    const base::Instant minute_later = busiest.plus_minutes(1);
    const auto due = count(path, fmt::format("SELECT count(*) FROM timers WHERE due <= {}", minute_later.milliseconds));
    report("deadlines/due", "timers", {static_cast<double>(due)});
    {
      People working(house, cases);
      std::this_thread::sleep_for(alone);
      report("deadlines/people-alone", "ns", {share_of(working.stop(), share_waiting)});
    }
    house.clock.set_demo(minute_later);
    People working(house, cases);
    const auto begin = Time::now();
    double seconds = 0;
    std::int64_t fired = 0;
    std::optional<ports::TimerPlace> after;
    do {
      const service::Fired page = required(service::fire_due(house, minute_later, after));
      fired += page.fired;
      after = page.last;
      seconds = std::chrono::duration<double>(Time::now() - begin).count();
    } while (after && seconds < seconds_max);
    report("deadlines/people-meanwhile", "ns", {share_of(working.stop(), share_waiting)});
    report("deadlines/fired", "timers", {static_cast<double>(fired)});
    report("deadlines/seconds", "s", {seconds});
  }
  std::filesystem::remove_all(scratch);
}

}  // namespace
}  // namespace consilium::bench

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  consilium::bench::measure(argv[1], argc > 2 ? std::atof(argv[2]) : 600);
  return 0;
}
