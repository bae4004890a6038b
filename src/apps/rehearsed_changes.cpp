#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "apps/diff_rehearsal.hpp"

namespace consilium::apps {
namespace {

using cases::ClockState;
using reading::CaseFate;
using reading::Stumble;

std::string end_of(const CaseFate* fate) {
  if (fate == nullptr || !fate->opened) return "not opened";
  return fate->end.empty() ? "open" : fate->end;
}

std::string application_of(const CaseFate* fate) {
  if (fate != nullptr && fate->granted) return "granted";
  if (fate == nullptr || fate->stumbles.empty()) return "not granted";
  return fmt::format("refused: {}", reading::reasons_of(fate->stumbles.front()));
}

std::string uses_of(const CaseFate* fate) {
  std::string text;
  if (fate != nullptr) {
    for (const auto& [state, amount] : fate->uses)
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", amount, state);
  }
  return text.empty() ? "none" : text;
}

std::string in_words(const reading::PromiseKept& promise) {
  std::string text = fmt::format("{} {}", promise.kind, cases::to_string(promise.state));
  if (promise.missed > 1) text += fmt::format(" {} times", promise.missed);
  return text;
}

// Of two maps, what is not the same, with a word for what is missing.
template <typename Map, typename Words>
void compare(std::string kind, const Map& before, const Map& after, const Words& words,
             std::vector<CaseChange>& changes) {
  const auto text = [&](const Map& map, const std::string& id) {
    const auto found = map.find(id);
    return found == map.end() ? std::string("none") : words(found->second);
  };
  Map all = before;
  all.insert(after.begin(), after.end());
  for (const auto& [id, value] : all) {
    std::string from = text(before, id);
    std::string to = text(after, id);
    if (from != to) changes.push_back({kind, id, std::move(from), std::move(to)});
  }
}

void add_application(const CaseFate* before, const CaseFate* after, std::vector<CaseChange>& changes) {
  const bool is_part = (before != nullptr && before->is_part) || (after != nullptr && after->is_part);
  const bool was = before != nullptr && before->granted;
  const bool is = after != nullptr && after->granted;
  if (is_part || was == is) return;
  CaseChange change{"application", {}, application_of(before), application_of(after)};
  if (after != nullptr && !after->stumbles.empty()) {
    for (const auto& [check, clauses] : after->stumbles.front().checks)
      change.clauses.insert(change.clauses.end(), clauses.begin(), clauses.end());
  }
  changes.push_back(std::move(change));
}

}  // namespace

std::vector<CaseChange> changes_between(const CaseFate* before, const CaseFate* after) {
  std::vector<CaseChange> changes;
  static const CaseFate nothing;
  const CaseFate& was = before == nullptr ? nothing : *before;
  const CaseFate& is = after == nullptr ? nothing : *after;
  add_application(before, after, changes);
  if (end_of(before) != end_of(after)) changes.push_back({"end", {}, end_of(before), end_of(after)});
  if (uses_of(before) != uses_of(after)) changes.push_back({"quota", {}, uses_of(before), uses_of(after)});
  compare(
      "promise", was.promises, is.promises, [](const auto& promise) { return in_words(promise); }, changes);
  compare(
      "help", was.help, is.help, [](std::int64_t counted) { return std::to_string(counted); }, changes);
  const auto sum = [](const auto& hours) {
    std::int64_t acts = 0;
    for (const std::int64_t count : hours) acts += count;
    return std::to_string(acts);
  };
  compare("acts", was.done_by, is.done_by, sum, changes);
  if (!is.stumbles.empty()) {
    const Stumble& first = is.stumbles.front();
    changes.push_back({"not replayed", first.asked, "done", fmt::format("refused: {}", reading::reasons_of(first))});
  }
  return changes;
}

void count(const CaseFate& fate, Tally& tally) {
  if (!fate.is_part) {
    if (fate.granted) ++tally.granted;
    if (!fate.granted && !fate.stumbles.empty()) {
      const Stumble& first = fate.stumbles.front();
      if (first.checks.empty()) ++tally.refused[fmt::format("{}/{}", fate.service, first.code)];
      for (const auto& [check, clauses] : first.checks) ++tally.refused[fmt::format("{}/{}", fate.service, check)];
    }
  }
  ++tally.ends[fmt::format("{}/{}", fate.service, end_of(&fate))];
  for (const auto& [state, amount] : fate.uses) tally.quota[fate.service][state] += amount;
  for (const auto& [deadline, promise] : fate.promises) {
    PromiseTally& line = tally.promises[fmt::format("{}/{}", fate.service, deadline)];
    line.kind = promise.kind;
    line.missed += promise.missed;
    if (promise.state == ClockState::met) ++line.met;
    if (promise.state == ClockState::running || promise.state == ClockState::stopped) ++line.open;
  }
  for (const auto& [allowance, counted] : fate.help)
    tally.help[fmt::format("{}/{}", fate.service, allowance)] += counted;
  for (const auto& [owner, hours] : fate.done_by) {
    auto& line = tally.acts[owner];
    for (std::size_t hour = 0; hour < hours.size(); ++hour) line[hour] += hours[hour];
  }
}

}  // namespace consilium::apps
