// The key store of a SQLite database (table person_keys).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ports/key_store.hpp"
#include "store/pending_keys.hpp"
#include "store/reader_pool.hpp"
#include "store/writer.hpp"

namespace consilium::store {

class SqliteKeys final : public ports::KeyStore {
 public:
  // `writer` may be filled later, but before a key is destroyed.
  SqliteKeys(ReaderPool& readers, PendingKeys& pending, const std::unique_ptr<Writer>& writer)
      : readers_(readers), pending_(pending), writer_(writer) {}

  base::Result<std::optional<ports::StoredKey>> find_key(std::string_view owner) override;
  base::Result<ports::StoredKey> keep_first(std::string_view owner, std::string wrapped) override;
  base::Result<void> destroy_key(std::string_view owner) override;

 private:
  ReaderPool& readers_;
  PendingKeys& pending_;
  const std::unique_ptr<Writer>& writer_;
};

}  // namespace consilium::store
