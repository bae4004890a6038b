#include "store/memory_store.hpp"

#include <utility>

namespace consilium::store {

base::Result<std::optional<ports::StoredKey>> MemoryKeys::find_key(std::string_view owner) {
  const std::lock_guard lock(mutex_);
  const auto found = keys_.find(owner);
  return found == keys_.end() ? std::nullopt : std::optional(found->second);
}

base::Result<ports::StoredKey> MemoryKeys::keep_first(std::string_view owner, std::string wrapped) {
  const std::lock_guard lock(mutex_);
  return keys_.try_emplace(std::string(owner), ports::StoredKey{std::move(wrapped), false}).first->second;
}

base::Result<void> MemoryKeys::destroy_key(std::string_view owner) {
  const std::lock_guard lock(mutex_);
  keys_.insert_or_assign(std::string(owner), ports::StoredKey{{}, true});
  return {};
}

base::Result<std::unique_ptr<MemoryStore>> MemoryStore::open(const ports::SealerMaker& make_sealer) {
  std::unique_ptr<MemoryStore> store(new MemoryStore());
  BASE_TRY(store->sealer_, make_sealer(store->keys_));
  auto& sealer = *store->sealer_;
  store->events_ = std::make_unique<MemoryEvents>(store->state_, sealer);
  store->cases_ = std::make_unique<MemoryCaseViews>(store->state_, sealer);
  store->people_ = std::make_unique<MemoryPeopleViews>(store->state_, sealer);
  store->house_ = std::make_unique<MemoryHouseViews>(store->state_, sealer);
  store->timers_ = std::make_unique<MemoryTimers>(store->state_);
  store->answers_ = std::make_unique<MemoryAnswers>(store->state_, sealer);
  store->documents_ = std::make_unique<MemoryDocuments>(store->state_, sealer);
  return store;
}

}  // namespace consilium::store
