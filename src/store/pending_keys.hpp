// Keys that were made and wait to be written with the next transaction. A key is made before the append that needs it
// is queued, so it is durable no later than that append and costs no commit of its own. Thread-safe.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "ports/key_store.hpp"
#include "store/connection.hpp"

namespace consilium::store {

base::Result<std::optional<ports::StoredKey>> read_key(Connection& connection, std::string_view owner);

class PendingKeys {
 public:
  std::optional<std::string> find(std::string_view owner) const;
  // Keeps the key unless one is pending or stored; the whole choice is made under one lock, against a connection of
  // the caller.
  base::Result<ports::StoredKey> keep_first(std::string_view owner, std::string wrapped, Connection& connection);
  bool empty() const;

  // For the writer: writes all pending keys inside its transaction, and takes them off once that is committed.
  base::Result<void> write(Connection& connection);
  void committed();
  void rolled_back();

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string, std::less<>> waiting_;
  std::map<std::string, std::string, std::less<>> being_written_;
};

}  // namespace consilium::store
