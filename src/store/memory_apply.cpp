// View writes and timer changes in memory: what view_writer.cpp is for SQLite.
#include <algorithm>
#include <optional>

#include "store/memory_state.hpp"

namespace consilium::store {

namespace {

// Erases the oldest rows whose time, when they have one, is before the limit of the expiry.
template <typename Row, typename TimeOf>
void expire(MemoryTable<Row>& table, const ports::Expire& expiry, const TimeOf& time_of) {
  std::vector<std::pair<base::Instant, std::string>> over;
  for (const auto& [key, row] : table) {
    const std::optional<base::Instant> time = time_of(row);
    if (time && *time < expiry.before) over.emplace_back(*time, key);
  }
  std::sort(over.begin(), over.end());
  const auto count = std::min(over.size(), static_cast<std::size_t>(std::max(expiry.limit, 0)));
  for (std::size_t index = 0; index < count; ++index) table.erase(over[index].second);
}

struct ApplyView {
  MemoryState& state;

  template <typename Row>
  void operator()(const Row& row) const {
    state.table<Row>().insert_or_assign(row_key(row), row);
  }
  void operator()(const ports::BundleRow& row) const { state.table<ports::BundleRow>().emplace(row_key(row), row); }
  void operator()(const ports::SearchTokens& tokens) const { state.tokens.insert_or_assign(tokens.person, tokens); }

  void operator()(const ports::Remove& removal) const {
    using ports::Removable;
    const auto key = join_fields(removal.key);
    switch (removal.what) {
      case Removable::obligation:
        state.table<ports::ObligationRow>().erase(join_fields(removal.key, removal.part));
        return;
      case Removable::waiting:
        state.table<ports::LineRow>().erase(join_fields(removal.key, removal.part));
        return;
      case Removable::contract:
        state.table<ports::ContractRow>().erase(key);
        return;
      case Removable::person:
        state.table<ports::PersonRow>().erase(key);
        state.tokens.erase(removal.key);
        return;
      case Removable::account:
        state.table<ports::AccountRow>().erase(key);
        return;
      case Removable::operator_row:
        state.table<ports::OperatorRow>().erase(key);
        return;
      case Removable::session:
        state.table<ports::SessionRow>().erase(key);
        return;
      case Removable::setting:
        state.table<ports::SettingRow>().erase(key);
        return;
      case Removable::outbox:
        state.table<ports::OutboxRow>().erase(key);
        return;
    }
  }

  void operator()(const ports::Expire& expiry) const {
    using ports::Expirable;
    switch (expiry.what) {
      case Expirable::sessions:
        return expire(state.table<ports::SessionRow>(), expiry,
                      [](const ports::SessionRow& row) { return std::optional(row.expires_at); });
      case Expirable::answers:
        return expire(state.table<ports::IdempotencyRecord>(), expiry,
                      [](const ports::IdempotencyRecord& row) { return std::optional(row.recorded_at); });
      case Expirable::sent_messages:
        return expire(state.table<ports::OutboxRow>(), expiry, [](const ports::OutboxRow& row) {
          return row.state == ports::MessageState::sent ? row.ended_at : std::nullopt;
        });
    }
  }

  void operator()(const ports::ClearDerived&) const {
    state.table<ports::CaseRow>().clear();
    state.table<ports::ObligationRow>().clear();
    state.table<ports::LineRow>().clear();
    state.table<ports::TimelineRow>().clear();
    state.table<ports::PersonRow>().clear();
    state.table<ports::ContractRow>().clear();
    state.table<ports::AccountRow>().clear();
    state.tokens.clear();
  }
};

struct ApplyTimer {
  MemoryTable<ports::TimerRow>& timers;

  void operator()(const ports::TimerRow& row) const { timers.insert_or_assign(row_key(row), row); }
  void operator()(const ports::TimerRemoval& removal) const { timers.erase(join_fields(removal.id)); }
  void operator()(const ports::StreamTimersRemoval& removal) const {
    std::erase_if(timers, [&](const auto& entry) { return entry.second.stream == removal.stream; });
  }
};

}  // namespace

void apply_view(MemoryState& state, const ports::ViewWrite& write) { std::visit(ApplyView{state}, write); }

void apply_timer(MemoryState& state, const ports::TimerChange& change) {
  std::visit(ApplyTimer{state.table<ports::TimerRow>()}, change);
}

}  // namespace consilium::store
