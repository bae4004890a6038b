#include "store/reader_pool.hpp"

#include <utility>

namespace consilium::store {

ReaderPool::Lease::Lease(ReaderPool& pool, std::unique_ptr<Connection> connection)
    : pool_(&pool), connection_(std::move(connection)) {}

ReaderPool::Lease::~Lease() {
  if (connection_ != nullptr) pool_->give_back(std::move(connection_));
}

ReaderPool::ReaderPool(std::string path, std::string vfs, std::size_t connections_max, HealthState& health)
    : path_(std::move(path)), vfs_(std::move(vfs)), health_(health), may_open_(connections_max) {}

base::Result<ReaderPool::Lease> ReaderPool::lease() {
  {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [this] { return !idle_.empty() || may_open_ > 0; });
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return Lease(*this, std::move(connection));
    }
    may_open_ -= 1;
  }
  auto opened = Connection::open(path_, OpenMode::read_only, vfs_);
  if (opened) {
    // A bound on memory: the pages that matter are in the cache of the system anyway.
    auto configured = opened->execute("PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY");
    if (configured) return Lease(*this, std::make_unique<Connection>(std::move(*opened)));
    opened = tl::unexpected(std::move(configured).error());
  }
  give_up();
  return tl::unexpected(std::move(opened).error());
}

void ReaderPool::give_back(std::unique_ptr<Connection> connection) {
  {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(connection));
  }
  returned_.notify_one();
}

void ReaderPool::give_up() {
  {
    const std::lock_guard lock(mutex_);
    may_open_ += 1;
  }
  returned_.notify_one();
}

}  // namespace consilium::store
