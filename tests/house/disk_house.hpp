// DiskHouse: a whole house as an operator would start it: the SQLite store, sealed by the vault under a key file beside
// the database, with every calendar, network and programme of the project published into it. Its clock is that of a
// demonstration, so that tests decide what time it is.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "service/house.hpp"
#include "service/publishing.hpp"
#include "store/sqlite_store.hpp"

namespace consilium::tests {

// When the demonstration clock of a test begins: a working Monday morning in Shanghai.
base::Instant opening_time();

// The value of a result that must have one; ends the process with the message otherwise. For setting up, in tests and
// in the processes they start.
template <typename T>
T required(base::Result<T> result);

// The files of a folder, by name.
service::Publication publication_of(std::string kind, const std::filesystem::path& folder);

// Replaces a text that must stand in the file once.
struct FileEdit {
  std::string file;
  std::string from;
  std::string to;
};
// Publishes a programme of the project with edits, which must not break it.
std::shared_ptr<const model::Programme> publish_edited(service::House& house, const std::string& folder,
                                                       const std::vector<FileEdit>& edits);

// Gives a service another id, wherever the files name it. It says what it was.
struct Rename {
  std::string from;
  std::string to;
};
void rename(const Rename& service, std::vector<compiler::SourceFile>& files);
// Publishes a programme of the project with edits, and then a service renamed.
std::shared_ptr<const model::Programme> publish_renamed(service::House& house, const std::string& folder,
                                                        const std::vector<FileEdit>& edits, const Rename& service);

// Publishes every calendar, network and programme of the project.
base::Result<void> publish_project(service::House& house);

// Where the key file of a database lies in tests.
std::string key_path_of(const std::string& database);

// Opens the store as a start does: a key file is made for a new database and looked for otherwise.
base::Result<std::unique_ptr<store::SqliteStore>> open_sealed(const store::SqliteOptions& options);

class DiskHouse {
 public:
  // Publishes into a database where nothing was published yet. With `known`, what another house has read of the same
  // database, nothing is read again. Errors: those of the store and of the vault.
  static base::Result<std::unique_ptr<DiskHouse>> open(const store::SqliteOptions& options,
                                                       const service::Published* known = nullptr);

  explicit DiskHouse(std::unique_ptr<store::SqliteStore> opened) : store_(std::move(opened)), house_(*store_) {}

  store::SqliteStore& store() { return *store_; }
  service::House& house() { return house_; }

  // The version of a programme that is published.
  std::shared_ptr<const model::Programme> programme(std::string_view id);

 private:
  std::unique_ptr<store::SqliteStore> store_;
  service::House house_;
};

[[noreturn]] void give_up(const base::Error& error);

template <typename T>
T required(base::Result<T> result) {
  if (!result) give_up(result.error());
  return std::move(*result);
}

}  // namespace consilium::tests
