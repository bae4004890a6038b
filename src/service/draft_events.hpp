// What happens to a draft as events, and a draft folded from them. Every version ever written has a golden in
// tests/events/drafts.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "ports/event_store.hpp"
#include "service/drafts.hpp"

namespace consilium::service {

inline constexpr int draft_event_version = 1;

std::string draft_stream(std::string_view draft);
std::string drafts_stream(std::string_view programme);
inline constexpr std::string_view drafted_stream = "drafts";

struct DraftBegun {
  std::string programme{};
  std::string base{};
  std::string document{};
  std::vector<DraftPart> parts{};
};
struct DraftSaved {
  std::string file{};
  std::string hash{};      // empty: the file was removed
  std::string document{};  // that holds the bytes
  std::int64_t bytes = 0;
};
struct DraftProposed {
  std::string proposal{};
};
// The proposal was rejected, withdrawn or overtaken: the draft can be written on.
struct DraftReleased {
  std::string proposal{};
};
struct DraftPublished {
  std::string proposal{};
  std::string hash{};
};
struct DraftDiscarded {};

using DraftEvent = std::variant<DraftBegun, DraftSaved, DraftProposed, DraftReleased, DraftPublished, DraftDiscarded>;

std::string_view type_of(const DraftEvent& event);
std::string payload_of(const DraftEvent& event);
base::Result<DraftEvent> draft_event_from(const ports::Envelope& envelope);

// On the streams that list drafts: that one was begun, that one ended, and that a programme has drafts.
ports::NewEvent listed_event(const Draft& draft, const Request& request, base::Instant now);
ports::NewEvent ended_event(const Draft& draft, const Request& request, base::Instant now);
ports::NewEvent drafted_event(const Draft& draft, const Request& request, base::Instant now);
// The ids of the drafts that were begun and did not end, in the order of their beginning.
base::Result<std::vector<std::string>> listed_drafts(const std::vector<ports::Envelope>& events);
base::Result<std::vector<std::string>> drafted_in(const std::vector<ports::Envelope>& events);

// The envelope, without a payload, of something that `request` does now.
ports::NewEvent draft_envelope(const Request& request, std::string_view tenant, base::Instant now);
ports::NewEvent event_of(const DraftEvent& event, const Request& request, std::string_view tenant, base::Instant now);

// `events` is a whole stream, or its beginning; not empty.
base::Result<Draft> fold_draft(const std::vector<ports::Envelope>& events);

}  // namespace consilium::service
