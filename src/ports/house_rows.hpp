// Rows the house itself needs: staff and sign-ins, published bundles, settings, imports and messages on their way out.
// Unlike the rows about cases these are not derived from events; a rebuild of views leaves them alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "ports/personal.hpp"

namespace consilium::ports {

struct OperatorRow {
  std::string id{};  // key
  std::string organisation{};
  std::string login_token{};  // blind index of the sign-in name; unique
  std::string state{};
  std::string roles{};  // JSON: which role in which tenant
  std::int64_t version = 0;
  Personal personal{};  // name, phone, password hash

  bool operator==(const OperatorRow&) const = default;
};

struct SessionRow {
  std::string token_hash{};  // key; the token itself is never stored
  std::string subject{};     // operator or person
  base::Instant created_at{};
  base::Instant expires_at{};
  std::string detail{};  // JSON without personal data

  bool operator==(const SessionRow&) const = default;
};

// A file that was published, or a dated edition of data, kept for as long as anything depends on it. Immutable: writing
// the same hash again changes nothing.
struct BundleHead {
  std::string hash{};  // key: content hash
  std::string kind{};  // such as programme, network, calendar
  std::string id{};
  std::string version{};
  base::Date effective_from{};
  base::Instant published_at{};
  std::string published_by{};

  bool operator==(const BundleHead&) const = default;
};

struct BundleRow {
  BundleHead head{};
  std::string bytes{};

  bool operator==(const BundleRow&) const = default;
};

struct SettingRow {
  std::string name{};  // key
  std::string value{};

  bool operator==(const SettingRow&) const = default;
};

struct ImportRow {
  std::string id{};  // key
  std::string tenant{};
  std::string kind{};
  std::string source_hash{};
  std::string state{};
  std::int64_t next_row = 0;  // where to go on after a stop
  std::int64_t rows_total = 0;
  base::Instant started_at{};
  std::optional<base::Instant> ended_at{};
  std::string report{};  // JSON without personal data

  bool operator==(const ImportRow&) const = default;
};

enum class MessageState : std::uint8_t { waiting = 1, sending = 2, sent = 3, uncertain = 4, failed = 5 };

// A message to leave at least once, under an id that stays the same over all attempts.
struct OutboxRow {
  std::string id{};  // key
  std::string tenant{};
  std::string person{};
  std::string case_id{};
  std::string channel{};
  MessageState state = MessageState::waiting;
  int attempts = 0;
  base::Instant next_attempt_at{};
  std::optional<base::Instant> ended_at{};
  Personal personal{};  // address and words

  bool operator==(const OutboxRow&) const = default;
};

}  // namespace consilium::ports
