// One use, two cases that want it, and clients who all ask at once: an appointment asks directly, an admission through
// the appointment embedded in it. Exactly one case gets the use; nothing is lost, doubled or overspent.
#include <algorithm>
#include <array>
#include <atomic>
#include <barrier>
#include <cstdlib>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "house/disk_house.hpp"
#include "house/history.hpp"
#include "house/ready_cases.hpp"
#include "quota/balance.hpp"
#include "store/store_fixture.hpp"
#include "store/verify.hpp"

namespace consilium::tests {

namespace {

constexpr int clients = 64;

int rounds_asked() {
  const char* given = std::getenv("CONSILIUM_RACE_ROUNDS");
  return given == nullptr ? CONSILIUM_RACE_ROUNDS : std::max(1, std::atoi(given));
}

// What the clients saw, gathered from all threads.
class Record {
 public:
  void acknowledge(const std::string& case_id, std::int64_t version) {
    const std::lock_guard lock(mutex_);
    auto& last = acknowledged_[service::case_stream(case_id)];
    last = std::max(last, version);
  }
  void fail(std::string problem) {
    const std::lock_guard lock(mutex_);
    if (problems_.size() < problems_max) problems_.push_back(std::move(problem));
  }
  void hear(const std::vector<ports::AppendedNote>& notes) {
    const std::lock_guard lock(mutex_);
    for (const ports::AppendedNote& note : notes) {
      heard_ += 1;
      if (note.position != heard_) problems_.push_back(fmt::format("heard {} as {}", note.position, heard_));
    }
  }

  const std::map<std::string, std::int64_t>& acknowledged() const { return acknowledged_; }
  const std::vector<std::string>& problems() const { return problems_; }
  std::int64_t heard() const { return heard_; }

 private:
  static constexpr std::size_t problems_max = 20;

  std::mutex mutex_;
  std::map<std::string, std::int64_t> acknowledged_;
  std::vector<std::string> problems_;
  std::int64_t heard_ = 0;
};

class RaceTest : public testing::Test {
 protected:
  void SetUp() override {
    store::SqliteOptions options;
    options.path = folder_.file("house.db");
    disk_house_ = required(DiskHouse::open(options));
    programme_ = disk_house_->programme(of_appointments);
    disk_house_->store().events().on_appended(
        [this](const std::vector<ports::AppendedNote>& notes) { record_.hear(notes); });
  }

  service::House& house() { return disk_house_->house(); }

  std::string told(const std::string& case_id);

  // What must hold after everybody has gone home.
  void check_what_is_left() {
    for (const std::string& problem : record_.problems()) ADD_FAILURE() << problem;
    const auto history = required(read_history(house()));
    for (const std::string& problem : history.problems) ADD_FAILURE() << problem;
    EXPECT_EQ(record_.heard(), history.events);
    for (const auto& [stream, version] : record_.acknowledged()) {
      const auto found = history.versions.find(stream);
      ASSERT_NE(found, history.versions.end()) << stream << " is lost";
      EXPECT_EQ(found->second, version) << stream;
    }
    disk_house_.reset();
    const auto report = required(store::verify(folder_.file("house.db")));
    EXPECT_TRUE(report.ok()) << report.problems.front();
    EXPECT_EQ(report.events, history.events);
  }

  store::TemporaryFolder folder_;
  Record record_;
  std::unique_ptr<DiskHouse> disk_house_;
  std::shared_ptr<const model::Programme> programme_;
};

// A case as text, its events and its timers, with its own id left out.
std::string RaceTest::told(const std::string& case_id) {
  const std::string stream = service::case_stream(case_id);
  std::string text;
  for (const auto& event : required(house().store.events().read_stream(stream)))
    text += fmt::format("{}: {}\n", event.type, event.payload);
  for (const auto& timer : required(house().store.timers().timers_of(stream)))
    text += fmt::format("{} at {}\n", timer.payload, base::to_string(timer.due));
  for (auto at = text.find(case_id); at != std::string::npos; at = text.find(case_id)) text.erase(at, case_id.size());
  return text;
}

enum class Answer { none, done, refused };

// One member, two cases, and some clients: the even ones ask for the appointment, the odd ones for the admission. A
// team goes from member to member; its first client sets up and checks.
class Team {
 public:
  // Admissions are asked for under `later`, which may be another version.
  Team(service::House& house, std::shared_ptr<const model::Programme> programme,
       std::shared_ptr<const model::Programme> later, Record& record, int size)
      : house_(house),
        programme_(std::move(programme)),
        later_(std::move(later)),
        record_(record),
        barrier_(size),
        answers_(static_cast<std::size_t>(size)) {}

  void play(int client, int number) {
    if (client == 0) set_up(number);
    barrier_.arrive_and_wait();
    const std::string own = client % 2 == 0 ? direct_ : embedding_;
    answers_[static_cast<std::size_t>(client)] = ask(own, acceptance());
    barrier_.arrive_and_wait();
    if (client == 0) check_first_race();
    barrier_.arrive_and_wait();
    // The appointment gives its use back while the admission asks for it again.
    if (direct_won_) {
      const cases::Command command = client % 2 == 0 ? cases::Command{cases::Cancel{"phone", true}} : acceptance();
      answers_[static_cast<std::size_t>(client)] = ask(own, command);
    }
    barrier_.arrive_and_wait();
    if (client == 0 && direct_won_) check_second_race();
  }

 private:
  void set_up(int number) {
    direct_ = fmt::format("direct-{:06}", number);
    embedding_ = fmt::format("embedding-{:06}", number);
    const Member one = member(*programme_, number);
    ports::AppendRequest rows;
    add_rows(one, house_.clock.now(), rows);
    store::expect_appended(house_.store, std::move(rows));
    store::expect_appended(house_.store, required(ready_case(house_, programme_, appointment, direct_, one)));
    store::expect_appended(house_.store, required(ready_case(house_, later_, admission, embedding_, one)));
    account_ = service::account_of(*programme_, one.contract);
  }

  Answer ask(const std::string& case_id, const cases::Command& command) {
    const auto outcome = service::act_on_case(house_, asked(), case_id, command);
    if (!outcome) {
      record_.fail(fmt::format("{}: {}", case_id, outcome.error().message));
      return Answer::none;
    }
    if (const auto* done = std::get_if<service::Done>(&*outcome)) {
      record_.acknowledge(case_id, done->state.version);
      return Answer::done;
    }
    if (std::holds_alternative<cases::Refusal>(*outcome)) return Answer::refused;
    record_.fail(fmt::format("{}: stale, though no version was expected", case_id));
    return Answer::none;
  }

  auto count_done(std::size_t first) const {
    std::int64_t done = 0;
    for (std::size_t client = first; client < answers_.size(); client += 2) done += answers_[client] == Answer::done;
    return done;
  }

  // The uses of the contested service that count, and whose they are.
  quota::Balance balance() const {
    const auto account = required(service::load_account(house_, account_));
    const base::Date today = programme_->zone.date_of(house_.clock.now());
    return quota::balance(account, appointment, programme_->service(appointment)->quota, today, std::nullopt);
  }

  void expect_held_by(const std::string& case_id) {
    const auto now = balance();
    if (now.held != 1 || now.used != 0 || now.left != 0 || now.held_by != std::vector{case_id})
      record_.fail(fmt::format("{} should hold the use; {} do", case_id, now.held));
  }

  void check_first_race() {
    const auto direct = count_done(0);
    const auto embedding = count_done(1);
    if (direct + embedding != 1) record_.fail(fmt::format("{}: {} were accepted", account_, direct + embedding));
    direct_won_ = direct == 1;
    expect_held_by(direct_won_ ? direct_ : child());
    const auto child_version = required(house_.store.events().version(service::case_stream(child())));
    if ((child_version > 0) == direct_won_) record_.fail(fmt::format("{}: the visit does not fit", embedding_));
  }

  void check_second_race() {
    if (count_done(0) != 1) record_.fail(fmt::format("{}: {} were cancelled", direct_, count_done(0)));
    // Whoever asked before the use came back was refused, and asks once more.
    if (count_done(1) == 0) answers_[1] = ask(embedding_, acceptance());
    if (count_done(1) != 1) record_.fail(fmt::format("{}: {} were accepted", embedding_, count_done(1)));
    expect_held_by(child());
  }

  std::string child() const { return embedding_ + ".visit"; }

  service::House& house_;
  std::shared_ptr<const model::Programme> programme_;
  std::shared_ptr<const model::Programme> later_;
  Record& record_;
  std::barrier<> barrier_;
  std::vector<Answer> answers_;
  std::string direct_;
  std::string embedding_;
  std::string account_;
  bool direct_won_ = false;
};

// Plays rounds with all clients, in teams of one size; every round is another member.
void race(service::House& house, const std::shared_ptr<const model::Programme>& programme,
          const std::shared_ptr<const model::Programme>& later, Record& record, int rounds, int team_size) {
  const int teams_count = clients / team_size;
  std::vector<std::unique_ptr<Team>> teams;
  for (int team = 0; team < teams_count; ++team)
    teams.push_back(std::make_unique<Team>(house, programme, later, record, team_size));
  std::vector<std::thread> threads;
  for (int client = 0; client < clients; ++client)
    threads.emplace_back([&, team = client / team_size, place = client % team_size] {
      for (int round = team; round < rounds; round += teams_count)
        teams[static_cast<std::size_t>(team)]->play(place, round);
    });
  for (auto& thread : threads) thread.join();
}

}  // namespace

TEST_F(RaceTest, gives_the_use_to_one_of_two_cases_in_every_round) {
  constexpr int team_size = 4;
  const int rounds = rounds_asked();
  race(house(), programme_, programme_, record_, rounds, team_size);
  EXPECT_GE(record_.acknowledged().size(), static_cast<std::size_t>(rounds));
  check_what_is_left();
}

TEST_F(RaceTest, gives_the_use_to_one_of_two_cases_when_everybody_asks_at_once) {
  race(house(), programme_, programme_, record_, std::max(1, rounds_asked() / clients), clients);
  check_what_is_left();
}

// Appointments are asked for under the version before, admissions under one that calls the appointment otherwise.
TEST_F(RaceTest, gives_the_use_to_one_of_two_cases_across_a_rename) {
  constexpr int team_size = 4;
  const auto later =
      publish_renamed(house(), "metlife-duhui", {{"programme.yaml", "version: \"2026.1\"", "version: \"2026.2\""}},
                      {std::string(appointment), "visit-booking"});
  const int rounds = std::max(1, rounds_asked() / team_size);
  race(house(), programme_, later, record_, rounds, team_size);
  EXPECT_GE(record_.acknowledged().size(), static_cast<std::size_t>(rounds));
  check_what_is_left();
}

TEST_F(RaceTest, says_so_when_a_case_is_opened_under_an_id_that_is_taken) {
  const Member one = member(*programme_, 1);
  ports::AppendRequest rows;
  add_rows(one, house().clock.now(), rows);
  store::expect_appended(house().store, std::move(rows));
  const auto open = opening(appointment, "taken", one);
  required(service::open_case(house(), asked(), programme_, one.contract, open));
  const auto again = service::open_case(house(), asked(), programme_, one.contract, open);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().category, base::Category::conflict) << again.error().message;
}

// The races set their cases up in one append each; that must be what the house writes when people do the same.
TEST_F(RaceTest, begins_with_cases_as_the_service_makes_them) {
  const Member one = member(*programme_, 1);
  ports::AppendRequest rows;
  add_rows(one, house().clock.now(), rows);
  store::expect_appended(house().store, std::move(rows));
  for (const std::string_view service : {appointment, admission}) {
    SCOPED_TRACE(service);
    const std::string stepped = fmt::format("stepped-{}", service.front());
    required(service::open_case(house(), asked(), programme_, one.contract, opening(service, stepped, one)));
    for (const cases::Command& step : steps_to_acceptance(service)) {
      const auto outcome = required(service::act_on_case(house(), asked(), stepped, step));
      ASSERT_TRUE(std::holds_alternative<service::Done>(outcome));
    }
    const std::string whole = fmt::format("whole-{}", service.front());
    store::expect_appended(house().store, required(ready_case(house(), programme_, service, whole, one)));
    EXPECT_EQ(told(stepped), told(whole));
  }
}

}  // namespace consilium::tests
