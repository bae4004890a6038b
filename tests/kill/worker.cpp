// kill_worker <database> <journal> <round> [<moment> <operations>]: a house at work until it is killed. Three people
// open cases and lead them on, rosters are imported, and the clock moves through what falls due. With a moment (start,
// commit, sweep, import) it kills itself there, after so many operations of the disk.
#include <atomic>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "disk/unreliable_disk.hpp"
#include "house/disk_house.hpp"
#include "house/ready_cases.hpp"
#include "house/rosters.hpp"
#include "kill/journal.hpp"
#include "kill/roster.hpp"
#include "service/documents.hpp"
#include "service/timers.hpp"

namespace consilium::tests {
namespace {

constexpr int people = 3;
constexpr int members_per_round = 1'000;
constexpr int members_per_chunk = 4;
constexpr std::int64_t clock_step_minutes = 12 * 60;
constexpr std::int64_t sweep_step_minutes = 30 * 24 * 60;  // through many deadlines
constexpr std::size_t scan_bytes = 20'000;                 // several pages of the database
constexpr int chunks_before_death = 6;                     // so that there is something to lose

// When the worker kills itself.
struct Death {
  std::string moment;
  std::int64_t operations = 0;
};

class Worker {
 public:
  Worker(DiskHouse& disk_house, UnreliableDisk& disk, Journal& journal, int round, Death death)
      : house_(disk_house.house()),
        disk_(disk),
        death_(std::move(death)),
        programme_(disk_house.programme(of_appointments)),
        journal_(journal),
        round_(round),
        words_(required(service::InstitutionFinder::create())) {}

  void work() {
    std::vector<std::thread> threads;
    for (int person = 0; person < people; ++person) threads.emplace_back([this, person] { lead_cases(person); });
    import_and_move_on();
    for (auto& thread : threads) thread.join();
  }

 private:
  void lead_cases(int person) {
    imported_.wait(0);
    for (int number = 0;; ++number) {
      const Member one = member(*programme_, round_ * members_per_round + number % imported_.load());
      const std::string_view service = (number + person) % 2 == 0 ? appointment : admission;
      lead_case(service, fmt::format("{}-{}-{}", round_, person, number), one);
    }
  }

  // As far as the programme lets it: the use may be taken.
  void lead_case(std::string_view service, const std::string& case_id, const Member& one) {
    int step = 0;
    const auto next_request = [&] { return fmt::format("{}-{}", case_id, step++); };
    auto request = next_request();
    const bool opened =
        take(case_id, request,
             service::open_case(house_, asked(request), programme_, one.contract, opening(service, case_id, one)));
    if (!opened) return;
    request = next_request();
    take(case_id, request, service::add_document(house_, asked(request), case_id, scan_of(case_id)));
    auto commands = steps_to_acceptance(service);
    commands.push_back(acceptance());
    for (const cases::Command& command : commands) {
      request = next_request();
      if (imported_ >= chunks_before_death * members_per_chunk) die_in("commit");
      take(case_id, request, service::act_on_case(house_, asked(request), case_id, command));
    }
  }

  static service::NewDocument scan_of(const std::string& case_id) {
    return {"scan.pdf", fmt::format("%PDF-1.7 {}{} %%EOF", case_id, std::string(scan_bytes, ' '))};
  }

  // Whether it was done; then it is written down.
  bool take(const std::string& case_id, const std::string& request, const base::Result<service::Outcome>& outcome) {
    if (!outcome && outcome.error().category != base::Category::busy) give_up(outcome.error());
    const auto* done = outcome ? std::get_if<service::Done>(&*outcome) : nullptr;
    if (done != nullptr) journal_.write({"case", case_id, done->state.version, request});
    return done != nullptr;
  }

  void import_and_move_on() {
    for (int imported = 0;; imported = std::min(imported + members_per_chunk, members_per_round)) {
      if (imported < members_per_round) import_chunk(imported);
      const bool late = imported == chunks_before_death * members_per_chunk;
      if (late) import_file();
      if (late) die_in("sweep");
      const auto to = house_.clock.now().plus_minutes(late ? sweep_step_minutes : clock_step_minutes);
      journal_.write({"clock", "-", required(service::move_demo_clock(house_, to)).milliseconds, "-"});
    }
  }

  // A whole file of the insurer, in many appends.
  void import_file() {
    const std::string roster = roster_of_round(*programme_, round_);
    die_in("import");
    const auto report = required(import_text(house_, *words_, roster));
    journal_.write({"roster", report.id, report.contracts_new, "-"});
  }

  void die_in(std::string_view moment) {
    if (death_.moment == moment && !dying_.exchange(true)) disk_.fail_after(death_.operations, Fault::death);
  }

  void import_chunk(int from) {
    ports::AppendRequest append;
    append.lane = ports::Lane::imports;
    for (int number = from; number < from + members_per_chunk; ++number)
      add_rows(member(*programme_, round_ * members_per_round + number), house_.clock.now(), append);
    ports::ImportRow row;
    row.id = fmt::format("import-{}", round_);
    row.tenant = programme_->insurer.id;
    row.next_row = from + members_per_chunk;
    row.rows_total = members_per_round;
    append.views.emplace_back(row);
    required(house_.store.events().append(std::move(append)));
    journal_.write({"import", row.id, row.next_row, "-"});
    imported_.store(static_cast<int>(row.next_row));
    imported_.notify_all();
  }

  service::House& house_;
  UnreliableDisk& disk_;
  const Death death_;
  std::atomic<bool> dying_{false};
  std::shared_ptr<const model::Programme> programme_;
  Journal& journal_;
  const int round_;
  std::unique_ptr<service::InstitutionFinder> words_;
  std::atomic<int> imported_{0};
};

}  // namespace
}  // namespace consilium::tests

int main(int argc, char** argv) {
  namespace tests = consilium::tests;
  if (argc != 4 && argc != 6) return 2;
  tests::Death death;
  if (argc == 6) death = {argv[4], std::atoll(argv[5])};
  tests::UnreliableDisk disk;
  consilium::store::SqliteOptions options;
  options.path = argv[1];
  if (!death.moment.empty()) options.vfs = disk.name();
  if (death.moment == "start") disk.fail_after(death.operations, tests::Fault::death);
  tests::Journal journal(argv[2]);
  const auto disk_house = tests::required(tests::DiskHouse::open(options));
  tests::Worker(*disk_house, disk, journal, std::atoi(argv[3]), death).work();
  return 0;
}
