// Thread: messages that people of a case write to each other, and what a message of each of them does. Indexes are
// positions in the vectors of the same service.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/localised.hpp"
#include "model/form.hpp"

namespace consilium::model {

// What may be attached to a message, told by the bytes of the document.
enum class AttachmentKind : std::uint8_t { picture, pdf };
std::string_view to_string(AttachmentKind kind);

struct Attachments {
  std::vector<AttachmentKind> kinds;  // empty: nothing may be attached
  std::int32_t at_most = 0;           // to one message

  bool operator==(const Attachments&) const = default;
};

// Those who write on one side of a thread.
struct Writer {
  std::vector<std::string> by;  // `member` or roles
  Predicate while_;
  bool automatic = false;  // may let a greeting be sent that is shown and does nothing of what follows
  std::vector<Requirement> require;
  std::vector<Index> does;        // tasks that a message does where they are open
  std::vector<Index> clears;      // points
  std::vector<Index> reopens;     // tasks
  std::vector<Index> marks;       // points that the first message stamps, once until they are taken back
  std::vector<Index> marks_anew;  // points that every message stamps
  Citation cites;

  bool writes_as(std::string_view role) const;
  bool operator==(const Writer&) const = default;
};

struct Thread {
  std::string id;
  base::LocalisedText name;
  std::vector<std::string> channels;  // empty: any
  Attachments attach;
  std::vector<Writer> writers;  // at least one; a role stands in one of them only
  Citation cites;

  // The one that writes as `member` or as this role, or null.
  const Writer* writer(std::string_view role) const;
  bool operator==(const Thread&) const = default;
};

}  // namespace consilium::model
