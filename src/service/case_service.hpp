// Use cases on cases: open, act, look. Each loads, decides, appends; a conflict on an account is decided again by the
// house, a conflict on the case is told to the client.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.hpp"
#include "cases/command.hpp"
#include "cases/due.hpp"
#include "service/kept_answer.hpp"
#include "service/load.hpp"

namespace consilium::service {

inline constexpr int attempts_max = 40;
// How far back something may be recorded; further back needs a correction.
inline constexpr std::int64_t backdating_minutes_max = 14 * 24 * 60;

struct Done {
  cases::CaseState state;
  std::shared_ptr<const model::Programme> programme;
};

// The case has moved on since the version the client saw.
struct Stale {
  std::int64_t expected = 0;
  std::int64_t actual = 0;
};

using Outcome = std::variant<Done, cases::Refusal, Stale>;

// Renders an outcome into what is kept.
using Render = Rendered (*)(const Outcome&);

struct Asked {
  Request request;
  std::optional<base::Instant> occurred_at;      // none: now
  std::optional<std::int64_t> expected_version;  // of the case
  std::optional<KeptAnswer> keep;
  Render render = nullptr;  // used when `keep` is set
  bool keep_refusals = true;
  ports::Lane lane = ports::Lane::people;
  const std::string* document_bytes = nullptr;  // of an AddDocument; must outlive the call
};

base::Result<Outcome> open_case(House& house, const Asked& asked, std::shared_ptr<const model::Programme> programme,
                                const Contract& contract, cases::Open command);
base::Result<Outcome> act_on_case(House& house, const Asked& asked, std::string_view case_id,
                                  const cases::Command& command);

}  // namespace consilium::service
