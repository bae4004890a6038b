#include "store/memory_events.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/core.h>

#include "store/chain.hpp"
#include "store/request_check.hpp"
#include "store/sealing.hpp"

namespace consilium::store {

void MemoryEvents::submit(ports::AppendRequest request, Completion completion) {
  auto ready = check_request(request);
  if (ready) ready = seal_request(request, sealer_);
  if (!ready) return completion(tl::unexpected(std::move(ready).error()));
  base::Result<ports::AppendOutcome> outcome;
  {
    const std::lock_guard one_at_a_time(append_mutex_);
    std::vector<ports::AppendedNote> notes;
    outcome = write(std::move(request), notes);
    if (!notes.empty())
      for (const auto& listener : listeners_) listener(notes);
  }
  if (outcome) {
    if (auto* answered = std::get_if<ports::AlreadyAnswered>(&*outcome)) {
      auto unsealed = unseal_row(answered->record, sealer_);
      if (!unsealed) return completion(tl::unexpected(std::move(unsealed).error()));
    }
  }
  completion(std::move(outcome));
}

std::int64_t MemoryEvents::version_of(std::string_view stream) const {
  const auto found = state_.streams.find(stream);
  return found == state_.streams.end() ? 0 : static_cast<std::int64_t>(found->second.size());
}

std::optional<ports::AppendOutcome> MemoryEvents::refusal(const ports::AppendRequest& request) const {
  if (request.answer) {
    const auto& answers = state_.table<ports::IdempotencyRecord>();
    const auto found = answers.find(row_key(*request.answer));
    if (found != answers.end()) return ports::AlreadyAnswered{found->second};
  }
  for (const auto& append : request.streams) {
    const auto actual = version_of(append.stream);
    if (actual != append.expected_version) return ports::Conflict{append.stream, append.expected_version, actual};
  }
  return std::nullopt;
}

base::Result<void> MemoryEvents::check_unique(const ports::AppendRequest& request) const {
  std::set<std::string> given;
  for (const auto& append : request.streams)
    for (const auto& event : append.events)
      if (state_.event_ids.contains(event.event_id) || !given.insert(event.event_id).second)
        return base::failure(base::Category::incorrect, fmt::format("an event `{}` is stored already", event.event_id));
  const auto& documents = state_.table<ports::DocumentRow>();
  std::set<std::string> given_documents;
  for (const auto& append : request.streams) {
    for (const auto& event : append.events) {
      if (!event.document) continue;
      const std::string& id = event.document->id;
      if (documents.contains(join_fields(id)) || !given_documents.insert(id).second)
        return base::failure(base::Category::incorrect, fmt::format("a document `{}` is stored already", id));
    }
  }
  for (const auto& write : request.views) {
    const auto* given_operator = std::get_if<ports::OperatorRow>(&write);
    if (given_operator == nullptr) continue;
    for (const auto& [key, row] : state_.table<ports::OperatorRow>())
      if (row.id != given_operator->id && row.login_token == given_operator->login_token)
        return base::failure(base::Category::conflict, "the sign-in name of the operator is taken");
  }
  return {};
}

base::Result<ports::AppendOutcome> MemoryEvents::write(ports::AppendRequest request,
                                                       std::vector<ports::AppendedNote>& notes) {
  const std::lock_guard lock(state_.mutex);
  if (auto refused = refusal(request)) return std::move(*refused);
  BASE_TRY_VOID(check_unique(request));

  ports::Appended appended;
  for (auto& append : request.streams) {
    for (auto& given : append.events) {
      auto document = std::exchange(given.document, std::nullopt);
      auto event = placed(std::move(given), append.stream, version_of(append.stream) + 1, last() + 1);
      if (document) {
        auto row = placed(std::move(*document), event);
        state_.table<ports::DocumentRow>().emplace(row_key(row), std::move(row));
      }
      notes.push_back({event.position, event.stream, event.sequence, event.type, event.tenant});
      appended.event_ids.push_back(event.event_id);
      state_.event_ids.insert(event.event_id);
      state_.streams[event.stream].push_back(state_.events.size());
      state_.events.push_back(std::move(event));
    }
  }
  for (const auto& change : request.timers) apply_timer(state_, change);
  for (const auto& view : request.views) apply_view(state_, view);
  appended.last_position = last();
  if (request.answer) {
    request.answer->position = appended.last_position;
    state_.table<ports::IdempotencyRecord>().emplace(row_key(*request.answer), *request.answer);
  }
  return appended;
}

base::Result<std::vector<ports::Envelope>> MemoryEvents::read_stream(std::string_view stream,
                                                                     std::int64_t from_sequence) {
  std::vector<ports::Envelope> events;
  {
    const std::lock_guard lock(state_.mutex);
    const auto found = state_.streams.find(stream);
    if (found != state_.streams.end())
      for (const auto index : found->second)
        if (state_.events[index].sequence >= from_sequence) events.push_back(state_.events[index]);
  }
  for (auto& event : events) BASE_TRY_VOID(unseal_event(event, sealer_));
  return events;
}

base::Result<std::vector<ports::Envelope>> MemoryEvents::read_all(std::int64_t after_position, int limit) {
  std::vector<ports::Envelope> events;
  {
    const std::lock_guard lock(state_.mutex);
    const auto from = std::clamp<std::int64_t>(after_position, 0, last());
    const auto until = std::min<std::int64_t>(last(), from + std::max(limit, 0));
    events.assign(state_.events.begin() + from, state_.events.begin() + until);
  }
  for (auto& event : events) BASE_TRY_VOID(unseal_event(event, sealer_));
  return events;
}

base::Result<std::int64_t> MemoryEvents::version(std::string_view stream) {
  const std::lock_guard lock(state_.mutex);
  return version_of(stream);
}

base::Result<std::int64_t> MemoryEvents::last_position() {
  const std::lock_guard lock(state_.mutex);
  return last();
}

void MemoryEvents::on_appended(Listener listener) {
  const std::lock_guard lock(append_mutex_);
  listeners_.push_back(std::move(listener));
}

}  // namespace consilium::store
