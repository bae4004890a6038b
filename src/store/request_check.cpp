#include "store/request_check.hpp"

#include <set>
#include <string_view>
#include <variant>

#include <fmt/format.h>

namespace consilium::store {

namespace {

base::Result<void> incorrect(std::string message) {
  return base::failure(base::Category::incorrect, std::move(message));
}

base::Result<void> check_event(const ports::NewEvent& event, const std::string& stream) {
  if (event.type.empty()) return incorrect(fmt::format("an event for `{}` has no type", stream));
  if (event.recorded_at < event.occurred_at)
    return incorrect(fmt::format("the event `{}` for `{}` is recorded before it occurred", event.type, stream));
  if (event.payload.size() > payload_bytes_max)
    return incorrect(fmt::format("the payload of `{}` for `{}` is larger than {} bytes: keep documents out of events",
                                 event.type, stream, payload_bytes_max));
  if (!event.document) return {};
  if (event.document->id.empty())
    return incorrect(fmt::format("a document of `{}` for `{}` has no id", event.type, stream));
  if (event.document->bytes.empty() || event.document->bytes.size() > document_bytes_max)
    return incorrect(fmt::format("the document of `{}` for `{}` has {} bytes: it must have 1 to {}", event.type, stream,
                                 event.document->bytes.size(), document_bytes_max));
  return {};
}

base::Result<void> check_streams(const std::vector<ports::StreamAppend>& streams) {
  std::set<std::string_view> seen;
  for (const auto& append : streams) {
    if (append.stream.empty()) return incorrect("a stream has no name");
    if (append.expected_version < 0)
      return incorrect(fmt::format("the expected version of `{}` is below 0", append.stream));
    if (!seen.insert(append.stream).second)
      return incorrect(fmt::format("`{}` is named twice: put its events together", append.stream));
    for (const auto& event : append.events) BASE_TRY_VOID(check_event(event, append.stream));
  }
  return {};
}

}  // namespace

std::size_t rows_of(const ports::AppendRequest& request) {
  std::size_t rows = request.views.size() + request.timers.size() + (request.answer ? 1U : 0U);
  for (const auto& append : request.streams) rows += append.events.size();
  return rows;
}

base::Result<void> check_request(const ports::AppendRequest& request) {
  if (rows_of(request) > ports::append_rows_max)
    return incorrect(fmt::format("an append of {} rows is too large: write at most {} at once", rows_of(request),
                                 ports::append_rows_max));
  BASE_TRY_VOID(check_streams(request.streams));
  for (const auto& write : request.views) {
    const auto* bundle = std::get_if<ports::BundleRow>(&write);
    if (bundle != nullptr && bundle->bytes.size() > bundle_bytes_max)
      return incorrect(fmt::format("the bundle `{}` is larger than {} bytes", bundle->head.id, bundle_bytes_max));
  }
  if (request.answer && request.answer->key.empty()) return incorrect("an answer is kept under an empty key");
  return {};
}

}  // namespace consilium::store
