#include "apps/diff_roster.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <numeric>
#include <thread>
#include <unordered_map>

namespace consilium::apps {
namespace {

constexpr std::size_t entries_between_bars = 4096;

std::vector<std::vector<std::uint32_t>> contracts_of_the_same(const std::vector<RosterEntry>& entries) {
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_insured;
  by_insured.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i)
    by_insured[entries[i].insured].push_back(static_cast<std::uint32_t>(i));
  std::vector<std::vector<std::uint32_t>> others(entries.size());
  for (const auto& [insured, contracts] : by_insured) {
    if (insured.empty() || contracts.size() == 1) continue;
    for (const std::uint32_t own : contracts) {
      for (const std::uint32_t other : contracts) {
        if (other != own) others[own].push_back(other);
      }
    }
  }
  return others;
}

using Contracts = std::vector<const cases::RosterFacts*>;

// Contracts in the order of their groups, within a group in the order of the file. Of those of a group the roster says
// the same, the day of birth apart, and of the other contracts of their insured too.
struct Grouped {
  std::vector<std::uint32_t> entries;
  std::vector<std::uint32_t> groups;  // by entry
};

Grouped grouped(const RosterCompared& compared) {
  const std::vector<RosterEntry>& entries = compared.table.entries;
  Grouped all;
  std::uint32_t count = compared.table.facts.size();  // a group for each that stands alone
  std::map<std::vector<std::uint32_t>, std::uint32_t> with_others;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    all.groups.push_back(entries[i].facts);
    if (compared.others.empty() || compared.others[i].empty()) continue;
    std::vector<std::uint32_t> numbers{entries[i].facts};
    for (const std::uint32_t other : compared.others[i]) numbers.push_back(entries[other].facts);
    const auto [place, is_new] = with_others.emplace(std::move(numbers), count);
    if (is_new) ++count;
    all.groups.back() = place->second;
  }
  std::vector<std::size_t> ends(count + 1);
  for (const std::uint32_t group : all.groups) ++ends[group + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  all.entries.resize(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) all.entries[ends[all.groups[i]]++] = static_cast<std::uint32_t>(i);
  return all;
}

Contracts other_contracts(const RosterCompared& compared, std::size_t entry) {
  Contracts all;
  if (compared.others.empty()) return all;
  for (const std::uint32_t other : compared.others[entry])
    all.push_back(&compared.table.facts[compared.table.entries[other].facts]);
  return all;
}

struct Range {
  std::size_t from = 0;
  std::size_t to = 0;
};

std::vector<MovedMember> compare_range(reading::MemberComparison& comparison, const RosterCompared& compared,
                                       const Grouped& members, const Range& range,
                                       const std::function<void(std::size_t)>& passed) {
  std::vector<MovedMember> moved;
  for (std::size_t i = range.from; i < range.to; ++i) {
    const std::uint32_t member = members.entries[i];
    const RosterEntry& entry = compared.table.entries[member];
    if (i == range.from || members.groups[member] != members.groups[members.entries[i - 1]])
      comparison.begin(compared.table.facts[entry.facts], other_contracts(compared, member));
    for (const reading::MovedAnswer& answer : comparison.compare(entry.birth_date)) moved.push_back({member, answer});
    if ((i + 1 - range.from) % entries_between_bars == 0) passed(entries_between_bars);
  }
  return moved;
}

void sort_by_file(std::vector<std::vector<MovedMember>>& by_service) {
  for (std::vector<MovedMember>& members : by_service) {
    std::sort(members.begin(), members.end(),
              [](const MovedMember& left, const MovedMember& right) { return left.entry < right.entry; });
  }
}

}  // namespace

RosterCompared compare_roster(const reading::Version& before, const reading::Version& after, RosterTable table,
                              base::Date on, unsigned threads, const Progress& progress) {
  RosterCompared compared;
  compared.on = on;
  compared.table = std::move(table);
  const std::size_t count = compared.table.entries.size();
  std::vector<reading::MemberComparison> comparisons;
  for (unsigned i = 0; i < threads; ++i) comparisons.emplace_back(before, after, on);
  compared.services = comparisons.front().services();
  if (!before.programme->riders.empty() || !after.programme->riders.empty()) compared.table.join_riders();
  if (comparisons.front().asks_other_contracts()) compared.others = contracts_of_the_same(compared.table.entries);
  const Grouped members = grouped(compared);
  std::vector<std::vector<MovedMember>> moved(threads);
  std::atomic<std::size_t> done = 0;
  const auto work = [&](std::size_t part) {
    const Range range{count * part / threads, count * (part + 1) / threads};
    moved[part] = compare_range(comparisons[part], compared, members, range, [&](std::size_t size) {
      done += size;
      if (part == 0 && progress) progress(std::min(done.load(), count - 1), count);
    });
  };
  std::vector<std::jthread> workers;
  for (std::size_t part = 1; part < threads; ++part) workers.emplace_back(work, part);
  work(0);
  workers.clear();
  if (progress) progress(count, count);
  compared.lose.resize(compared.services.size());
  compared.gain.resize(compared.services.size());
  for (const std::vector<MovedMember>& part : moved) {
    for (const MovedMember& member : part) {
      const bool loses = reading::moves(member.answer.before, member.answer.after) == reading::Moves::loses;
      (loses ? compared.lose : compared.gain)[member.answer.service].push_back(member);
    }
  }
  sort_by_file(compared.lose);
  sort_by_file(compared.gain);
  return compared;
}

std::vector<std::string> because(const reading::MemberComparison& comparison, const RosterCompared& compared,
                                 const MovedMember& moved) {
  return comparison.because(moved.answer, compared.table.facts_of(moved.entry), other_contracts(compared, moved.entry));
}

}  // namespace consilium::apps
