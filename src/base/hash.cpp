#include "base/hash.hpp"

#include <cstring>

#include <sodium/crypto_hash_sha256.h>
#include <sodium/crypto_shorthash.h>

namespace consilium::base {
namespace {

using Digest = std::array<unsigned char, crypto_hash_sha256_BYTES>;

std::string hexadecimal_of(const Digest& digest) {
  static constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string text;
  text.reserve(digest.size() * 2);
  for (const unsigned char byte : digest) {
    text += hexadecimal[byte >> 4U];
    text += hexadecimal[byte & 15U];
  }
  return text;
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

crypto_hash_sha256_state* state_of(std::array<unsigned char, 128>& bytes) {
  static_assert(sizeof(crypto_hash_sha256_state) <= 128);
  return reinterpret_cast<crypto_hash_sha256_state*>(bytes.data());
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  Digest digest{};
  crypto_hash_sha256(digest.data(), bytes_of(bytes), bytes.size());
  return hexadecimal_of(digest);
}

std::uint64_t short_hash(std::string_view bytes) {
  static const auto key = [] {
    std::array<unsigned char, crypto_shorthash_KEYBYTES> random{};
    crypto_shorthash_keygen(random.data());
    return random;
  }();
  std::array<unsigned char, crypto_shorthash_BYTES> hash{};
  crypto_shorthash(hash.data(), bytes_of(bytes), bytes.size(), key.data());
  std::uint64_t number = 0;
  std::memcpy(&number, hash.data(), sizeof number);
  return number;
}

Sha256::Sha256() { crypto_hash_sha256_init(state_of(state_)); }

void Sha256::add(std::string_view bytes) { crypto_hash_sha256_update(state_of(state_), bytes_of(bytes), bytes.size()); }

std::string Sha256::hex() {
  Digest digest{};
  crypto_hash_sha256_final(state_of(state_), digest.data());
  return hexadecimal_of(digest);
}

}  // namespace consilium::base
