// A disk that is full or fails: writes are refused and the reason is told, nothing acknowledged is lost, and the store
// stays read-only until it is opened again on a disk that works.
#include <fmt/core.h>
#include <gtest/gtest.h>

#include "disk/disk_script.hpp"
#include "disk/unreliable_disk.hpp"
#include "store/store_fixture.hpp"
#include "store/verify.hpp"

namespace consilium::tests {

namespace {

constexpr int appends = 6;
constexpr int stride = 3;         // from one operation that fails to the next; an append has some twenty
constexpr int start_stride = 11;  // a first start has hundreds

class FailingDisk : public testing::TestWithParam<Fault> {
 protected:
  void SetUp() override { options_.vfs = disk_.name(); }

  static std::string hint() { return GetParam() == Fault::full ? "disk is full" : "check the disk"; }

  void expect_whole(Progress& progress) {
    auto store = required(open_sealed(options_));
    EXPECT_TRUE(store->health().ok);
    const Loss loss = compare(*store, progress);
    EXPECT_EQ(loss.lost, 0);
    EXPECT_EQ(loss.problems, (std::vector<std::string>{}));
    go_on(*store, progress, 3);
    EXPECT_FALSE(progress.refused) << progress.refusal.message;
    store.reset();
    const auto report = required(store::verify(options_.path));
    EXPECT_TRUE(report.ok()) << report.problems.front();
  }

  store::TemporaryFolder folder_;
  UnreliableDisk disk_;
  store::SqliteOptions options_;
};

std::string fault_name(const testing::TestParamInfo<Fault>& given) {
  switch (given.param) {
    case Fault::full:
      return "full";
    case Fault::failing:
      return "failing";
    case Fault::failing_once:
      return "failing_once";
    case Fault::power:
    case Fault::failing_reads:
    case Fault::death:
      break;
  }
  return "other";
}

// After the refusal of one append, with the store still open.
void expect_read_only(ports::Store& store, const Progress& progress, const std::string& hint) {
  EXPECT_EQ(progress.refusal.category, base::Category::unavailable) << progress.refusal.message;
  EXPECT_FALSE(store.health().ok);
  EXPECT_NE(store.health().reason.find(hint), std::string::npos) << store.health().reason;
  EXPECT_NE(progress.refusal.message.find(store.health().reason), std::string::npos) << progress.refusal.message;
}

}  // namespace

TEST_P(FailingDisk, refuses_writes_says_why_and_loses_nothing) {
  for (int operations = 0;; operations += stride) {
    SCOPED_TRACE(fmt::format("after {} operations", operations));
    options_.path = folder_.file(fmt::format("house-{}.db", operations));
    Progress progress;
    auto store = required(open_sealed(options_));
    disk_.fail_after(operations, GetParam());
    go_on(*store, progress, appends);
    const bool failed = disk_.has_failed();
    ASSERT_EQ(progress.refused, failed);
    if (failed) {
      expect_read_only(*store, progress, hint());
      // The disk is well again, but the store is not: what it holds in memory may be wrong.
      disk_.repair();
      Progress later = progress;
      go_on(*store, later, 1);
      EXPECT_TRUE(later.refused);
      expect_read_only(*store, later, hint());
      EXPECT_EQ(compare(*store, later).lost, 0);
    }
    store.reset();
    disk_.repair();
    expect_whole(progress);
    if (HasFailure() || !failed) break;
  }
}

TEST_P(FailingDisk, may_fail_during_the_first_start) {
  for (int operations = 0;; operations += start_stride) {
    SCOPED_TRACE(fmt::format("after {} operations", operations));
    options_.path = folder_.file(fmt::format("house-{}.db", operations));
    disk_.fail_after(operations, GetParam());
    auto opened = open_sealed(options_);
    const bool failed = disk_.has_failed();
    if (opened) {
      opened->reset();
    } else {
      EXPECT_EQ(opened.error().category, base::Category::unavailable) << opened.error().message;
      EXPECT_NE(opened.error().message.find(hint()), std::string::npos) << opened.error().message;
    }
    disk_.repair();
    Progress progress;
    expect_whole(progress);
    if (HasFailure() || !failed) break;
  }
}

INSTANTIATE_TEST_SUITE_P(Disk, FailingDisk, testing::Values(Fault::full, Fault::failing, Fault::failing_once),
                         fault_name);

TEST(FailingReads, are_told_and_harm_nothing) {
  const store::TemporaryFolder folder;
  UnreliableDisk disk;
  store::SqliteOptions options;
  options.path = folder.file("house.db");
  options.vfs = disk.name();
  Progress progress;
  go_on(*required(open_sealed(options)), progress, appends);

  auto store = required(open_sealed(options));
  disk.fail_after(0, Fault::failing_reads);
  const auto read = store->events().read_all(0, 100);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().category, base::Category::unavailable);
  EXPECT_NE(read.error().message.find("check the disk"), std::string::npos) << read.error().message;
  disk.repair();
  EXPECT_TRUE(store->health().ok);
  EXPECT_EQ(compare(*store, progress).lost, 0);
  go_on(*store, progress, 1);
  EXPECT_FALSE(progress.refused) << progress.refusal.message;
}

}  // namespace consilium::tests
