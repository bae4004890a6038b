// Vault: the Sealer of an installation (libsodium). The root key wraps one random key for each person and one for the
// installation; a person's key seals what is theirs, keys derived from the installation's seal what is nobody's and
// make blind indexes. So a person is forgotten by destroying one row, and the root key could be changed by wrapping
// anew.
//
// Both functions fit ports::SealerMaker with their path bound. A start may simply create when there is no key file and
// open the existing one otherwise: create refuses by itself a database that was sealed before. Thread-safe.
#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "ports/key_store.hpp"
#include "ports/sealer.hpp"

namespace consilium::vault {

// For a first start: makes the key file. `conflict` when the file is there, or when the database was sealed before,
// since then its own key file is missing and a new one could not open it.
base::Result<std::unique_ptr<ports::Sealer>> create(const std::string& key_path, ports::KeyStore& keys);

// For every later start. Errors as of read_root_key, and `corrupt` when the key is not the one of this database.
base::Result<std::unique_ptr<ports::Sealer>> open_existing(const std::string& key_path, ports::KeyStore& keys);

}  // namespace consilium::vault
