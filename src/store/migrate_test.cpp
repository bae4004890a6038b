#include "store/migrate.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "store/store_fixture.hpp"

namespace consilium::store {

namespace {

std::string read_text_file(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Connection open_file(const std::string& path) { return std::move(*Connection::open(path, OpenMode::create)); }

std::string schema_after(const std::string& path) {
  auto connection = open_file(path);
  return must(schema_text(connection));
}

}  // namespace

// Written anew with CONSILIUM_UPDATE=1 in the environment.
TEST(Migrate, leads_to_the_schema_that_is_written_down) {
  const TemporaryFolder folder;
  auto connection = open_file(folder.file("fresh.db"));
  ASSERT_TRUE(migrate(connection, migrations()));
  const std::string path = CONSILIUM_SOURCE_DIR "/src/store/schema.sql";
  const auto schema = must(schema_text(connection));
  if (std::getenv("CONSILIUM_UPDATE") != nullptr) std::ofstream(path) << schema;
  EXPECT_EQ(schema, read_text_file(path));
}

TEST(Migrate, leads_to_one_schema_from_every_version_there_was) {
  const TemporaryFolder folder;
  const auto& steps = migrations();
  std::string fresh;
  for (std::size_t from = 0; from <= steps.size(); ++from) {
    const auto path = folder.file(std::to_string(from) + ".db");
    {
      auto old = open_file(path);
      ASSERT_TRUE(migrate(old, {steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(from)}));
      EXPECT_EQ(must(old.integer("PRAGMA user_version")), static_cast<std::int64_t>(from));
    }
    {
      auto connection = open_file(path);
      const auto done = migrate(connection, steps);
      ASSERT_TRUE(done) << done.error().message;
      ASSERT_TRUE(migrate(connection, steps));
      EXPECT_EQ(must(connection.integer("PRAGMA application_id")), application_id);
    }
    if (from == 0) fresh = schema_after(path);
    EXPECT_EQ(schema_after(path), fresh) << "from version " << from;
  }
  EXPECT_NE(fresh, "");
}

TEST(Migrate, leaves_the_version_before_when_a_step_fails) {
  const TemporaryFolder folder;
  auto connection = open_file(folder.file("house.db"));
  const std::vector<std::string> steps{"CREATE TABLE first (a)", "CREATE TABLE second (a); CREATE TABLE first (a)"};
  EXPECT_FALSE(migrate(connection, steps));
  EXPECT_EQ(must(connection.integer("PRAGMA user_version")), 1);
  EXPECT_EQ(must(connection.integer("SELECT count(*) FROM sqlite_schema")), 1);
  EXPECT_TRUE(migrate(connection, {steps[0], "CREATE TABLE second (a)"}));
}

TEST(Migrate, gives_waiting_lines_to_a_house_that_had_none) {
  const TemporaryFolder folder;
  const auto& steps = migrations();
  const std::vector<std::string> before{steps.begin(), steps.begin() + 4};
  SqliteOptions options;
  options.path = folder.file("house.db");
  auto request = append_to("case/1", 0, {"a"});
  request.views.emplace_back(ports::CaseRow{.id = "c-1", .tenant = "tenant-a"});
  expect_appended(*open_sqlite(options), request);
  {
    auto connection = open_file(options.path);
    ASSERT_TRUE(connection.execute("DROP TABLE waiting; PRAGMA user_version = 4"));
    auto old = open_file(folder.file("old.db"));
    ASSERT_TRUE(migrate(old, before));
    ASSERT_EQ(must(schema_text(connection)), must(schema_text(old)));
  }
  auto store = open_sqlite(options);
  EXPECT_EQ(must(store->cases().case_by_id("c-1"))->tenant, "tenant-a");
  EXPECT_EQ(must(store->events().read_stream("case/1")).size(), 1U);
  EXPECT_TRUE(must(store->cases().line_counts({"tenant-a"})).empty());
  const ports::LineRow place{.case_id = "c-1", .line = "callbacks", .tenant = "tenant-a"};
  expect_appended(*store, write_rows<ports::LineRow>({place}));
  EXPECT_EQ(must(store->cases().lines_of_case("c-1")), std::vector{place});
}

TEST(Migrate, keeps_events_documents_and_bundles_from_being_changed) {
  const TemporaryFolder folder;
  const auto path = folder.file("house.db");
  {
    SqliteOptions options;
    options.path = path;
    auto store = open_sqlite(options);
    auto request = append_to("case/1", 0, {"a"});
    request.streams.front().events.front().document = ports::NewDocument{"d-1", "bytes"};
    request.views.emplace_back(ports::BundleRow{{.hash = "hash"}, "bytes"});
    expect_appended(*store, request);
  }
  auto connection = open_file(path);
  EXPECT_FALSE(connection.execute("UPDATE events SET actor = 'someone else'"));
  EXPECT_FALSE(connection.execute("DELETE FROM events"));
  EXPECT_FALSE(connection.execute("UPDATE documents SET bytes = x'00'"));
  EXPECT_FALSE(connection.execute("DELETE FROM documents"));
  EXPECT_FALSE(connection.execute("UPDATE bundles SET bytes = x'00'"));
}

}  // namespace consilium::store
