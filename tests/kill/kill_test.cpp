// A house is killed in the middle of its work, at a moment nobody chose or within a commit, a sweep of timers, an
// import or a start, and started again on the same database. What it acknowledged is there, once; its views, timers and
// versions fit its events. The number of kills: CONSILIUM_KILLS.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <thread>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "house/disk_house.hpp"
#include "house/history.hpp"
#include "house/ready_cases.hpp"
#include "house/rosters.hpp"
#include "house/views.hpp"
#include "kill/journal.hpp"
#include "kill/roster.hpp"
#include "kill/victim.hpp"
#include "service/documents.hpp"
#include "store/store_fixture.hpp"
#include "store/verify.hpp"

namespace consilium::tests {

namespace {

constexpr int kills_by_default = 24;
constexpr int kills_to_kills_of_a_first_start = 5;
constexpr int operations_of_a_first_start = 400;
constexpr int operations_of_a_moment = 40;
constexpr int line_size = 30;  // of the journal, about
constexpr int rounds_between_full_checks = 10;

int kills() {
  const char* text = std::getenv("CONSILIUM_KILLS");
  return text == nullptr ? kills_by_default : std::stoi(text);
}

class KillTest : public testing::Test {
 protected:
  void use(const std::string& name) {
    options_.path = folder_.file(name + ".db");
    journal_ = folder_.file(name + ".journal");
    checked_ = 0;
  }

  int chosen(int from, int to) { return std::uniform_int_distribution(from, to)(random_); }

  std::uintmax_t journal_size() const {
    std::error_code error;
    const auto size = std::filesystem::file_size(journal_, error);
    return error ? 0 : size;
  }

  // Up to so long after a moment; where it then stands is the scheduler's choice.
  void let_pass(int microseconds_max) {
    std::this_thread::sleep_for(std::chrono::microseconds(chosen(0, microseconds_max)));
  }

  void kill_at_work(int round) {
    const auto size_wanted = journal_size() + static_cast<std::uintmax_t>(chosen(1, 60 * line_size));
    Victim victim(options_.path, journal_, round);
    ASSERT_TRUE(victim.lives_until([&] { return journal_size() >= size_wanted; })) << victim.end();
    let_pass(20'000);
    ASSERT_TRUE(victim.kill()) << victim.end();
  }

  // The insurer sends the file again: what is there is not written twice, what is not is added, and then it is done.
  void expect_import_goes_on(int round) {
    const std::string roster = roster_of_round(*disk_house_->programme(of_appointments), round);
    const auto import = [&] { return required(import_text(disk_house_->house(), *words_, roster)); };
    const auto report = import();
    EXPECT_FALSE(report.refused);
    EXPECT_EQ(report.resumed_after + report.contracts_new, contracts_per_roster);
    EXPECT_TRUE(import().was_done);
  }

  void start_again() {
    disk_house_ = required(DiskHouse::open(options_, published_ == nullptr ? nullptr : published_.get()));
    published_ = disk_house_->house().registry.read();
  }

  // What was acknowledged since the last check.
  void expect_acknowledged() {
    const auto journal = read_journal(journal_);
    for (; checked_ < journal.size(); ++checked_) {
      const Acknowledgement& line = journal[checked_];
      if (line.kind == "case") expect_command(line);
      if (line.kind == "import") expect_import(line);
      if (line.kind == "clock") {
        EXPECT_GE(disk_house_->house().clock.now().milliseconds, line.number);
      }
    }
  }

  void expect_command(const Acknowledgement& line) {
    const auto events = required(disk_house_->store().events().read_stream(service::case_stream(line.id), line.number));
    ASSERT_FALSE(events.empty()) << line.id << " has lost event " << line.number;
    EXPECT_EQ(events.front().request_id, line.request);
    EXPECT_FALSE(events.front().payload.empty());
    expect_document(line, events.front());
  }

  // Acknowledged with its event, so there with it, to the last byte.
  void expect_document(const Acknowledgement& line, const ports::Envelope& event) {
    const auto added = required(cases::event_from(event.type, event.type_version, event.payload));
    const auto* document = std::get_if<cases::DocumentAdded>(&added);
    if (document == nullptr) return;
    const auto kept = service::read_document(disk_house_->house(), line.id, document->document);
    ASSERT_TRUE(kept) << kept.error().message;
    EXPECT_EQ(static_cast<std::int64_t>(kept->bytes.size()), document->size);
    documents_checked_ += 1;
  }

  void expect_import(const Acknowledgement& line) {
    const auto row = required(disk_house_->store().house().import_by_id(line.id));
    ASSERT_TRUE(row) << line.id << " is lost";
    EXPECT_GE(row->next_row, line.number);
    const int round = std::stoi(line.id.substr(line.id.find('-') + 1));
    const auto programme = disk_house_->programme(of_appointments);
    const Member last = member(*programme, round * 1'000 + static_cast<int>(line.number) - 1);
    EXPECT_TRUE(service::load_person(disk_house_->house(), last.person.id));
    EXPECT_TRUE(service::load_contract(disk_house_->house(), last.contract.id));
  }

  // Everything there is.
  void expect_whole() {
    EXPECT_EQ(required(read_history(disk_house_->house())).problems, (std::vector<std::string>{}));
    EXPECT_EQ(required(view_problems(disk_house_->house())), (std::vector<std::string>{}));
    expect_nothing_doubled();
    const auto report = required(store::verify(options_.path));
    EXPECT_TRUE(report.ok()) << report.problems.front();
  }

  // All events of one request were written together, so they stand together.
  void expect_nothing_doubled() {
    std::set<std::string> seen;
    std::string last;
    std::int64_t position = 0;
    for (;;) {
      const auto events = required(disk_house_->store().events().read_all(position, 1'000));
      if (events.empty()) return;
      for (const ports::Envelope& event : events) {
        const bool first = !event.request_id.empty() && event.request_id != last;
        EXPECT_TRUE(!first || seen.insert(event.request_id).second) << event.request_id << " was written twice";
        last = event.request_id;
      }
      position = events.back().position;
    }
  }

  store::TemporaryFolder folder_;
  store::SqliteOptions options_;
  std::string journal_;
  std::size_t checked_ = 0;
  int documents_checked_ = 0;
  std::shared_ptr<const service::Published> published_;
  std::unique_ptr<DiskHouse> disk_house_;
  std::unique_ptr<service::InstitutionFinder> words_ = required(service::InstitutionFinder::create());
  std::mt19937 random_{std::random_device{}()};
};

}  // namespace

TEST_F(KillTest, remembers_what_it_acknowledged_however_often_it_is_killed) {
  use("house");
  const std::vector<std::string> moments{"", "commit", "sweep", "import"};
  for (int round = 0; round < kills() && !HasFailure(); ++round) {
    const std::string& moment = moments[static_cast<std::size_t>(round) % moments.size()];
    SCOPED_TRACE(fmt::format("round {} {}", round, moment));
    if (moment.empty()) {
      kill_at_work(round);
    } else {
      Victim victim(options_.path, journal_, round, moment, chosen(0, operations_of_a_moment));
      ASSERT_TRUE(victim.kills_itself()) << victim.end();
    }
    start_again();
    expect_acknowledged();
    if (moment == "import") expect_import_goes_on(round);
    if ((round + 1) % rounds_between_full_checks == 0) expect_whole();
    disk_house_.reset();
  }
  EXPECT_GE(checked_, static_cast<std::size_t>(kills()));
  EXPECT_GT(documents_checked_, 0);
}

// From the first byte, through every step of the schema, to the last programme published.
TEST_F(KillTest, starts_again_when_it_is_killed_during_its_first_start) {
  for (int round = 0; round < kills() / kills_to_kills_of_a_first_start && !HasFailure(); ++round) {
    SCOPED_TRACE(fmt::format("round {}", round));
    use(fmt::format("house-{}", round));
    if (round % 2 == 0) {
      Victim victim(options_.path, journal_, round);
      ASSERT_TRUE(victim.lives_until([&] { return std::filesystem::exists(options_.path); })) << victim.end();
      let_pass(100'000);
      ASSERT_TRUE(victim.kill()) << victim.end();
    } else {
      Victim victim(options_.path, journal_, round, "start", chosen(0, operations_of_a_first_start));
      ASSERT_TRUE(victim.kills_itself()) << victim.end();
    }
    published_.reset();
    start_again();
    expect_acknowledged();
    expect_whole();
    disk_house_.reset();
  }
}

}  // namespace consilium::tests
