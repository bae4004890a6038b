// KeyStore: where wrapped keys are kept, beside the data they seal. The store knows nothing of how they are wrapped.
//
// A key that was kept becomes durable no later than the first append that is submitted after keep_first returned; until
// then it is found all the same. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace consilium::ports {

struct StoredKey {
  std::string wrapped{};
  bool forgotten = false;  // there was a key and it was destroyed; wrapped is empty

  bool operator==(const StoredKey&) const = default;
};

class KeyStore {
 public:
  virtual ~KeyStore() = default;

  virtual base::Result<std::optional<StoredKey>> find_key(std::string_view owner) = 0;
  // Keeps `wrapped` unless the owner has, or had, a key; returns the one that stands.
  virtual base::Result<StoredKey> keep_first(std::string_view owner, std::string wrapped) = 0;
  // Durable when it returns.
  virtual base::Result<void> destroy_key(std::string_view owner) = 0;
};

}  // namespace consilium::ports
