// EventStore: the one place where the house remembers. An append writes events to several streams, view rows, timers
// and a kept answer, all or none, and is acknowledged only when it is durable.
//
// Concurrency: every function is thread-safe. Appends are taken in lanes: people before timers before imports;
// background lanes have a bounded share of each transaction, so neither waits for ever. A full lane answers `busy`.
//
// Errors of an append: `incorrect` (a request that can never be stored), `busy` (the lane is full, nothing was
// written), `unavailable` (the store is read-only or the disk failed; whether it was written is not known: ask again
// under the same idempotency key). A conflict is no error but an outcome.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "ports/event.hpp"
#include "ports/idempotency.hpp"
#include "ports/timers.hpp"
#include "ports/view_writes.hpp"

namespace consilium::ports {

enum class Lane : std::uint8_t { people, timers, imports };

// Events, view rows and timer changes of one append together.
inline constexpr std::size_t append_rows_max = 5'000;

struct StreamAppend {
  std::string stream{};
  std::int64_t expected_version = 0;  // the sequence of its last event; 0: the stream must be new
  std::vector<NewEvent> events{};     // may be empty: then the version is only checked
};

struct AppendRequest {
  Lane lane = Lane::people;
  std::vector<StreamAppend> streams{};  // each stream at most once
  std::vector<ViewWrite> views{};       // applied in order
  std::vector<TimerChange> timers{};    // applied in order
  std::optional<IdempotencyRecord> answer{};
};

struct Appended {
  std::int64_t last_position = 0;  // of the store after this append
  std::vector<std::string> event_ids{};

  bool operator==(const Appended&) const = default;
};

// Someone was there first; nothing of the request was written. Names the first stream that does not stand where the
// caller thought.
struct Conflict {
  std::string stream{};
  std::int64_t expected_version = 0;
  std::int64_t actual_version = 0;

  bool operator==(const Conflict&) const = default;
};

// The idempotency key was used before, perhaps by a request that ran at the same time; nothing was written. Looked at
// before the versions.
struct AlreadyAnswered {
  IdempotencyRecord record{};

  bool operator==(const AlreadyAnswered&) const = default;
};

using AppendOutcome = std::variant<Appended, Conflict, AlreadyAnswered>;

// What listeners are told of an event: that it is there, not what it says.
struct AppendedNote {
  std::int64_t position = 0;
  std::string stream{};
  std::int64_t sequence = 0;
  std::string type{};
  std::string tenant{};

  bool operator==(const AppendedNote&) const = default;
};

class EventStore {
 public:
  using Completion = std::function<void(base::Result<AppendOutcome>)>;
  using Listener = std::function<void(const std::vector<AppendedNote>&)>;

  virtual ~EventStore() = default;

  // Takes a request and returns; `completion` is called exactly once, on a thread of the store or on the caller's, when
  // the outcome is durable. It must be quick and must not wait for another append.
  virtual void submit(AppendRequest request, Completion completion) = 0;

  // Submits and waits.
  base::Result<AppendOutcome> append(AppendRequest request);

  // Events of a stream in order, from a sequence on; empty when the stream does not exist.
  virtual base::Result<std::vector<Envelope>> read_stream(std::string_view stream, std::int64_t from_sequence = 1) = 0;
  // Events of all streams in order of position, after `position`, at most `limit`.
  virtual base::Result<std::vector<Envelope>> read_all(std::int64_t after_position, int limit) = 0;
  virtual base::Result<std::int64_t> version(std::string_view stream) = 0;  // 0 when there is no such stream
  virtual base::Result<std::int64_t> last_position() = 0;

  // Called after each commit that wrote events, in order of position, before the appends are acknowledged. Listeners
  // are added while the house is put together and must stay valid until the store is closed; they must be quick.
  virtual void on_appended(Listener listener) = 0;
};

}  // namespace consilium::ports
