// Events in memory. Appends run on the caller's thread, one after the other.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ports/event_store.hpp"
#include "ports/sealer.hpp"
#include "store/memory_state.hpp"

namespace consilium::store {

class MemoryEvents final : public ports::EventStore {
 public:
  MemoryEvents(MemoryState& state, ports::Sealer& sealer) : state_(state), sealer_(sealer) {}

  void submit(ports::AppendRequest request, Completion completion) override;
  base::Result<std::vector<ports::Envelope>> read_stream(std::string_view stream, std::int64_t from_sequence) override;
  base::Result<std::vector<ports::Envelope>> read_all(std::int64_t after_position, int limit) override;
  base::Result<std::int64_t> version(std::string_view stream) override;
  base::Result<std::int64_t> last_position() override;
  void on_appended(Listener listener) override;

 private:
  base::Result<ports::AppendOutcome> write(ports::AppendRequest request, std::vector<ports::AppendedNote>& notes);
  base::Result<void> check_unique(const ports::AppendRequest& request) const;
  std::optional<ports::AppendOutcome> refusal(const ports::AppendRequest& request) const;
  std::int64_t version_of(std::string_view stream) const;
  std::int64_t last() const { return static_cast<std::int64_t>(state_.events.size()); }

  MemoryState& state_;
  ports::Sealer& sealer_;
  std::mutex append_mutex_;  // one append and its listeners at a time; taken before the state's own
  std::vector<Listener> listeners_;
};

}  // namespace consilium::store
