// Timers that fall due while others work on their cases, or whose cases can no longer be read.
#include "service/timers.hpp"

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

#include "house/disk_house.hpp"
#include "house/ready_cases.hpp"
#include "store/store_fixture.hpp"

namespace consilium::tests {

namespace {

// Timers of another store, and something that happens just after they were looked at.
class InterruptedTimers final : public ports::Timers {
 public:
  InterruptedTimers(ports::Timers& timers, std::function<void()> interruption)
      : timers_(timers), interruption_(std::move(interruption)) {}

  base::Result<std::vector<ports::TimerRow>> due_timers(base::Instant until, int limit,
                                                        const std::optional<ports::TimerPlace>& after) override {
    return timers_.due_timers(until, limit, after);
  }
  base::Result<std::vector<ports::TimerRow>> timers_of(std::string_view stream) override {
    auto rows = timers_.timers_of(stream);
    if (auto interruption = std::exchange(interruption_, nullptr)) interruption();
    return rows;
  }

 private:
  ports::Timers& timers_;
  std::function<void()> interruption_;
};

class InterruptedStore final : public ports::Store {
 public:
  InterruptedStore(ports::Store& store, std::function<void()> interruption)
      : store_(store), timers_(store.timers(), std::move(interruption)) {}

  ports::EventStore& events() override { return store_.events(); }
  ports::CaseViews& cases() override { return store_.cases(); }
  ports::PeopleViews& people() override { return store_.people(); }
  ports::HouseViews& house() override { return store_.house(); }
  ports::Timers& timers() override { return timers_; }
  ports::Answers& answers() override { return store_.answers(); }
  ports::Documents& documents() override { return store_.documents(); }
  ports::Sealer& sealer() override { return store_.sealer(); }
  ports::Health health() const override { return store_.health(); }

 private:
  ports::Store& store_;
  InterruptedTimers timers_;
};

class TimersTest : public testing::Test {
 protected:
  void SetUp() override {
    store::SqliteOptions options;
    options.path = folder_.file("house.db");
    disk_house_ = required(DiskHouse::open(options));
    for (int number = 0; number < 2; ++number) open_case(number);
  }

  service::House& house() { return disk_house_->house(); }
  ports::Store& store() { return disk_house_->store(); }
  static std::string case_of(int number) { return "case-" + std::to_string(number); }
  std::vector<ports::TimerRow> timers_of(int number) {
    return required(store().timers().timers_of(service::case_stream(case_of(number))));
  }
  std::int64_t version_of(int number) {
    return required(store().events().version(service::case_stream(case_of(number))));
  }

  void open_case(int number) {
    const auto programme = disk_house_->programme(of_appointments);
    const Member one = member(*programme, number);
    ports::AppendRequest rows;
    add_rows(one, house().clock.now(), rows);
    store::expect_appended(store(), std::move(rows));
    store::expect_appended(store(), required(ready_case(house(), programme, appointment, case_of(number), one)));
  }

  store::TemporaryFolder folder_;
  std::unique_ptr<DiskHouse> disk_house_;
};

}  // namespace

TEST_F(TimersTest, fire_although_one_belongs_to_a_person_who_was_forgotten) {
  const auto due = timers_of(1).front().due;
  ASSERT_TRUE(store().sealer().forget(member(*disk_house_->programme(of_appointments), 0).person.id));
  house().clock.set_demo(due);
  const auto fired = service::fire_due(house(), due);
  ASSERT_TRUE(fired) << fired.error().message;
  EXPECT_EQ(fired->failed, 0);
  EXPECT_EQ(required(store().events().read_stream(service::case_stream(case_of(1)))).back().type,
            "case.deadline_missed");
  for (int number = 0; number < 2; ++number) EXPECT_TRUE(timers_of(number).empty()) << number;
}

TEST_F(TimersTest, are_fired_behind_the_place_from_which_a_sweep_goes_on) {
  const auto first = timers_of(0).front();
  const auto second = timers_of(1).front();
  ASSERT_EQ(first.due, second.due);
  ASSERT_LT(first.id, second.id);
  house().clock.set_demo(first.due);
  const auto fired = required(service::fire_due(house(), first.due, ports::TimerPlace{first.due, first.id}));
  ASSERT_EQ(fired.fired, 1);
  EXPECT_FALSE(fired.last.has_value());
  EXPECT_EQ(timers_of(0).front(), first);
  EXPECT_TRUE(timers_of(1).empty());
}

// What cannot be read now may be read again later.
TEST_F(TimersTest, stay_and_hold_up_no_other_when_they_cannot_be_fired) {
  const auto due = timers_of(1).front().due;
  const auto before = timers_of(0);
  const Member one = member(*disk_house_->programme(of_appointments), 0);
  store::expect_appended(store(), [&] {
    ports::AppendRequest append;
    append.views.emplace_back(ports::Remove{ports::Removable::contract, one.contract.id, {}});
    return append;
  }());
  house().clock.set_demo(due);
  EXPECT_EQ(required(service::fire_due(house(), due)).failed, 1);
  EXPECT_EQ(timers_of(0), before);
  EXPECT_TRUE(timers_of(1).empty());
}

TEST_F(TimersTest, are_not_fired_before_their_time) {
  const auto before = timers_of(0);
  ASSERT_FALSE(before.empty());
  EXPECT_EQ(required(service::fire_due(house(), before.back().due)).fired, 0);
  EXPECT_EQ(timers_of(0), before);
}

// The timer has nothing to say any more; while it is being taken away, the case sets one of the same name anew.
TEST_F(TimersTest, are_not_taken_away_when_their_case_has_set_them_anew) {
  ports::TimerRow timer = timers_of(0).front();
  timer.id = "case-0/obsolete";
  timer.payload = "obsolete";
  timer.due = house().clock.now();
  const auto set = [&](std::int64_t version) {
    ports::AppendRequest append;
    append.streams.push_back({timer.stream, version, {}});
    append.timers.emplace_back(timer);
    store::expect_appended(store(), std::move(append));
  };
  set(version_of(0));
  const base::Instant now = house().clock.now();
  InterruptedStore interrupted(store(), [&] {
    required(service::act_on_case(house(), asked(), case_of(0), cases::LogContact{"phone", "reached", ""}));
    timer.due = timer.due.plus_minutes(60);
    set(version_of(0));
  });
  service::House other(interrupted);
  other.registry.replace(*house().registry.read());
  other.clock.set_demo(now);
  ASSERT_TRUE(service::fire_due(other, now));
  const auto left = timers_of(0);
  EXPECT_NE(std::find(left.begin(), left.end(), timer), left.end());
  // When nobody interrupts, it goes.
  house().clock.set_demo(timer.due);
  ASSERT_TRUE(service::fire_due(house(), timer.due));
  EXPECT_EQ(required(store().timers().due_timers(timer.due, 1)).size(), 0U);
}

}  // namespace consilium::tests
