// What a MemoryStore holds: the same rows as the database, sealed as they would be there, by key.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "ports/event_store.hpp"
#include "store/tables.hpp"

namespace consilium::store {

template <typename Row>
using MemoryTable = std::map<std::string, Row>;  // by row_key

struct MemoryState {
  mutable std::mutex mutex;  // over everything below

  std::vector<ports::Envelope> events;  // the event at position p is events[p - 1]
  std::map<std::string, std::vector<std::size_t>, std::less<>> streams;
  std::set<std::string> event_ids;

  std::tuple<MemoryTable<ports::CaseRow>, MemoryTable<ports::ObligationRow>, MemoryTable<ports::LineRow>,
             MemoryTable<ports::TimelineRow>, MemoryTable<ports::PersonRow>, MemoryTable<ports::ContractRow>,
             MemoryTable<ports::AccountRow>, MemoryTable<ports::OperatorRow>, MemoryTable<ports::SessionRow>,
             MemoryTable<ports::BundleRow>, MemoryTable<ports::SettingRow>, MemoryTable<ports::ImportRow>,
             MemoryTable<ports::OutboxRow>, MemoryTable<ports::TimerRow>, MemoryTable<ports::IdempotencyRecord>,
             MemoryTable<ports::DocumentRow>>
      tables;
  std::map<std::string, ports::SearchTokens> tokens;  // by person

  template <typename Row>
  MemoryTable<Row>& table() {
    return std::get<MemoryTable<Row>>(tables);
  }
  template <typename Row>
  const MemoryTable<Row>& table() const {
    return std::get<MemoryTable<Row>>(tables);
  }

  // Rows that match, sealed still. Takes the lock.
  template <typename Row, typename Matches>
  std::vector<Row> select(const Matches& matches) const {
    const std::lock_guard lock(mutex);
    std::vector<Row> rows;
    for (const auto& [key, row] : table<Row>())
      if (matches(row)) rows.push_back(row);
    return rows;
  }
};

// Changes of one append, made under the lock. Nothing in them can fail.
void apply_view(MemoryState& state, const ports::ViewWrite& write);
void apply_timer(MemoryState& state, const ports::TimerChange& change);

}  // namespace consilium::store
