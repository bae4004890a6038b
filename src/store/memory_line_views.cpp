// Waiting lines in memory.
#include <algorithm>
#include <map>

#include "store/memory_read.hpp"
#include "store/memory_views.hpp"

namespace consilium::store {

namespace {

using ports::LineRow;

Place place_in_line(const LineRow& row) { return {row.since.milliseconds, 0, row.case_id, {}}; }

}  // namespace

base::Result<ports::Page<LineRow>> MemoryCaseViews::waiting(const ports::LineQuery& query,
                                                            const ports::PageRequest& page) {
  const auto matches = [&](const LineRow& row) {
    return row.line == query.line && contains(query.tenants, row.tenant) && (!query.only_free || row.assignee.empty());
  };
  return page_rows<LineRow>(state_, sealer_, page, matches, place_in_line);
}

base::Result<std::int64_t> MemoryCaseViews::waiting_before(const std::vector<std::string>& tenants,
                                                           const LineRow& row) {
  const auto before = state_.select<LineRow>([&](const LineRow& other) {
    return other.line == row.line && contains(tenants, other.tenant) && place_in_line(other) < place_in_line(row);
  });
  return static_cast<std::int64_t>(before.size());
}

base::Result<std::vector<ports::LineCount>> MemoryCaseViews::line_counts(const std::vector<std::string>& tenants) {
  std::map<std::string, ports::LineCount> counts;
  for (const LineRow& row : state_.select<LineRow>([&](const LineRow& one) { return contains(tenants, one.tenant); })) {
    const auto [entry, first] = counts.try_emplace(row.line, ports::LineCount{row.line, 0, 0, row.since});
    ports::LineCount& count = entry->second;
    count.count += 1;
    count.free += row.assignee.empty() ? 1 : 0;
    count.oldest = std::min(count.oldest, row.since);
  }
  std::vector<ports::LineCount> result;
  for (auto& [line, count] : counts) result.push_back(std::move(count));
  return result;
}

base::Result<std::vector<LineRow>> MemoryCaseViews::lines_of_case(std::string_view case_id) {
  return list_rows<LineRow>(
      state_, sealer_, [&](const LineRow& row) { return row.case_id == case_id; },
      [](const LineRow& row) {
        return Place{0, 0, row.line, {}};
      });
}

}  // namespace consilium::store
