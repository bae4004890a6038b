#include "vault/aead.hpp"

#include <sodium/crypto_aead_xchacha20poly1305.h>
#include <sodium/crypto_kdf.h>
#include <sodium/randombytes.h>

#include "base/check.hpp"

namespace consilium::vault {

namespace {

constexpr char version = 1;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t head_bytes = 1 + nonce_bytes;
static_assert(Secret::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(Secret::size == crypto_kdf_KEYBYTES);

unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

std::string encrypt(const Secret& key, std::string_view plaintext, std::string_view associated_data) {
  std::string sealed(head_bytes + plaintext.size() + tag_bytes, '\0');
  sealed[0] = version;
  randombytes_buf(raw(sealed) + 1, nonce_bytes);
  CHECK(crypto_aead_xchacha20poly1305_ietf_encrypt(raw(sealed) + head_bytes, nullptr, raw(plaintext), plaintext.size(),
                                                   raw(associated_data), associated_data.size(), nullptr,
                                                   raw(sealed) + 1, key.data()) == 0);
  return sealed;
}

base::Result<std::string> decrypt(const Secret& key, std::string_view sealed, std::string_view associated_data) {
  if (sealed.size() < head_bytes + tag_bytes || sealed[0] != version)
    return base::failure(base::Category::corrupt, "a sealed text is cut short or of an unknown version");
  std::string plaintext(sealed.size() - head_bytes - tag_bytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(plaintext), nullptr, nullptr, raw(sealed) + head_bytes,
                                                 sealed.size() - head_bytes, raw(associated_data),
                                                 associated_data.size(), raw(sealed) + 1, key.data()) != 0)
    return base::failure(base::Category::corrupt, "a sealed text is not what was sealed with this key");
  return plaintext;
}

Secret derive(const Secret& key, std::uint64_t purpose) {
  Secret derived;
  CHECK(crypto_kdf_derive_from_key(derived.data(), Secret::size, purpose, "consvlt1", key.data()) == 0);
  return derived;
}

Secret random_secret() {
  Secret secret;
  randombytes_buf(secret.data(), Secret::size);
  return secret;
}

}  // namespace consilium::vault
