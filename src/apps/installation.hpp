// Installation: the data folder of one house, with its database, its key and, while somebody uses it, the lock of the
// store. The folder is for its owner alone (mode 0700); the key file must be kept apart from backups.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "service/house.hpp"
#include "store/sqlite_store.hpp"

namespace consilium::apps {

inline constexpr const char* default_data_folder = "data";

struct Installation {
  std::unique_ptr<store::SqliteStore> store;
  std::unique_ptr<service::House> house;  // uses `store`, so it goes first
};

std::filesystem::path database_path(const std::filesystem::path& folder);
std::filesystem::path key_path(const std::filesystem::path& folder);

// Opens the house in a folder, making folder, key and database at the first start, and reads what is published in it.
// Errors say what to do: a database without its key file, a wrong key, a newer schema, a damaged file, another process.
base::Result<Installation> open_installation(const std::filesystem::path& folder);

}  // namespace consilium::apps
