// What the tests of this room share: a folder that goes away, a store of either kind, and short ways to write requests.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdlib.h>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "ports/store.hpp"
#include "store/memory_store.hpp"
#include "store/plain_sealer.hpp"
#include "store/sqlite_store.hpp"

namespace consilium::store {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "consilium-store-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }

  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline std::unique_ptr<SqliteStore> open_sqlite(const SqliteOptions& options) {
  auto store = SqliteStore::open(options, make_plain_sealer);
  if (!store) ADD_FAILURE() << store.error().message;
  return store ? std::move(*store) : nullptr;
}

inline ports::NewEvent new_event(std::string payload, std::string type = "noted") {
  ports::NewEvent event;
  event.type = std::move(type);
  event.tenant = "tenant-a";
  event.actor = "operator-1";
  event.occurred_at = base::Instant{1'000};
  event.recorded_at = base::Instant{2'000};
  event.person = "person-1";
  event.payload = std::move(payload);
  return event;
}

// An append of events with these payloads to one stream.
inline ports::AppendRequest append_to(std::string stream, std::int64_t expected, std::vector<std::string> payloads) {
  ports::StreamAppend append{std::move(stream), expected, {}};
  for (auto& payload : payloads) append.events.push_back(new_event(std::move(payload)));
  ports::AppendRequest request;
  request.streams.push_back(std::move(append));
  return request;
}

template <typename Row>
ports::AppendRequest write_rows(std::vector<Row> rows) {
  ports::AppendRequest request;
  for (auto& row : rows) request.views.emplace_back(std::move(row));
  return request;
}

inline ports::Appended expect_appended(ports::Store& store, ports::AppendRequest request) {
  auto outcome = store.events().append(std::move(request));
  if (!outcome) {
    ADD_FAILURE() << outcome.error().message;
    return {};
  }
  const auto* appended = std::get_if<ports::Appended>(&*outcome);
  if (appended == nullptr) {
    ADD_FAILURE() << "not appended, alternative " << outcome->index();
    return {};
  }
  return *appended;
}

// The value of a result that must have one.
template <typename T>
T must(base::Result<T> result) {
  if (!result) {
    ADD_FAILURE() << result.error().message;
    return T{};
  }
  return std::move(*result);
}

inline std::vector<std::string> payloads(const std::vector<ports::Envelope>& events) {
  std::vector<std::string> texts;
  for (const auto& event : events) texts.push_back(event.payload);
  return texts;
}

template <typename Row>
std::vector<std::string> ids(const std::vector<Row>& rows) {
  std::vector<std::string> texts;
  for (const auto& row : rows) texts.push_back(row.id);
  return texts;
}

using Texts = std::vector<std::string>;

enum class StoreKind { memory, sqlite };

// The suite that every store must pass.
class EveryStore : public testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override { open(); }

  // Closes the store, which only memory forgets, and opens it again.
  void reopen() {
    store_.reset();
    open();
  }
  ports::Store& store() { return *store_; }
  ports::EventStore& events() { return store_->events(); }

 private:
  void open() {
    if (GetParam() == StoreKind::memory) {
      store_ = must(MemoryStore::open(make_plain_sealer));
    } else {
      SqliteOptions options;
      options.path = folder_.file("house.db");
      store_ = open_sqlite(options);
    }
    ASSERT_NE(store_, nullptr);
  }

  TemporaryFolder folder_;
  std::unique_ptr<ports::Store> store_;
};

inline std::string kind_name(const testing::TestParamInfo<StoreKind>& info) {
  return info.param == StoreKind::memory ? "memory" : "sqlite";
}

}  // namespace consilium::store
