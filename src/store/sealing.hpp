// Sealing at the border of the store: requests are sealed on the caller's thread before they are queued, rows and
// events are unsealed after they were read. Both stores use it, so what a row promises about personal text holds in
// each.
#pragma once

#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include "base/result.hpp"
#include "ports/event_store.hpp"
#include "ports/sealer.hpp"
#include "store/fields.hpp"
#include "store/tables.hpp"

namespace consilium::store {

// Gives events without an id one, and seals payloads, personal texts and the kept answer in place.
base::Result<void> seal_request(ports::AppendRequest& request, ports::Sealer& sealer);

// The payload, opened in place. An event of a forgotten person comes back erased.
base::Result<void> unseal_event(ports::Envelope& event, ports::Sealer& sealer);

base::Result<void> seal_personal(ports::Personal& personal, const std::string& person, const std::string& place,
                                 ports::Sealer& sealer);
base::Result<void> unseal_personal(ports::Personal& personal, const std::string& person, const std::string& place,
                                   ports::Sealer& sealer);

// Finds the personal text of a row, if it has one.
struct FindPersonal {
  ports::Personal* personal = nullptr;

  void operator()(const char*, auto& value) {
    if constexpr (std::is_same_v<decltype(value), ports::Personal&>) personal = &value;
  }
  void bytes(const char*, std::string&) {}
  void derived(const char*, std::int64_t) {}
};

template <typename Row>
std::string key_owner(const Row& row) {
  if constexpr (std::is_same_v<Row, ports::PersonRow>) return row.id;
  if constexpr (requires { row.person; }) return row.person;
  return {};
}

template <typename Row>
ports::Personal* find_personal(Row& row) {
  FindPersonal found;
  Table<Row>::each_column(row, found);
  return found.personal;
}

// What a sealed text is bound to.
template <typename Row>
std::string place_of_row(const Row& row) {
  return join_fields(Table<Row>::name, row_key(row));
}

template <typename Row>
base::Result<void> seal_row(Row& row, ports::Sealer& sealer) {
  auto* personal = find_personal(row);
  if (personal == nullptr) return {};
  return seal_personal(*personal, key_owner(row), place_of_row(row), sealer);
}

template <typename Row>
base::Result<void> unseal_row(Row& row, ports::Sealer& sealer) {
  auto* personal = find_personal(row);
  if (personal == nullptr) return {};
  return unseal_personal(*personal, key_owner(row), place_of_row(row), sealer);
}

template <typename Row>
base::Result<void> unseal_rows(std::vector<Row>& rows, ports::Sealer& sealer) {
  for (auto& row : rows) BASE_TRY_VOID(unseal_row(row, sealer));
  return {};
}

}  // namespace consilium::store
