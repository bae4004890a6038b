#include "store/pending_keys.hpp"

#include <utility>

namespace consilium::store {

base::Result<std::optional<ports::StoredKey>> read_key(Connection& connection, std::string_view owner) {
  BASE_TRY(auto statement, connection.use("SELECT wrapped IS NULL, wrapped FROM person_keys WHERE owner = ?"));
  BASE_TRY(const bool row, statement.step_with(owner));
  if (!row) return std::optional<ports::StoredKey>();
  ports::StoredKey key;
  key.forgotten = statement.read_integer() != 0;
  key.wrapped = statement.read_text();
  return std::optional<ports::StoredKey>(std::move(key));
}

std::optional<std::string> PendingKeys::find(std::string_view owner) const {
  const std::lock_guard lock(mutex_);
  for (const auto* keys : {&waiting_, &being_written_}) {
    const auto found = keys->find(owner);
    if (found != keys->end()) return found->second;
  }
  return std::nullopt;
}

base::Result<ports::StoredKey> PendingKeys::keep_first(std::string_view owner, std::string wrapped,
                                                       Connection& connection) {
  const std::lock_guard lock(mutex_);
  for (const auto* keys : {&waiting_, &being_written_}) {
    const auto found = keys->find(owner);
    if (found != keys->end()) return ports::StoredKey{found->second, false};
  }
  BASE_TRY(const auto stored, read_key(connection, owner));
  if (stored) return *stored;
  waiting_.emplace(owner, wrapped);
  return ports::StoredKey{std::move(wrapped), false};
}

bool PendingKeys::empty() const {
  const std::lock_guard lock(mutex_);
  return waiting_.empty();
}

base::Result<void> PendingKeys::write(Connection& connection) {
  {
    const std::lock_guard lock(mutex_);
    being_written_.merge(waiting_);
  }
  // Only the writer changes being_written_, so it may be read here without the lock.
  if (being_written_.empty()) return {};
  // A tombstone that was written in between wins: the person was forgotten.
  BASE_TRY(auto statement,
           connection.use("INSERT INTO person_keys (owner, wrapped) VALUES (?, ?) ON CONFLICT DO NOTHING"));
  for (const auto& [owner, wrapped] : being_written_) {
    statement.bind(owner);
    statement.bind(Bytes{wrapped});
    BASE_TRY_VOID(statement.run());
  }
  return {};
}

void PendingKeys::committed() {
  const std::lock_guard lock(mutex_);
  being_written_.clear();
}

void PendingKeys::rolled_back() {
  const std::lock_guard lock(mutex_);
  waiting_.merge(being_written_);
  being_written_.clear();
}

}  // namespace consilium::store
