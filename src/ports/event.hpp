// Events as the store keeps them: a clear envelope and a payload that is plain text here and sealed at rest under the
// key of one person. What a payload means, its versions and upcasters belong to cases/ and service/; the store knows
// none of it. An event is never changed or removed. (DESIGN, A case.)
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/instant.hpp"

namespace consilium::ports {

// Bytes that come with an event and are too large for its payload. They are kept beside it (documents.hpp), sealed
// under the same key, and covered by its hash; no read of events brings them along.
struct NewDocument {
  std::string id{};  // unique in the store; says nothing about the person
  std::string bytes{};
};

// What a caller hands in. The envelope is stored in the clear: it must hold ids and codes only, never a name or number
// of a person.
struct NewEvent {
  std::string event_id{};  // unique in the store; empty: the store makes one that sorts by time of recording
  std::string type{};
  int type_version = 1;
  std::string tenant{};
  std::string actor{};
  std::string on_behalf_of{};   // empty when the actor acts for themselves
  base::Instant occurred_at{};  // when it happened in the world
  base::Instant recorded_at{};  // when it was told to us; not before occurred_at
  std::string request_id{};
  std::string programme_hash{};
  std::string person{};   // whose key seals the payload; empty: the key of the installation
  std::string payload{};  // JSON text, plain
  std::optional<NewDocument> document{};
};

// The same event with its places, as read back.
struct Envelope {
  std::string event_id{};
  std::string stream{};       // such as `case/…` or `account/…`
  std::int64_t sequence = 0;  // in the stream, from 1 without gaps
  std::int64_t position = 0;  // in the whole store, from 1 without gaps, in the order of recording
  std::string type{};
  int type_version = 1;
  std::string tenant{};
  std::string actor{};
  std::string on_behalf_of{};
  base::Instant occurred_at{};
  base::Instant recorded_at{};
  std::string request_id{};
  std::string programme_hash{};
  std::string person{};
  std::string payload{};
  bool erased = false;  // the key was destroyed: the payload is empty and stays so

  bool operator==(const Envelope&) const = default;
};

}  // namespace consilium::ports
