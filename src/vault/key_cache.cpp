#include "vault/key_cache.hpp"

#include <utility>

namespace consilium::vault {

std::optional<Secret> KeyCache::find(std::string_view person) {
  const std::lock_guard lock(mutex_);
  if (const auto young = young_.find(person); young != young_.end()) return young->second;
  const auto old = old_.find(person);
  if (old == old_.end()) return std::nullopt;
  const Secret key = old->second;
  keep_young(person, key);
  return key;
}

void KeyCache::keep(std::string_view person, const Secret& key) {
  const std::lock_guard lock(mutex_);
  if (!forgotten_.contains(person)) keep_young(person, key);
}

void KeyCache::keep_young(std::string_view person, const Secret& key) {
  if (young_.size() >= half_) old_ = std::exchange(young_, {});
  young_.insert_or_assign(std::string(person), key);
}

void KeyCache::forget(std::string_view person) {
  const std::lock_guard lock(mutex_);
  forgotten_.emplace(person);
  if (const auto young = young_.find(person); young != young_.end()) young_.erase(young);
  if (const auto old = old_.find(person); old != old_.end()) old_.erase(old);
}

}  // namespace consilium::vault
