// KeyCache: the keys of persons used lately, bounded. When the young half is full it becomes the old one, and what the
// old one held and nobody asked for is gone. Thread-safe.
#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "vault/secret.hpp"

namespace consilium::vault {

class KeyCache {
 public:
  explicit KeyCache(std::size_t half) : half_(half) {}

  std::optional<Secret> find(std::string_view person);
  void keep(std::string_view person, const Secret& key);
  // Drops the key, and any that a thread which read it before still brings.
  void forget(std::string_view person);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Keys = std::unordered_map<std::string, Secret, Hash, std::equal_to<>>;

  void keep_young(std::string_view person, const Secret& key);

  const std::size_t half_;
  std::mutex mutex_;
  Keys young_;
  Keys old_;
  std::set<std::string, std::less<>> forgotten_;
};

}  // namespace consilium::vault
