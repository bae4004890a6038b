#include "store/view_writer.hpp"

#include <string_view>
#include <variant>

#include "store/row_codec.hpp"

namespace consilium::store {

namespace {

template <typename... Values>
base::Result<void> run(Connection& connection, std::string_view sql, const Values&... values) {
  BASE_TRY(auto statement, connection.use(sql));
  (statement.bind(values), ...);
  return statement.run();
}

std::string_view removal_sql(ports::Removable what) {
  using ports::Removable;
  switch (what) {
    case Removable::obligation:
      return "DELETE FROM obligations WHERE case_id = ? AND id = ?";
    case Removable::waiting:
      return "DELETE FROM waiting WHERE case_id = ? AND line = ?";
    case Removable::contract:
      return "DELETE FROM contracts WHERE id = ?";
    case Removable::person:
      return "DELETE FROM persons WHERE id = ?";
    case Removable::account:
      return "DELETE FROM accounts WHERE id = ?";
    case Removable::operator_row:
      return "DELETE FROM operators WHERE id = ?";
    case Removable::session:
      return "DELETE FROM sessions WHERE token_hash = ?";
    case Removable::setting:
      return "DELETE FROM settings WHERE name = ?";
    case Removable::outbox:
      return "DELETE FROM outbox WHERE id = ?";
  }
  return {};
}

std::string_view expiry_sql(ports::Expirable what) {
  using ports::Expirable;
  switch (what) {
    case Expirable::sessions:
      return "DELETE FROM sessions WHERE rowid IN "
             "(SELECT rowid FROM sessions WHERE expires_at < ? ORDER BY expires_at LIMIT ?)";
    case Expirable::answers:
      return "DELETE FROM answers WHERE rowid IN "
             "(SELECT rowid FROM answers WHERE recorded_at < ? ORDER BY recorded_at LIMIT ?)";
    case Expirable::sent_messages:
      return "DELETE FROM outbox WHERE rowid IN "
             "(SELECT rowid FROM outbox WHERE state = 3 AND ended_at < ? ORDER BY ended_at LIMIT ?)";
  }
  return {};
}

constexpr std::string_view remove_tokens_sql = "DELETE FROM search_tokens WHERE person = ?";

struct ApplyView {
  Connection& connection;

  template <typename Row>
  base::Result<void> operator()(const Row& row) const {
    return upsert(connection, row);
  }
  base::Result<void> operator()(const ports::BundleRow& row) const {
    BASE_TRY(auto found, connection.use("SELECT 1 FROM bundles WHERE hash = ?"));
    BASE_TRY(const bool known, found.step_with(row.head.hash));
    return known ? base::Result<void>() : upsert(connection, row);
  }
  base::Result<void> operator()(const ports::SearchTokens& tokens) const {
    BASE_TRY_VOID(run(connection, remove_tokens_sql, tokens.person));
    for (const auto& token : tokens.tokens)
      BASE_TRY_VOID(run(connection,
                        "INSERT INTO search_tokens (token, tenant, person) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        token, tokens.tenant, tokens.person));
    return {};
  }
  base::Result<void> operator()(const ports::Remove& removal) const {
    const auto sql = removal_sql(removal.what);
    if (removal.what == ports::Removable::obligation || removal.what == ports::Removable::waiting)
      return run(connection, sql, removal.key, removal.part);
    if (removal.what == ports::Removable::person) BASE_TRY_VOID(run(connection, remove_tokens_sql, removal.key));
    return run(connection, sql, removal.key);
  }
  base::Result<void> operator()(const ports::Expire& expiry) const {
    return run(connection, expiry_sql(expiry.what), expiry.before, expiry.limit);
  }
  base::Result<void> operator()(const ports::ClearDerived&) const {
    for (const std::string_view sql : {"DELETE FROM cases", "DELETE FROM obligations", "DELETE FROM waiting",
                                       "DELETE FROM timeline", "DELETE FROM persons", "DELETE FROM contracts",
                                       "DELETE FROM accounts", "DELETE FROM search_tokens", "DELETE FROM case_counts"})
      BASE_TRY_VOID(run(connection, sql));
    return {};
  }
};

struct ApplyTimer {
  Connection& connection;

  base::Result<void> operator()(const ports::TimerRow& row) const { return upsert(connection, row); }
  base::Result<void> operator()(const ports::TimerRemoval& removal) const {
    return run(connection, "DELETE FROM timers WHERE id = ?", removal.id);
  }
  base::Result<void> operator()(const ports::StreamTimersRemoval& removal) const {
    return run(connection, "DELETE FROM timers WHERE stream = ?", removal.stream);
  }
};

}  // namespace

base::Result<void> apply_view(Connection& connection, const ports::ViewWrite& write) {
  return std::visit(ApplyView{connection}, write);
}

base::Result<void> apply_timer(Connection& connection, const ports::TimerChange& change) {
  return std::visit(ApplyTimer{connection}, change);
}

}  // namespace consilium::store
