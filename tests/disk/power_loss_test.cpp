// When the power goes, what was acknowledged is on the disk. The same test on a store that does not wait for its disk
// loses appends, so it could tell.
#include <thread>
#include <vector>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "disk/disk_script.hpp"
#include "disk/unreliable_disk.hpp"
#include "store/store_fixture.hpp"
#include "store/verify.hpp"

namespace consilium::tests {

namespace {

constexpr int never = 1'000'000;

// A house whose power goes now and then.
class Outage {
 public:
  explicit Outage(bool wait_for_disk) {
    options_.path = folder_.file("house.db");
    options_.vfs = disk_.name();
    options_.wait_for_disk = wait_for_disk;
  }

  // Works until the power goes after so many operations of the disk, and comes back. False when the work was done
  // before that.
  bool work(int operations, int appends, int writers) {
    disk_.fail_after(operations, Fault::power);
    progress_.resize(static_cast<std::size_t>(writers));
    if (const auto opened = open_sealed(options_)) {
      std::vector<std::thread> threads;
      for (int writer = 0; writer < writers; ++writer) {
        Progress& progress = progress_[static_cast<std::size_t>(writer)];
        progress.writer = writer;
        if (progress.refused) compare_with(**opened, progress);
        threads.emplace_back([&, appends] { go_on(**opened, progress, appends); });
      }
      for (auto& thread : threads) thread.join();
    }
    return disk_.has_failed();
  }

  // Works until the disk refuses one operation; then the process dies, and the machine does not.
  void die_of_a_refusal(int operations) {
    {
      const auto opened = required(open_sealed(options_));
      disk_.fail_after(operations, Fault::failing_once);
      go_on(*opened, progress_.front(), never);
      disk_.fail_after(0, Fault::power);
    }
    disk_.repair();
  }

  UnreliableDisk& disk() { return disk_; }

  // How many acknowledged appends were lost until now.
  int count_lost() {
    const auto opened = open_sealed(options_);
    if (!opened) problems_.push_back(opened.error().message);
    for (Progress& progress : progress_) {
      if (opened) {
        compare_with(**opened, progress);
      } else {
        lost_ += progress.acknowledged;
      }
    }
    return lost_;
  }

  int acknowledged() const {
    int sum = 0;
    for (const Progress& progress : progress_) sum += progress.acknowledged;
    return sum;
  }
  const std::vector<std::string>& problems() const { return problems_; }
  base::Result<store::VerifyReport> verify() const { return store::verify(options_.path); }

 private:
  void compare_with(ports::Store& store, Progress& progress) {
    const Loss loss = compare(store, progress);
    lost_ += loss.lost;
    problems_.insert(problems_.end(), loss.problems.begin(), loss.problems.end());
    progress.refused = false;
  }

  store::TemporaryFolder folder_;
  UnreliableDisk disk_;
  store::SqliteOptions options_;
  std::vector<Progress> progress_;
  std::vector<std::string> problems_;
  int lost_ = 0;
};

// Several outages of one house, at operations that differ from one to the next; how many acknowledged appends were
// lost in all of them.
int lose_power_often(Outage& outage, int outages) {
  for (int number = 0; number < outages; ++number) {
    outage.work(400 + 29 * number % 301, never, 4);
    if (number % 2 == 0) {
      outage.disk().lose_unsynced();
    } else {
      outage.disk().lose_some_unsynced(static_cast<std::uint64_t>(number));
    }
    outage.count_lost();
  }
  return outage.count_lost();
}

}  // namespace

TEST(PowerLoss, loses_nothing_that_was_acknowledged) {
  Outage outage(true);
  EXPECT_EQ(lose_power_often(outage, 20), 0);
  EXPECT_GT(outage.acknowledged(), 20);
  EXPECT_EQ(outage.problems(), (std::vector<std::string>{}));
  const auto report = required(outage.verify());
  EXPECT_TRUE(report.ok()) << report.problems.front();
}

TEST(PowerLoss, is_seen_to_lose_appends_of_a_store_that_does_not_wait_for_its_disk) {
  Outage outage(false);
  EXPECT_GT(lose_power_often(outage, 1), 0);
}

// From the first operation of the first start, through every step of the schema, to the last append.
TEST(PowerLoss, may_come_at_any_moment) {
  constexpr int appends = 6;
  constexpr int stride = 5;
  for (int operations = 0;; operations += stride) {
    SCOPED_TRACE(fmt::format("after {} operations", operations));
    Outage outage(true);
    const bool lost_power = outage.work(operations, appends, 1);
    if (operations % 2 == 0) {
      outage.disk().lose_unsynced();
    } else {
      outage.disk().lose_some_unsynced(static_cast<std::uint64_t>(operations));
    }
    ASSERT_EQ(outage.count_lost(), 0);
    ASSERT_EQ(outage.problems(), (std::vector<std::string>{}));
    const auto report = required(outage.verify());
    ASSERT_TRUE(report.ok()) << report.problems.front();
    if (!lost_power) break;
  }
}

// A kernel that failed to write a page takes it for written: the page is in its cache, and not on the disk. A process
// that dies then and starts again reads the page and goes on from it, and must not rest on it.
TEST(PowerLoss, loses_nothing_after_a_refused_operation_and_a_crash_before_it) {
  for (int operations = 0; operations < 48; operations += 3) {
    SCOPED_TRACE(fmt::format("after {} operations", operations));
    Outage outage(true);
    outage.work(never, 3, 1);
    outage.die_of_a_refusal(operations);
    outage.work(60, never, 1);
    outage.disk().lose_unsynced();
    ASSERT_EQ(outage.count_lost(), 0);
    ASSERT_EQ(outage.problems(), (std::vector<std::string>{}));
    ASSERT_GT(outage.acknowledged(), 3);
  }
}

}  // namespace consilium::tests
