// The tables of the views: for each kind of row its table, its columns in order, and how many of the first columns are
// its key. Everything that is done alike for all rows (writing, reading, sealing, keeping in memory) is made from this
// one description. A taker is called as take(column, value), take.bytes(column, value) for
// binary content, and take.derived(column, number) for a column that follows from others and is only written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/check.hpp"
#include "ports/case_rows.hpp"
#include "ports/documents.hpp"
#include "ports/house_rows.hpp"
#include "ports/idempotency.hpp"
#include "ports/people_rows.hpp"
#include "ports/timers.hpp"
#include "store/cursor.hpp"
#include "store/fields.hpp"

namespace consilium::store {

template <typename Row>
struct Table;

// Joins the key of a row; made by row_key.
struct JoinKey {
  int columns_left;
  std::string key{};

  void operator()(const char*, const auto& value) {
    if (columns_left == 0) return;
    columns_left -= 1;
    if constexpr (std::is_same_v<decltype(value), const std::string&>) {
      append_field(key, std::string_view(value));
    } else if constexpr (std::is_integral_v<std::remove_cvref_t<decltype(value)>>) {
      append_field(key, static_cast<std::int64_t>(value));
    } else {
      CHECK(false);  // no table has another kind of key
    }
  }
  void bytes(const char*, const std::string&) {}
  void derived(const char*, std::int64_t) {}
};

template <typename Row>
std::string row_key(const Row& row) {
  JoinKey joined{Table<Row>::keys};
  Table<Row>::each_column(row, joined);
  return joined.key;
}

template <>
struct Table<ports::CaseRow> {
  static constexpr std::string_view name = "cases";
  static constexpr int keys = 1;
  static void each_column(auto& row, auto&& take) {
    take("id", row.id);
    take("tenant", row.tenant);
    take("programme", row.programme);
    take("programme_hash", row.programme_hash);
    take("plan", row.plan);
    take("service", row.service);
    take("person", row.person);
    take("contract", row.contract);
    take("parent", row.parent);
    take("state", row.state);
    take("phase", row.phase);
    take("version", row.version);
    take("stream_sequence", row.stream_sequence);
    take("opened_at", row.opened_at);
    take("closed_at", row.closed_at);
    take("outcome", row.outcome);
    take("next_due", row.next_due);
    take("next_task", row.next_task);
    take("owner_role", row.owner_role);
    take("assignee", row.assignee);
    take("personal", row.personal);
    take.derived("queue_due", due_or_last(row.next_due));
  }
};

template <>
struct Table<ports::ObligationRow> {
  static constexpr std::string_view name = "obligations";
  static constexpr int keys = 2;
  static void each_column(auto& row, auto&& take) {
    take("case_id", row.case_id);
    take("id", row.id);
    take("tenant", row.tenant);
    take("programme", row.programme);
    take("service", row.service);
    take("person", row.person);
    take("task", row.task);
    take("owner_role", row.owner_role);
    take("assignee", row.assignee);
    take("promise", row.promise);
    take("state", row.state);
    take("opened_at", row.opened_at);
    take("due", row.due);
    take("ended_at", row.ended_at);
    take("detail", row.detail);
  }
};

template <>
struct Table<ports::LineRow> {
  static constexpr std::string_view name = "waiting";
  static constexpr int keys = 2;
  static void each_column(auto& row, auto&& take) {
    take("case_id", row.case_id);
    take("line", row.line);
    take("tenant", row.tenant);
    take("programme", row.programme);
    take("service", row.service);
    take("task", row.task);
    take("since", row.since);
    take("promise", row.promise);
    take("due", row.due);
    take("assignee", row.assignee);
    take("attempts", row.attempts);
  }
};

template <>
struct Table<ports::TimelineRow> {
  static constexpr std::string_view name = "timeline";
  static constexpr int keys = 3;
  static void each_column(auto& row, auto&& take) {
    take("case_id", row.case_id);
    take("sequence", row.sequence);
    take("part", row.part);
    take("tenant", row.tenant);
    take("person", row.person);
    take("kind", row.kind);
    take("actor", row.actor);
    take("audience", row.audience);
    take("occurred_at", row.occurred_at);
    take("recorded_at", row.recorded_at);
    take("personal", row.personal);
  }
};

template <>
struct Table<ports::PersonRow> {
  static constexpr std::string_view name = "persons";
  static constexpr int keys = 1;
  static void each_column(auto& row, auto&& take) {
    take("id", row.id);
    take("tenant", row.tenant);
    take("version", row.version);
    take("updated_at", row.updated_at);
    take("personal", row.personal);
  }
};

template <>
struct Table<ports::ContractRow> {
  static constexpr std::string_view name = "contracts";
  static constexpr int keys = 1;
  static void each_column(auto& row, auto&& take) {
    take("id", row.id);
    take("tenant", row.tenant);
    take("person", row.person);
    take("programme", row.programme);
    take("plan", row.plan);
    take("state", row.state);
    take("starts", row.starts);
    take("ends", row.ends);
    take("version", row.version);
    take("detail", row.detail);
    take("personal", row.personal);
  }
};

template <>
struct Table<ports::AccountRow> {
  static constexpr std::string_view name = "accounts";
  static constexpr int keys = 1;
  static void each_column(auto& row, auto&& take) {
    take("id", row.id);
    take("tenant", row.tenant);
    take("programme", row.programme);
    take("holder", row.holder);
    take("person", row.person);
    take("version", row.version);
    take("personal", row.personal);
  }
};

template <>
struct Table<ports::OperatorRow> {
  static constexpr std::string_view name = "operators";
  static constexpr int keys = 1;
  static void each_column(auto& row, auto&& take) {
    take("id", row.id);
    take("organisation", row.organisation);
    take("login_token", row.login_token);
    take("state", row.state);
    take("roles", row.roles);
    take("version", row.version);
    take("personal", row.personal);
  }
};

template <>
struct Table<ports::SessionRow> {
  static constexpr std::string_view name = "sessions";
  static constexpr int keys = 1;
  static void each_column(auto& row, auto&& take) {
    take("token_hash", row.token_hash);
    take("subject", row.subject);
    take("created_at", row.created_at);
    take("expires_at", row.expires_at);
    take("detail", row.detail);
  }
};

template <>
struct Table<ports::BundleHead> {
  static constexpr std::string_view name = "bundles";
  static constexpr int keys = 1;
  static void each_column(auto& row, auto&& take) {
    take("hash", row.hash);
    take("kind", row.kind);
    take("id", row.id);
    take("version", row.version);
    take("effective_from", row.effective_from);
    take("published_at", row.published_at);
    take("published_by", row.published_by);
  }
};

template <>
struct Table<ports::BundleRow> {
  static constexpr std::string_view name = "bundles";
  static constexpr int keys = 1;
  static void each_column(auto& row, auto&& take) {
    Table<ports::BundleHead>::each_column(row.head, take);
    take.bytes("bytes", row.bytes);
  }
};

template <>
struct Table<ports::SettingRow> {
  static constexpr std::string_view name = "settings";
  static constexpr int keys = 1;
  static void each_column(auto& row, auto&& take) {
    take("name", row.name);
    take("value", row.value);
  }
};

template <>
struct Table<ports::ImportRow> {
  static constexpr std::string_view name = "imports";
  static constexpr int keys = 1;
  static void each_column(auto& row, auto&& take) {
    take("id", row.id);
    take("tenant", row.tenant);
    take("kind", row.kind);
    take("source_hash", row.source_hash);
    take("state", row.state);
    take("next_row", row.next_row);
    take("rows_total", row.rows_total);
    take("started_at", row.started_at);
    take("ended_at", row.ended_at);
    take("report", row.report);
  }
};

template <>
struct Table<ports::OutboxRow> {
  static constexpr std::string_view name = "outbox";
  static constexpr int keys = 1;
  static void each_column(auto& row, auto&& take) {
    take("id", row.id);
    take("tenant", row.tenant);
    take("person", row.person);
    take("case_id", row.case_id);
    take("channel", row.channel);
    take("state", row.state);
    take("attempts", row.attempts);
    take("next_attempt_at", row.next_attempt_at);
    take("ended_at", row.ended_at);
    take("personal", row.personal);
  }
};

template <>
struct Table<ports::TimerRow> {
  static constexpr std::string_view name = "timers";
  static constexpr int keys = 1;
  static void each_column(auto& row, auto&& take) {
    take("id", row.id);
    take("tenant", row.tenant);
    take("stream", row.stream);
    take("due", row.due);
    take("kind", row.kind);
    take("missed", row.missed);
    take("payload", row.payload);
  }
};

template <>
struct Table<ports::DocumentRow> {
  static constexpr std::string_view name = "documents";
  static constexpr int keys = 1;
  static void each_column(auto& row, auto&& take) {
    take("id", row.id);
    take("stream", row.stream);
    take("sequence", row.sequence);
    take("person", row.person);
    take.bytes("hash", row.hash);
    take("bytes", row.bytes);
  }
};

template <>
struct Table<ports::IdempotencyRecord> {
  static constexpr std::string_view name = "answers";
  static constexpr int keys = 3;
  static void each_column(auto& row, auto&& take) {
    take("tenant", row.tenant);
    take("actor", row.actor);
    take("key", row.key);
    take("body_hash", row.body_hash);
    take("status", row.status);
    take("person", row.person);
    take("response", row.response);
    take("recorded_at", row.recorded_at);
    take("position", row.position);
  }
};

}  // namespace consilium::store
