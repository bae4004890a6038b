// The audit of programmes: who proposed, approved, rejected, withdrew and published which version, when, and with which
// hashes. It is read from the events of proposals and from what was published; nothing is kept for it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"
#include "service/house.hpp"

namespace consilium::service {

enum class AuditKind : std::uint8_t { proposed, approved, rejected, withdrawn, published };
inline constexpr std::array<AuditKind, 5> all_audit_kinds{AuditKind::proposed, AuditKind::approved, AuditKind::rejected,
                                                          AuditKind::withdrawn, AuditKind::published};

std::string_view to_string(AuditKind kind);

struct AuditEntry {
  AuditKind kind = AuditKind::proposed;
  base::Instant at{};
  std::string actor{};  // `command line` for what was published on the machine
  std::string tenant{};
  std::string programme{};
  std::string version{};
  base::Date effective_from{};
  std::string hash{};          // of the files
  std::string reading_hash{};  // empty where nobody was shown a reading copy
  std::string proposal{};      // empty where something was published without one
  std::string reason{};
};

// What is left out is not asked about.
struct AuditQuery {
  std::optional<AuditKind> kind{};
  std::string programme{};
  std::string hash{};  // of the files or of the reading copy
  std::optional<base::Instant> from{};
  std::optional<base::Instant> until{};  // not this instant itself
};

// Latest first, of every insurer.
base::Result<std::vector<AuditEntry>> audit_of_programmes(House& house, const AuditQuery& query);

}  // namespace consilium::service
