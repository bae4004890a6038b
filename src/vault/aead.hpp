// XChaCha20-Poly1305 with a random nonce (draft-irtf-cfrg-xchacha): a version byte, 24 bytes of nonce, the hidden text
// and its 16 bytes of tag. Associated data is bound, not hidden.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "vault/secret.hpp"

namespace consilium::vault {

std::string encrypt(const Secret& key, std::string_view plaintext, std::string_view associated_data);
// `corrupt` when the text, the key or the associated data is not what it was.
base::Result<std::string> decrypt(const Secret& key, std::string_view sealed, std::string_view associated_data);

// A key for one purpose, derived from another (BLAKE2b).
Secret derive(const Secret& key, std::uint64_t purpose);
Secret random_secret();

}  // namespace consilium::vault
