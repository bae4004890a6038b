// The event of a case that was moved to another version of its programme.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"

namespace consilium::cases {

// A deadline that was decided under the version before: what it came to there stands.
struct KeptDeadline {
  std::string deadline;
  bool missed = false;  // false: met
  bool excused = false;
  std::optional<base::Instant> due;
  std::optional<base::Date> due_date;
  std::optional<base::Instant> met_at;
  std::vector<std::string> because;  // conditions of the deadline that did not hold, so that it is excused for good

  template <class V>
  void fields(V& visit) {
    visit("deadline", deadline), visit("missed", missed), visit("excused", excused), visit("due", due);
    visit("due_date", due_date), visit("met_at", met_at), visit("because", because);
  }
  bool operator==(const KeptDeadline&) const = default;
};

// From here on the case is read, decided and timed under another version of its programme.
struct CaseMoved {
  static constexpr std::string_view type = "case.moved";
  std::string from;  // hash
  std::string to;    // hash, as the envelope has it
  std::string from_version;
  std::string to_version;
  std::string reason;
  std::vector<KeptDeadline> kept;

  template <class V>
  void fields(V& visit) {
    visit("from", from), visit("to", to), visit("from_version", from_version), visit("to_version", to_version);
    visit("reason", reason), visit("kept", kept);
  }
  bool operator==(const CaseMoved&) const = default;
};

}  // namespace consilium::cases
