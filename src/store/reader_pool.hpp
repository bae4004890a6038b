// ReaderPool: read-only connections for the threads that read. A lease waits when all are lent. Thread-safe.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "store/connection.hpp"
#include "store/health_state.hpp"

namespace consilium::store {

class ReaderPool {
 public:
  // Gives its connection back at the end of its life.
  class Lease {
   public:
    Lease(ReaderPool& pool, std::unique_ptr<Connection> connection);
    Lease(Lease&&) = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();

    Connection& operator*() const { return *connection_; }

   private:
    ReaderPool* pool_;
    std::unique_ptr<Connection> connection_;
  };

  ReaderPool(std::string path, std::string vfs, std::size_t connections_max, HealthState& health);

  base::Result<Lease> lease();

  // Runs `reads(connection)`. Damage that it meets makes the store read-only.
  template <typename Reads>
  auto read(const Reads& reads) -> decltype(reads(std::declval<Connection&>())) {
    BASE_TRY(const auto held, lease());
    auto result = reads(*held);
    if (!result && result.error().category == base::Category::corrupt) health_.fail(result.error().message);
    return result;
  }

  // The same, where several statements must see one state of the database.
  template <typename Reads>
  auto read_snapshot(const Reads& reads) -> decltype(reads(std::declval<Connection&>())) {
    return read([&](Connection& connection) -> decltype(reads(connection)) {
      BASE_TRY_VOID(connection.execute("BEGIN"));
      auto result = reads(connection);
      BASE_TRY_VOID(connection.execute("ROLLBACK"));
      return result;
    });
  }

 private:
  void give_back(std::unique_ptr<Connection> connection);
  void give_up();

  const std::string path_;
  const std::string vfs_;
  HealthState& health_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::size_t may_open_;
};

}  // namespace consilium::store
