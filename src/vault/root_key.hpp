// The root key: 32 random bytes in a file of their own, for the owner of the process alone. Whoever has it and the
// database reads everything; whoever lost it reads nothing. It is not in any backup of the database.
#pragma once

#include <string>

#include "base/result.hpp"
#include "vault/secret.hpp"

namespace consilium::vault {

// Makes a key and its file (mode 0600), durable when it returns. `conflict` when the file is there.
base::Result<Secret> create_root_key(const std::string& path);

// `not_found` without a file, `forbidden` when others than the owner may touch it, `corrupt` when it is no key.
base::Result<Secret> read_root_key(const std::string& path);

}  // namespace consilium::vault
