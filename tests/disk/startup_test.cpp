// What a start says when the key or the database is not what it should be: what is wrong, what to do, and nothing is
// changed.
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "disk/disk_script.hpp"
#include "store/connection.hpp"
#include "store/store_fixture.hpp"
#include "store/verify.hpp"

namespace consilium::tests {

namespace {

constexpr int appends = 12;
constexpr int flips = 60;

std::string read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

void change_database(const std::string& path, const std::string& sql) {
  auto connection = required(store::Connection::open(path, store::OpenMode::read_write));
  const auto done = connection.execute(sql);
  ASSERT_TRUE(done) << done.error().message;
}

class Startup : public testing::Test {
 protected:
  void SetUp() override {
    options_.path = folder_.file("house.db");
    go_on(*required(open_sealed(options_)), progress_, appends);
    ASSERT_FALSE(progress_.refused) << progress_.refusal.message;
  }

  std::string key_path() const { return key_path_of(options_.path); }

  // A start is refused with a category and these words, and leaves database and key as they are.
  void expect_refused(base::Category category, const std::vector<std::string>& words) {
    const std::string database = read_bytes(options_.path);
    const std::string key = read_bytes(key_path());
    const auto opened = open_sealed(options_);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().category, category) << opened.error().message;
    for (const std::string& word : words)
      EXPECT_NE(opened.error().message.find(word), std::string::npos) << opened.error().message;
    EXPECT_TRUE(read_bytes(options_.path) == database) << "the database was changed";
    EXPECT_EQ(read_bytes(key_path()), key);
  }

  void expect_whole() {
    const auto store = required(open_sealed(options_));
    const Loss loss = compare(*store, progress_);
    EXPECT_EQ(loss.lost, 0);
    EXPECT_EQ(loss.problems, (std::vector<std::string>{}));
  }

  store::TemporaryFolder folder_;
  store::SqliteOptions options_;
  Progress progress_;
};

}  // namespace

TEST_F(Startup, wants_the_key_file_of_the_database) {
  std::filesystem::rename(key_path(), folder_.file("elsewhere"));
  expect_refused(base::Category::conflict, {key_path(), "bring the key file back"});
  EXPECT_FALSE(std::filesystem::exists(key_path()));
  std::filesystem::rename(folder_.file("elsewhere"), key_path());
  expect_whole();
}

TEST_F(Startup, wants_no_other_key_file) {
  const std::string key = read_bytes(key_path());
  write_bytes(key_path(), std::string(key.rbegin(), key.rend()));
  expect_refused(base::Category::corrupt, {"not the one", "bring back the right one"});
  write_bytes(key_path(), key);
  expect_whole();
}

TEST_F(Startup, leaves_a_newer_schema_to_a_newer_program) {
  auto connection = required(store::Connection::open(options_.path, store::OpenMode::read_only));
  const auto version = required(connection.integer("PRAGMA user_version"));
  change_database(options_.path, fmt::format("PRAGMA user_version = {}", version + 1));
  expect_refused(base::Category::unsupported, {fmt::format("schema {}", version + 1), "use the program that wrote it"});
  change_database(options_.path, fmt::format("PRAGMA user_version = {}", version));
  expect_whole();
}

TEST_F(Startup, refuses_a_file_whose_beginning_is_damaged) {
  const std::string whole = read_bytes(options_.path);
  std::string damaged = whole;
  for (std::size_t at = 0; at < 16; ++at) damaged[at] = static_cast<char>(~damaged[at]);
  write_bytes(options_.path, damaged);
  expect_refused(base::Category::corrupt, {"damaged", "restore the last backup"});
  write_bytes(options_.path, whole);
  expect_whole();
}

TEST_F(Startup, refuses_a_database_that_was_cut_off) {
  const std::string whole = read_bytes(options_.path);
  write_bytes(options_.path, whole.substr(0, whole.size() / 2));
  const auto report = store::verify(options_.path);
  EXPECT_TRUE(!report || !report->ok());
  const auto opened = open_sealed(options_);
  if (opened) {
    const auto read = (*opened)->events().read_all(0, 1'000);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().category, base::Category::corrupt);
    EXPECT_FALSE((*opened)->health().ok);
  } else {
    EXPECT_EQ(opened.error().category, base::Category::corrupt) << opened.error().message;
  }
}

// A byte that is turned over somewhere may hit nothing that matters; when verification is content, the events are what
// they were.
TEST_F(Startup, does_not_take_a_flipped_byte_for_an_event) {
  const std::string whole = read_bytes(options_.path);
  const auto before = required(store::verify(options_.path));
  std::mt19937 random(20260302);
  int noticed = 0;
  for (int flip = 0; flip < flips; ++flip) {
    const auto at = std::uniform_int_distribution<std::size_t>(0, whole.size() - 1)(random);
    SCOPED_TRACE(fmt::format("byte {}", at));
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
    write_bytes(options_.path, damaged);
    const auto report = store::verify(options_.path);
    const bool content = report && report->ok();
    noticed += content ? 0 : 1;
    EXPECT_TRUE(!content || report->digest == before.digest);
  }
  EXPECT_GT(noticed, 0);
}

}  // namespace consilium::tests
