#include "store/backup.hpp"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <thread>

#include <gtest/gtest.h>

#include "store/connection.hpp"
#include "store/migrate.hpp"
#include "store/store_fixture.hpp"

namespace consilium::store {

namespace {

class BackupTest : public testing::Test {
 protected:
  std::unique_ptr<SqliteStore> open(const std::string& name = "house.db") const {
    SqliteOptions options;
    options.path = folder_.file(name);
    return open_sqlite(options);
  }
  std::string database() const { return folder_.file("house.db"); }
  std::string target() const { return folder_.file("backup.db"); }

  // Three streams of three events.
  void fill() const {
    auto store = open();
    for (int round = 0; round < 3; ++round)
      for (const char* stream : {"case/1", "case/2", "account/1"})
        expect_appended(*store, append_to(stream, round, {std::string(stream) + std::to_string(round)}));
  }
  // Beside that a stream of one event with a document.
  void fill_with_a_document() const {
    fill();
    auto request = append_to("case/3", 0, {"added"});
    request.streams.front().events.front().document = ports::NewDocument{"d-1", "bytes of a scan"};
    expect_appended(*open(), std::move(request));
  }
  // Changes the file as someone would who wants to hide it: without the triggers.
  void forge(const std::string& sql) const {
    auto connection = std::move(*Connection::open(database(), OpenMode::read_write));
    const auto done = connection.execute(
        "DROP TRIGGER events_are_never_changed; DROP TRIGGER events_are_never_removed;"
        "DROP TRIGGER documents_are_never_changed; DROP TRIGGER documents_are_never_removed;" +
        sql);
    ASSERT_TRUE(done) << done.error().message;
  }
  Texts problems() const { return must(verify(database())).problems; }

  TemporaryFolder folder_;
};

}  // namespace

TEST_F(BackupTest, verifies_an_honest_database_with_progress) {
  fill();
  std::int64_t last_done = 0;
  std::int64_t last_total = 0;
  const auto report = must(verify(database(), [&](std::int64_t done, std::int64_t total) {
    last_done = done;
    last_total = total;
  }));
  EXPECT_TRUE(report.ok()) << report.problems.front();
  EXPECT_EQ(report.events, 9);
  EXPECT_EQ(report.streams, 3);
  EXPECT_EQ(report.last_position, 9);
  EXPECT_EQ(report.digest.size(), 64U);
  EXPECT_EQ(last_done, last_total);
  EXPECT_GT(last_total, 0);
}

TEST_F(BackupTest, sees_an_event_that_was_changed) {
  for (const char* change : {"actor = 'x'", "tenant = 'x'", "payload = x'00'", "occurred_at = 1", "recorded_at = 1",
                             "type = 'x'", "type_version = 9", "on_behalf_of = 'x'", "request_id = 'x'",
                             "programme_hash = 'x'", "person = 'x'", "event_id = 'x'"}) {
    SCOPED_TRACE(change);
    std::filesystem::remove(database());
    fill();
    forge(std::string("UPDATE events SET ") + change + " WHERE stream = 'case/2' AND sequence = 2");
    EXPECT_EQ(problems(), (Texts{"stream `case/2`: event 2 is not what was written"}));
  }
}

TEST_F(BackupTest, sees_a_forged_hash_by_the_next_one) {
  fill();
  forge("UPDATE events SET hash = x'00' WHERE stream = 'case/2' AND sequence = 1");
  EXPECT_EQ(problems(), (Texts{"stream `case/2`: event 1 is not what was written",
                               "stream `case/2`: event 2 is not what was written"}));
}

TEST_F(BackupTest, sees_an_event_that_is_missing) {
  fill();
  forge("DELETE FROM events WHERE stream = 'case/1' AND sequence = 2");
  EXPECT_EQ(problems(), (Texts{"stream `case/1`: event 2 is missing",
                               "stream `case/1`: event 3 is not what was written", "position 4 is missing"}));
}

TEST_F(BackupTest, sees_a_document_that_was_changed_swapped_or_taken_away) {
  const std::string changed = "document `d-1`: not what was written";
  const std::string lost = "stream `case/3`: event 1 is not what was written";
  const std::string orphan = "document `d-1`: its event is missing";
  const std::vector<std::pair<std::string, Texts>> rows{
      {"UPDATE documents SET bytes = x'00'", {changed}},
      {"UPDATE documents SET hash = x'00'", {lost, changed}},
      {"DELETE FROM documents", {lost}},
      {"UPDATE documents SET sequence = 9", {lost, orphan}},
      {"INSERT INTO documents SELECT 'd-2', 'case/1', 1, person, hash, bytes FROM documents",
       {"stream `case/1`: event 1 is not what was written"}}};
  for (const auto& [change, expected] : rows) {
    SCOPED_TRACE(change);
    std::filesystem::remove(database());
    fill_with_a_document();
    EXPECT_EQ(must(verify(database())).documents, 1);
    EXPECT_EQ(problems(), Texts{});
    forge(change);
    EXPECT_EQ(problems(), expected);
  }
}

TEST_F(BackupTest, takes_documents_along) {
  fill_with_a_document();
  ASSERT_TRUE(backup(database(), target()));
  const auto restored = restore(target(), folder_.file("restored.db"));
  ASSERT_TRUE(restored) << restored.error().message;
  EXPECT_EQ(restored->documents, 1);
  const auto found = must(open("restored.db")->documents().document("d-1"));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->bytes.text, "bytes of a scan");
}

// Of a program that knew no documents yet.
TEST_F(BackupTest, verifies_a_database_of_the_schema_before_documents) {
  std::ofstream(database()).flush();
  {
    auto connection = std::move(*Connection::open(database(), OpenMode::read_write));
    const auto& steps = migrations();
    ASSERT_TRUE(migrate(connection, {steps.begin(), steps.begin() + 3}));
  }
  const auto report = must(verify(database()));
  EXPECT_TRUE(report.ok());
  EXPECT_EQ(report.documents, 0);
  EXPECT_EQ(must(open()->documents().document("d-1")), std::nullopt);
}

TEST_F(BackupTest, shows_a_cut_end_by_the_digest_written_down_before) {
  fill();
  const auto before = must(verify(database()));
  forge("DELETE FROM events WHERE position = 9");
  EXPECT_TRUE(must(verify(database())).ok());
  EXPECT_NE(must(digest_at(database(), before.last_position)), before.digest);
}

TEST_F(BackupTest, gives_the_digest_of_an_earlier_report_as_long_as_nothing_was_changed) {
  fill();
  const auto before = must(verify(database()));
  expect_appended(*open(), append_to("case/3", 0, {"more"}));
  EXPECT_EQ(must(digest_at(database(), before.last_position)), before.digest);
  EXPECT_NE(must(verify(database())).digest, before.digest);
}

TEST_F(BackupTest, backs_up_while_the_store_goes_on_and_restores) {
  fill();
  auto store = open();
  std::atomic<bool> done{false};
  std::thread writer([&] {
    for (int round = 0; !done; ++round) expect_appended(*store, append_to("case/busy", round, {"a"}));
  });
  const auto report = backup(database(), target());
  done = true;
  writer.join();
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_GE(report->events, 9);
  struct stat status {};
  ASSERT_EQ(stat(target().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_FALSE(std::filesystem::exists(target() + ".part"));

  const auto restored = restore(target(), folder_.file("restored.db"));
  ASSERT_TRUE(restored) << restored.error().message;
  EXPECT_EQ(restored->digest, report->digest);
  auto again = open("restored.db");
  EXPECT_EQ(payloads(must(again->events().read_stream("case/1"))), (Texts{"case/10", "case/11", "case/12"}));
  EXPECT_EQ(must(again->events().last_position()), report->last_position);
  expect_appended(*again, append_to("case/1", 3, {"after"}));
}

TEST_F(BackupTest, overwrites_nothing) {
  fill();
  ASSERT_TRUE(backup(database(), target()));
  EXPECT_EQ(backup(database(), target()).error().category, base::Category::conflict);
  EXPECT_EQ(restore(target(), database()).error().category, base::Category::conflict);
  std::ofstream(folder_.file("other.db-wal")) << "old log";
  EXPECT_EQ(restore(target(), folder_.file("other.db")).error().category, base::Category::conflict);
  EXPECT_FALSE(std::filesystem::exists(folder_.file("other.db")));
}

TEST_F(BackupTest, does_not_restore_beside_an_open_store) {
  fill();
  ASSERT_TRUE(backup(database(), target()));
  const auto store = open("other.db");
  EXPECT_EQ(restore(target(), folder_.file("other.db")).error().category, base::Category::busy);
}

TEST_F(BackupTest, restores_only_what_is_whole) {
  fill();
  forge("UPDATE events SET actor = 'x' WHERE position = 2");
  EXPECT_EQ(backup(database(), target()).error().category, base::Category::corrupt);
  EXPECT_FALSE(std::filesystem::exists(target()));
  std::filesystem::copy_file(database(), target());
  EXPECT_EQ(restore(target(), folder_.file("other.db")).error().category, base::Category::corrupt);
  std::ofstream(folder_.file("no.db")) << "no database, but long enough to be asked whether it is one";
  EXPECT_EQ(restore(folder_.file("no.db"), folder_.file("other.db")).error().category, base::Category::corrupt);
  EXPECT_FALSE(std::filesystem::exists(folder_.file("other.db")));
  EXPECT_FALSE(std::filesystem::exists(folder_.file("other.db.part")));
}

TEST_F(BackupTest, says_when_there_is_nothing_to_back_up) {
  EXPECT_EQ(backup(folder_.file("none.db"), target()).error().category, base::Category::unavailable);
  std::ofstream(folder_.file("empty.db")).flush();
  EXPECT_EQ(verify(folder_.file("empty.db")).error().category, base::Category::incorrect);
}

}  // namespace consilium::store
