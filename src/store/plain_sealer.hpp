// PlainSealer: seals nothing. For scenarios and tests that keep their data in memory; it keeps the other promises of
// Sealer (binding, forgetting, stable blind indexes) so that what works with it works with the real one.
#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "ports/sealer.hpp"
#include "ports/store.hpp"

namespace consilium::store {

class PlainSealer final : public ports::Sealer {
 public:
  base::Result<std::string> seal(std::string_view person, std::string_view plaintext,
                                 std::string_view associated_data) override;
  base::Result<std::string> unseal(std::string_view person, std::string_view sealed,
                                   std::string_view associated_data) override;
  std::string blind_index(std::string_view kind, std::string_view text) override;
  base::Result<void> forget(std::string_view person) override;

 private:
  bool is_forgotten(std::string_view person) const;

  mutable std::mutex mutex_;
  std::set<std::string, std::less<>> forgotten_;
};

// For opening a store.
base::Result<std::unique_ptr<ports::Sealer>> make_plain_sealer(ports::KeyStore& keys);

}  // namespace consilium::store
