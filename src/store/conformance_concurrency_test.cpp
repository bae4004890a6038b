// What every store promises when many write at once.
#include <atomic>
#include <barrier>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>

#include "store/store_fixture.hpp"

namespace consilium::store {

namespace {

void run_threads(int count, const std::function<void(int)>& work) {
  std::vector<std::thread> threads;
  for (int number = 0; number < count; ++number) threads.emplace_back(work, number);
  for (auto& thread : threads) thread.join();
}

}  // namespace

TEST_P(EveryStore, lets_exactly_one_of_many_racing_appends_win_each_round) {
  constexpr int racers = 64;
  constexpr int rounds = 10;
  std::atomic<int> won{0};
  std::atomic<int> lost{0};
  std::barrier start(racers);
  run_threads(racers, [&](int number) {
    for (int round = 0; round < rounds; ++round) {
      start.arrive_and_wait();
      const auto outcome = events().append(append_to("case/1", round, {std::to_string(number)}));
      ASSERT_TRUE(outcome) << outcome.error().message;
      if (std::holds_alternative<ports::Appended>(*outcome)) {
        won += 1;
      } else {
        lost += 1;
        EXPECT_EQ(std::get<ports::Conflict>(*outcome), (ports::Conflict{"case/1", round, round + 1}));
      }
    }
  });
  EXPECT_EQ(won, rounds);
  EXPECT_EQ(lost, rounds * (racers - 1));
  EXPECT_EQ(must(events().version("case/1")), rounds);
}

TEST_P(EveryStore, writes_once_under_one_idempotency_key_whoever_races) {
  std::atomic<int> won{0};
  std::barrier start(16);
  run_threads(16, [&](int number) {
    auto request = append_to("case/" + std::to_string(number), 0, {"a"});
    request.answer = ports::IdempotencyRecord{.tenant = "tenant-a", .actor = "operator-1", .key = "key-1"};
    request.answer->response.text = std::to_string(number);
    start.arrive_and_wait();
    const auto outcome = must(events().append(request));
    if (std::holds_alternative<ports::Appended>(outcome)) won += 1;
  });
  EXPECT_EQ(won, 1);
  EXPECT_EQ(must(events().last_position()), 1);
}

TEST_P(EveryStore, shows_readers_positions_without_gaps_and_in_order) {
  std::atomic<bool> done{false};
  std::thread reader([&] {
    std::int64_t last = 0;
    while (!done || last < must(events().last_position())) {
      for (const auto& event : must(events().read_all(last, 100))) {
        ASSERT_EQ(event.position, last + 1);
        last = event.position;
      }
    }
  });
  std::mutex heard_mutex;
  std::vector<std::int64_t> heard;
  events().on_appended([&](const std::vector<ports::AppendedNote>& notes) {
    const std::lock_guard lock(heard_mutex);
    for (const auto& note : notes) heard.push_back(note.position);
  });
  run_threads(8, [&](int number) {
    const auto stream = "case/" + std::to_string(number);
    for (int round = 0; round < 50; ++round) {
      // Every third is a conflict, which must leave no gap.
      if (round % 3 == 0) static_cast<void>(must(events().append(append_to(stream, 2 * round + 1, {"late"}))));
      const auto appended = expect_appended(store(), append_to(stream, 2 * round, {"a", "b"}));
      // What was acknowledged is seen by whoever reads next.
      ASSERT_EQ(must(events().version(stream)), 2 * round + 2);
      ASSERT_GE(must(events().last_position()), appended.last_position);
    }
  });
  done = true;
  reader.join();
  ASSERT_EQ(heard.size(), 800U);
  for (std::size_t index = 0; index < heard.size(); ++index)
    ASSERT_EQ(heard[index], static_cast<std::int64_t>(index) + 1);
}

TEST_P(EveryStore, acknowledges_each_submitted_append_once) {
  std::atomic<int> acknowledged{0};
  std::promise<void> all;
  constexpr int count = 500;
  for (int number = 0; number < count; ++number)
    events().submit(append_to("case/" + std::to_string(number), 0, {"a"}),
                    [&](const base::Result<ports::AppendOutcome>& outcome) {
                      EXPECT_TRUE(outcome);
                      if (++acknowledged == count) all.set_value();
                    });
  all.get_future().wait();
  EXPECT_EQ(must(events().last_position()), count);
}

}  // namespace consilium::store
