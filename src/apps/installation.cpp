#include "apps/installation.hpp"

#include <fmt/core.h>

#include "service/publishing.hpp"
#include "service/timers.hpp"
#include "vault/vault.hpp"

namespace consilium::apps {
namespace {

namespace fs = std::filesystem;

base::Result<void> make_folder(const fs::path& folder) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return {};
  fs::create_directories(folder, error);
  if (!error) fs::permissions(folder, fs::perms::owner_all, error);
  if (error) {
    return base::failure(base::Category::unavailable,
                         fmt::format("cannot make the data folder {}: {}", folder.string(), error.message()));
  }
  return {};
}

}  // namespace

fs::path database_path(const fs::path& folder) { return folder / "consilium.sqlite"; }
fs::path key_path(const fs::path& folder) { return folder / "root.key"; }

base::Result<Installation> open_installation(const fs::path& folder) {
  BASE_TRY_VOID(make_folder(folder));
  const std::string key = key_path(folder).string();
  store::SqliteOptions options;
  options.path = database_path(folder).string();
  Installation installation;
  BASE_TRY(installation.store, store::SqliteStore::open(options, [&](ports::KeyStore& keys) {
             std::error_code error;
             return fs::exists(key, error) ? vault::open_existing(key, keys) : vault::create(key, keys);
           }));
  installation.house = std::make_unique<service::House>(*installation.store);
  BASE_TRY_VOID(service::load_published(*installation.house));
  BASE_TRY_VOID(service::resume_demo(*installation.house));
  return installation;
}

}  // namespace consilium::apps
