#include "disk/disk_script.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace consilium::tests {
namespace {

constexpr int case_streams = 3;
constexpr int persons = 5;

std::string case_stream_of(int writer, int append) { return fmt::format("case/{}-{}", writer, append % case_streams); }
std::string account_stream_of(int writer) { return fmt::format("account/{}", writer); }
std::string timer_of(int writer, int append) { return fmt::format("timer-{}-{}", writer, append); }
std::string setting_of(int writer) { return fmt::format("last-{}", writer); }
std::string payload_of(int writer, int append) {
  return fmt::format("append {} of {}{}", append, writer, std::string(300, '.'));
}

ports::NewEvent event_of(int writer, int append) {
  ports::NewEvent event;
  event.type = "noted";
  event.person = fmt::format("person-{}-{}", writer, append % persons);
  event.payload = payload_of(writer, append);
  return event;
}

ports::AppendRequest request_of(int writer, int append) {
  ports::AppendRequest request;
  request.streams.push_back({case_stream_of(writer, append), append / case_streams, {event_of(writer, append)}});
  request.streams.push_back({account_stream_of(writer), append, {event_of(writer, append)}});
  request.timers.emplace_back(ports::TimerRow{
      .id = timer_of(writer, append), .stream = account_stream_of(writer), .due = base::Instant{append}});
  request.views.emplace_back(ports::SettingRow{setting_of(writer), std::to_string(append)});
  return request;
}

// How many appends a stream shows, in order and as they were sent.
int shown(ports::Store& store, const std::string& stream, int writer, int first, int step) {
  const auto events = store.events().read_stream(stream);
  if (!events) return 0;
  int count = 0;
  for (const ports::Envelope& event : *events) {
    if (event.erased || event.payload != payload_of(writer, first + count * step)) break;
    count += 1;
  }
  return count;
}

}  // namespace

void go_on(ports::Store& store, Progress& progress, int appends) {
  progress.refused = false;
  for (int end = progress.acknowledged + appends; progress.acknowledged < end; ++progress.acknowledged) {
    const auto outcome = store.events().append(request_of(progress.writer, progress.acknowledged));
    if (outcome && std::holds_alternative<ports::Appended>(*outcome)) continue;
    progress.refused = true;
    progress.refusal = outcome ? base::Error{base::Category::conflict, "the versions do not fit"} : outcome.error();
    return;
  }
}

Loss compare(ports::Store& store, Progress& progress) {
  Loss loss;
  const int writer = progress.writer;
  const int there = shown(store, account_stream_of(writer), writer, 0, 1);
  loss.lost = std::max(0, progress.acknowledged - there);
  if (there > progress.acknowledged + (progress.refused ? 1 : 0))
    loss.problems.push_back(fmt::format("{} appends are there, {} were acknowledged", there, progress.acknowledged));
  for (int first = 0; first < case_streams; ++first) {
    const int expected = (there - first + case_streams - 1) / case_streams;
    const int found = shown(store, case_stream_of(writer, first), writer, first, case_streams);
    if (found != std::max(0, expected))
      loss.problems.push_back(fmt::format("case {} has {} events instead of {}", first, found, expected));
  }
  const auto timers = store.timers().timers_of(account_stream_of(writer));
  if (!timers || static_cast<int>(timers->size()) != there) loss.problems.emplace_back("the timers do not fit");
  const auto setting = store.house().setting(setting_of(writer));
  const auto expected = there == 0 ? std::nullopt : std::optional(std::to_string(there - 1));
  if (!setting || *setting != expected) loss.problems.emplace_back("the setting does not fit");
  progress.acknowledged = there;
  return loss;
}

}  // namespace consilium::tests
