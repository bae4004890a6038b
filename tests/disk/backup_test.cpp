// A backup of a house at work is one point of its time: no append is in it in part, none that was acknowledged before
// it began is missing, and what is restored from it goes on.
#include "store/backup.hpp"

#include <filesystem>
#include <functional>
#include <thread>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "disk/disk_script.hpp"
#include "store/store_fixture.hpp"

namespace consilium::tests {

namespace {

constexpr int writers = 3;
constexpr int appends_before = 10;
constexpr int appends_meanwhile = 60;
constexpr int backups = 3;

void write_with_all(ports::Store& store, std::vector<Progress>& progress, int appends,
                    const std::function<void()>& meanwhile) {
  std::vector<std::thread> threads;
  for (Progress& own : progress) threads.emplace_back([&store, &own, appends] { go_on(store, own, appends); });
  meanwhile();
  for (auto& thread : threads) thread.join();
  for (const Progress& own : progress) EXPECT_FALSE(own.refused) << own.refusal.message;
}

}  // namespace

TEST(BackupUnderLoad, is_one_consistent_point_that_can_be_gone_on_from) {
  const store::TemporaryFolder folder;
  store::SqliteOptions options;
  options.path = folder.file("house.db");
  std::vector<Progress> progress(writers);
  for (int writer = 0; writer < writers; ++writer) progress[static_cast<std::size_t>(writer)].writer = writer;
  auto store = required(open_sealed(options));
  write_with_all(*store, progress, appends_before, [] {});
  const auto name_of = [&](int number) { return folder.file(fmt::format("backup-{}.db", number)); };
  write_with_all(*store, progress, appends_meanwhile, [&] {
    for (int number = 0; number < backups; ++number) EXPECT_TRUE(store::backup(options.path, name_of(number)));
  });
  store.reset();

  for (int number = 0; number < backups; ++number) {
    SCOPED_TRACE(fmt::format("backup {}", number));
    store::SqliteOptions restored;
    restored.path = folder.file(fmt::format("restored-{}.db", number));
    ASSERT_TRUE(store::restore(name_of(number), restored.path));
    std::filesystem::copy_file(key_path_of(options.path), key_path_of(restored.path));
    auto again = required(open_sealed(restored));
    for (Progress own : progress) {
      // What came after the backup is rightly missing.
      const Loss loss = compare(*again, own);
      EXPECT_LE(loss.lost, appends_meanwhile);
      EXPECT_EQ(loss.problems, (std::vector<std::string>{}));
      go_on(*again, own, 2);
      EXPECT_FALSE(own.refused) << own.refusal.message;
    }
    again.reset();
    // Neither the database nor the backup is ever written over.
    EXPECT_EQ(store::restore(name_of(number), restored.path).error().category, base::Category::conflict);
    EXPECT_EQ(store::backup(restored.path, name_of(number)).error().category, base::Category::conflict);
    EXPECT_TRUE(open_sealed(restored));
  }
}

}  // namespace consilium::tests
