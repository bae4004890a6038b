#include "http/worker_pool.hpp"

#include <future>

#include <gtest/gtest.h>

namespace consilium::http {
namespace {

TEST(WorkerPool, runs_jobs_at_the_same_time_up_to_its_size) {
  WorkerPool pool(2, 8);
  std::promise<void> first;
  std::promise<void> second;
  // Each waits for the other: one worker alone would never end.
  ASSERT_TRUE(pool.try_submit([&] {
    first.set_value();
    second.get_future().wait();
  }));
  std::promise<void> done;
  ASSERT_TRUE(pool.try_submit([&] {
    first.get_future().wait();
    second.set_value();
    done.set_value();
  }));
  done.get_future().wait();
}

TEST(WorkerPool, refuses_a_job_when_the_queue_is_full) {
  WorkerPool pool(1, 2);
  std::promise<void> begun;
  std::promise<void> release;
  ASSERT_TRUE(pool.try_submit([&] {
    begun.set_value();
    release.get_future().wait();
  }));
  begun.get_future().wait();
  EXPECT_EQ(pool.running(), 1U);
  std::promise<void> last;
  EXPECT_TRUE(pool.try_submit([] {}));
  EXPECT_TRUE(pool.try_submit([&] { last.set_value(); }));
  EXPECT_EQ(pool.queued(), 2U);
  EXPECT_FALSE(pool.try_submit([] {}));
  release.set_value();
  last.get_future().wait();
}

TEST(WorkerPool, lets_the_running_job_end_and_drops_the_waiting_ones_when_stopped) {
  WorkerPool pool(1, 2);
  std::promise<void> begun;
  std::promise<void> dropped;
  std::atomic<bool> is_ended{false};
  std::atomic<bool> is_run{false};
  ASSERT_TRUE(pool.try_submit([&] {
    begun.set_value();
    dropped.get_future().wait();
    is_ended = true;
  }));
  begun.get_future().wait();
  // The waiting job alone holds this; the first job ends only when it is let go, that is when the waiting one is
  // dropped.
  std::shared_ptr<void> held(nullptr, [&dropped](void*) { dropped.set_value(); });
  ASSERT_TRUE(pool.try_submit([held = std::move(held), &is_run] { is_run = true; }));
  pool.stop();
  EXPECT_TRUE(is_ended);
  EXPECT_FALSE(is_run);
  EXPECT_FALSE(pool.try_submit([] {}));
}

}  // namespace
}  // namespace consilium::http
