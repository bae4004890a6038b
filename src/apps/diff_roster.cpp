#include "apps/diff_roster.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>
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

std::vector<const cases::RosterFacts*> pointers(const std::vector<cases::RosterFacts>& contracts) {
  std::vector<const cases::RosterFacts*> all;
  for (const cases::RosterFacts& contract : contracts) all.push_back(&contract);
  return all;
}

struct Range {
  std::size_t from = 0;
  std::size_t to = 0;
};

std::vector<MovedMember> compare_range(reading::MemberComparison& comparison, const RosterCompared& compared,
                                       const Range& range, const std::function<void(std::size_t)>& passed) {
  std::vector<MovedMember> moved;
  for (std::size_t i = range.from; i < range.to; ++i) {
    const std::vector<cases::RosterFacts> others = compared.other_contracts(i);
    for (reading::MovedAnswer& answer : comparison.compare(compared.table.facts(i), pointers(others)))
      moved.push_back({static_cast<std::uint32_t>(i), std::move(answer)});
    if ((i + 1 - range.from) % entries_between_bars == 0) passed(entries_between_bars);
  }
  return moved;
}

}  // namespace

std::vector<cases::RosterFacts> RosterCompared::other_contracts(std::size_t entry) const {
  std::vector<cases::RosterFacts> all;
  if (others.empty()) return all;
  for (const std::uint32_t other : others[entry]) all.push_back(table.facts(other));
  return all;
}

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
  std::vector<std::vector<MovedMember>> moved(threads);
  std::atomic<std::size_t> done = 0;
  const auto work = [&](std::size_t part) {
    const Range range{count * part / threads, count * (part + 1) / threads};
    moved[part] = compare_range(comparisons[part], compared, range, [&](std::size_t size) {
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
  return compared;
}

std::vector<std::string> because(const reading::MemberComparison& comparison, const RosterCompared& compared,
                                 const MovedMember& moved) {
  const std::vector<cases::RosterFacts> others = compared.other_contracts(moved.entry);
  return comparison.because(moved.answer, compared.table.facts(moved.entry), pointers(others));
}

}  // namespace consilium::apps
