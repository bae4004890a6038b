#include "vault/vault.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include <fmt/core.h>
#include <sodium/core.h>
#include <sodium/crypto_generichash.h>

#include "base/check.hpp"
#include "vault/aead.hpp"
#include "vault/key_cache.hpp"
#include "vault/root_key.hpp"

namespace consilium::vault {

namespace {

constexpr std::size_t cache_half = 32'768;
constexpr std::size_t index_bytes = 16;
constexpr std::string_view installation;  // the owner of the installation's key

enum Purpose : std::uint64_t { wrapping = 1, sealing = 2, indexing = 3 };

base::Error forgotten(base::Category category) {
  return {category, "the person was forgotten: what is kept about them cannot be read and nothing can be added"};
}

std::string wrapping_place(std::string_view owner) { return fmt::format("key of {}", owner); }

base::Result<Secret> unwrap(const Secret& wrapping_key, std::string_view owner, const ports::StoredKey& stored) {
  BASE_TRY(auto bytes, decrypt(wrapping_key, stored.wrapped, wrapping_place(owner)));
  if (bytes.size() != Secret::size) return base::failure(base::Category::corrupt, "a wrapped key has the wrong length");
  Secret key;
  std::copy(bytes.begin(), bytes.end(), key.data());
  sodium_memzero(bytes.data(), bytes.size());
  return key;
}

// Wraps a new key for an owner who has none; the key that stands in the end.
base::Result<ports::StoredKey> make_key(const Secret& wrapping_key, std::string_view owner, ports::KeyStore& keys) {
  return keys.keep_first(owner, encrypt(wrapping_key, random_secret().view(), wrapping_place(owner)));
}

class Vault final : public ports::Sealer {
 public:
  Vault(const Secret& wrapping_key, const Secret& installation_key, ports::KeyStore& keys)
      : wrapping_key_(wrapping_key),
        sealing_key_(derive(installation_key, sealing)),
        indexing_key_(derive(installation_key, indexing)),
        keys_(keys) {}

  base::Result<std::string> seal(std::string_view person, std::string_view plaintext,
                                 std::string_view associated_data) override {
    BASE_TRY(const Secret key, key_to_seal(person));
    return encrypt(key, plaintext, associated_data);
  }

  base::Result<std::string> unseal(std::string_view person, std::string_view sealed,
                                   std::string_view associated_data) override {
    BASE_TRY(const Secret key, key_to_unseal(person));
    return decrypt(key, sealed, associated_data);
  }

  std::string blind_index(std::string_view kind, std::string_view text) override {
    const std::string message = fmt::format("{}:{}{}", kind.size(), kind, text);
    std::array<unsigned char, index_bytes> digest{};
    CHECK(crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(message.data()),
                             message.size(), indexing_key_.data(), Secret::size) == 0);
    std::string text_of_digest;
    for (const unsigned char byte : digest) text_of_digest += fmt::format("{:02x}", byte);
    return text_of_digest;
  }

  base::Result<void> forget(std::string_view person) override {
    if (person == installation)
      return base::failure(base::Category::incorrect, "the installation cannot be forgotten: name a person");
    BASE_TRY_VOID(keys_.destroy_key(person));
    cache_.forget(person);
    return {};
  }

 private:
  base::Result<Secret> key_to_seal(std::string_view person) {
    if (person == installation) return sealing_key_;
    if (const auto cached = cache_.find(person)) return *cached;
    BASE_TRY(auto stored, keys_.find_key(person));
    if (!stored) {
      BASE_TRY(stored, make_key(wrapping_key_, person, keys_));
    }
    if (stored->forgotten) return tl::unexpected(forgotten(base::Category::forbidden));
    return unwrap_and_cache(person, *stored);
  }

  base::Result<Secret> key_to_unseal(std::string_view person) {
    if (person == installation) return sealing_key_;
    if (const auto cached = cache_.find(person)) return *cached;
    BASE_TRY(const auto stored, keys_.find_key(person));
    if (!stored)
      return base::failure(base::Category::corrupt,
                           "the key of a person is missing from the database: restore a backup");
    if (stored->forgotten) return tl::unexpected(forgotten(base::Category::not_found));
    return unwrap_and_cache(person, *stored);
  }

  base::Result<Secret> unwrap_and_cache(std::string_view person, const ports::StoredKey& stored) {
    BASE_TRY(const Secret key, unwrap(wrapping_key_, person, stored));
    cache_.keep(person, key);
    return key;
  }

  const Secret wrapping_key_;
  const Secret sealing_key_;
  const Secret indexing_key_;
  ports::KeyStore& keys_;
  KeyCache cache_{cache_half};
};

base::Result<std::unique_ptr<ports::Sealer>> open_with(const Secret& root_key, ports::KeyStore& keys) {
  const Secret wrapping_key = derive(root_key, wrapping);
  BASE_TRY(auto stored, keys.find_key(installation));
  if (!stored) {
    BASE_TRY(stored, make_key(wrapping_key, installation, keys));
  }
  const auto installation_key = unwrap(wrapping_key, installation, *stored);
  if (!installation_key)
    return base::failure(base::Category::corrupt,
                         "the key file is not the one that this database was sealed with: bring back the right one");
  return std::unique_ptr<ports::Sealer>(std::make_unique<Vault>(wrapping_key, *installation_key, keys));
}

}  // namespace

base::Result<std::unique_ptr<ports::Sealer>> create(const std::string& key_path, ports::KeyStore& keys) {
  CHECK(sodium_init() >= 0);
  BASE_TRY(const auto sealed_before, keys.find_key(installation));
  if (sealed_before)
    return base::failure(
        base::Category::conflict,
        fmt::format("the database was sealed with a key that is not at `{}`: bring the key file back", key_path));
  BASE_TRY(const Secret root_key, create_root_key(key_path));
  return open_with(root_key, keys);
}

base::Result<std::unique_ptr<ports::Sealer>> open_existing(const std::string& key_path, ports::KeyStore& keys) {
  CHECK(sodium_init() >= 0);
  BASE_TRY(const Secret root_key, read_root_key(key_path));
  return open_with(root_key, keys);
}

}  // namespace consilium::vault
