// What only a store on a disk can do: last, fail, and tell why.
#include "store/sqlite_store.hpp"

#include <filesystem>
#include <fstream>
#include <future>
#include <sys/stat.h>

#include <gtest/gtest.h>

#include "store/connection.hpp"
#include "store/migrate.hpp"
#include "store/store_fixture.hpp"
#include "store/verify.hpp"

namespace consilium::store {

namespace {

class SqliteStoreTest : public testing::Test {
 protected:
  SqliteOptions options() const {
    SqliteOptions options;
    options.path = path();
    return options;
  }
  std::string path() const { return folder_.file("house.db"); }
  std::unique_ptr<SqliteStore> open() const { return open_sqlite(options()); }
  base::Error open_failure() const {
    auto store = SqliteStore::open(options(), make_plain_sealer);
    if (store) ADD_FAILURE() << "opened";
    return store ? base::Error{} : store.error();
  }
  void change_file(const std::string& sql) const {
    auto connection = Connection::open(path(), OpenMode::create);
    ASSERT_TRUE(connection);
    const auto done = connection->execute(sql);
    ASSERT_TRUE(done) << done.error().message;
  }

  TemporaryFolder folder_;
};

base::Category append_category(ports::Store& store, const ports::AppendRequest& request) {
  const auto outcome = store.events().append(request);
  if (outcome) ADD_FAILURE() << "appended";
  return outcome ? base::Category::fault : outcome.error().category;
}

// Lets the writer stand still in the acknowledgement of an append to `case/0`, so that what is submitted next waits.
class StandingWriter {
 public:
  explicit StandingWriter(ports::Store& store) {
    store.events().submit(append_to("case/0", 0, {"a"}), [this](const base::Result<ports::AppendOutcome>&) {
      held_.set_value();
      release_.get_future().wait();
    });
    held_.get_future().wait();
  }
  void release() { release_.set_value(); }

 private:
  std::promise<void> held_;
  std::promise<void> release_;
};

}  // namespace

TEST_F(SqliteStoreTest, has_everything_after_it_was_opened_again) {
  auto request = append_to("case/1", 0, {"a", "b"});
  request.views.emplace_back(ports::SettingRow{"name", "value"});
  request.timers.emplace_back(ports::TimerRow{.id = "timer-1", .due = base::Instant{5}});
  request.answer = ports::IdempotencyRecord{.tenant = "tenant-a", .actor = "operator-1", .key = "key-1"};
  expect_appended(*open(), request);
  auto store = open();
  EXPECT_EQ(payloads(must(store->events().read_stream("case/1"))), (Texts{"a", "b"}));
  EXPECT_EQ(must(store->events().last_position()), 2);
  EXPECT_EQ(must(store->house().setting("name")), "value");
  EXPECT_EQ(ids(must(store->timers().due_timers(base::Instant{5}, 5))), (Texts{"timer-1"}));
  EXPECT_TRUE(must(store->answers().find_answer("tenant-a", "operator-1", "key-1")));
  EXPECT_EQ(expect_appended(*store, append_to("case/1", 2, {"c"})).last_position, 3);
}

TEST_F(SqliteStoreTest, writes_what_was_taken_before_it_closes) {
  std::promise<bool> appended;
  {
    auto store = open();
    store->events().submit(append_to("case/1", 0, {"a"}), [&](const base::Result<ports::AppendOutcome>& outcome) {
      appended.set_value(outcome.has_value());
    });
  }
  EXPECT_TRUE(appended.get_future().get());
  EXPECT_EQ(must(open()->events().version("case/1")), 1);
}

TEST_F(SqliteStoreTest, is_opened_by_one_at_a_time) {
  auto store = open();
  EXPECT_EQ(open_failure().category, base::Category::busy);
  store.reset();
  EXPECT_NE(open(), nullptr);
}

TEST_F(SqliteStoreTest, keeps_its_files_from_others) {
  auto store = open();
  expect_appended(*store, append_to("case/1", 0, {"a"}));
  for (const char* suffix : {"", "-wal", "-shm", ".lock"}) {
    struct stat status {};
    ASSERT_EQ(stat((path() + suffix).c_str(), &status), 0) << suffix;
    EXPECT_EQ(status.st_mode & 0777U, 0600U) << suffix;
  }
}

TEST_F(SqliteStoreTest, leaves_a_newer_schema_as_it_is) {
  open();
  change_file("PRAGMA user_version = 9999");
  const auto refused = open_failure();
  EXPECT_EQ(refused.category, base::Category::unsupported);
  EXPECT_NE(refused.message.find("schema 9999"), std::string::npos) << refused.message;
  change_file("PRAGMA user_version = " + std::to_string(migrations().size()));
  EXPECT_NE(open(), nullptr);
}

TEST_F(SqliteStoreTest, refuses_a_database_of_another_application) {
  change_file("CREATE TABLE notes (text)");
  EXPECT_EQ(open_failure().category, base::Category::incorrect);
}

TEST_F(SqliteStoreTest, refuses_a_file_that_is_no_database) {
  std::ofstream(path()) << "not a database, but long enough to be asked whether it is one, and more of the same";
  EXPECT_EQ(open_failure().category, base::Category::corrupt);
}

TEST_F(SqliteStoreTest, does_not_open_when_the_sealer_does_not) {
  const auto refused =
      SqliteStore::open(options(), [](ports::KeyStore&) -> base::Result<std::unique_ptr<ports::Sealer>> {
        return base::failure(base::Category::not_found, "no key");
      });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "no key");
  EXPECT_NE(open(), nullptr);
}

TEST_F(SqliteStoreTest, becomes_read_only_when_the_disk_is_full_and_loses_nothing_acknowledged) {
  auto small = options();
  small.pages_max = 120;
  auto store = open_sqlite(small);
  std::int64_t acknowledged = 0;
  base::Error refusal;
  while (true) {
    const auto outcome = store->events().append(append_to("case/1", acknowledged, {std::string(2'000, 'x')}));
    if (!outcome) {
      refusal = outcome.error();
      break;
    }
    acknowledged += 1;
    ASSERT_LT(acknowledged, 10'000);
  }
  EXPECT_GT(acknowledged, 10);
  EXPECT_EQ(refusal.category, base::Category::unavailable);
  EXPECT_FALSE(store->health().ok);
  EXPECT_NE(store->health().reason.find("disk is full"), std::string::npos) << store->health().reason;
  EXPECT_EQ(append_category(*store, append_to("case/2", 0, {"small"})), base::Category::unavailable);
  // What is there can still be read.
  EXPECT_EQ(must(store->events().version("case/1")), acknowledged);
  EXPECT_EQ(must(store->events().last_position()), acknowledged);

  store.reset();
  store = open();
  EXPECT_TRUE(store->health().ok);
  EXPECT_EQ(must(store->events().read_stream("case/1")).size(), static_cast<std::size_t>(acknowledged));
  EXPECT_EQ(expect_appended(*store, append_to("case/1", acknowledged, {"more"})).last_position, acknowledged + 1);
  store.reset();
  EXPECT_TRUE(must(verify(path())).ok());
}

TEST_F(SqliteStoreTest, becomes_read_only_when_it_meets_a_damaged_page) {
  {
    auto store = open();
    for (int number = 0; number < 50; ++number)
      expect_appended(*store, append_to("case/" + std::to_string(number), 0, {std::string(3'000, 'x')}));
  }
  // Everything after the schema.
  const auto size = std::filesystem::file_size(path());
  std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(4096 * 60);
  for (std::uintmax_t left = size - 4096 * 60; left > 0; --left) file.put('\x5a');
  file.close();

  auto opened = SqliteStore::open(options(), make_plain_sealer);
  if (!opened) {
    EXPECT_EQ(opened.error().category, base::Category::corrupt);
    return;
  }
  const auto read = (*opened)->events().read_all(0, 1'000);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().category, base::Category::corrupt);
  EXPECT_FALSE((*opened)->health().ok);
  EXPECT_EQ(append_category(**opened, append_to("case/new", 0, {"a"})), base::Category::unavailable);
}

TEST_F(SqliteStoreTest, can_be_made_read_only_from_outside) {
  auto store = open();
  store->make_read_only("the key is missing");
  EXPECT_EQ(store->health(), (ports::Health{false, "the key is missing"}));
  EXPECT_EQ(append_category(*store, append_to("case/1", 0, {"a"})), base::Category::unavailable);
  EXPECT_EQ(must(store->events().last_position()), 0);
}

TEST_F(SqliteStoreTest, answers_busy_when_a_lane_is_full) {
  auto narrow = options();
  narrow.lanes.waiting_max = 2;
  auto store = open_sqlite(narrow);
  StandingWriter writer(*store);
  std::vector<std::future<base::Result<ports::AppendOutcome>>> outcomes;
  for (int number = 1; number <= 3; ++number) {
    auto outcome = std::make_shared<std::promise<base::Result<ports::AppendOutcome>>>();
    outcomes.push_back(outcome->get_future());
    store->events().submit(
        append_to("case/" + std::to_string(number), 0, {"a"}),
        [outcome](base::Result<ports::AppendOutcome> given) { outcome->set_value(std::move(given)); });
  }
  const auto third = outcomes[2].get();
  ASSERT_FALSE(third);
  EXPECT_EQ(third.error().category, base::Category::busy);
  writer.release();
  EXPECT_TRUE(outcomes[0].get());
  EXPECT_TRUE(outcomes[1].get());
  EXPECT_TRUE(store->health().ok);
}

TEST_F(SqliteStoreTest, refuses_one_conflict_of_a_shared_transaction_and_keeps_the_rest) {
  auto store = open();
  StandingWriter writer(*store);
  // These wait together, and the middle one fails after it has written.
  auto taken = append_to("case/2", 0, {"b", "c"});
  taken.streams[0].events[0].event_id = "fresh";
  taken.streams[0].events[1].event_id = must(store->events().read_stream("case/0"))[0].event_id;
  std::vector<std::promise<base::Result<ports::AppendOutcome>>> outcomes(4);
  const std::vector requests{append_to("case/1", 0, {"a"}), taken, append_to("case/1", 0, {"late"}),
                             append_to("case/1", 1, {"b"})};
  for (std::size_t index = 0; index < requests.size(); ++index)
    store->events().submit(requests[index], [&outcomes, index](base::Result<ports::AppendOutcome> given) {
      outcomes[index].set_value(std::move(given));
    });
  writer.release();
  EXPECT_EQ(std::get<ports::Appended>(*outcomes[0].get_future().get()).last_position, 2);
  EXPECT_EQ(outcomes[1].get_future().get().error().category, base::Category::incorrect);
  EXPECT_EQ(std::get<ports::Conflict>(*outcomes[2].get_future().get()), (ports::Conflict{"case/1", 0, 1}));
  EXPECT_EQ(std::get<ports::Appended>(*outcomes[3].get_future().get()).last_position, 3);
  EXPECT_EQ(must(store->events().version("case/2")), 0);
  store.reset();
  EXPECT_TRUE(must(verify(path())).ok());
}

}  // namespace consilium::store
