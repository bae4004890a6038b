#include <map>
#include <tuple>

#include "store/memory_read.hpp"
#include "store/memory_views.hpp"

namespace consilium::store {

namespace {

using ports::CaseRow;
using ports::ObligationRow;

Place place_in_queue(const CaseRow& row) { return {due_or_last(row.next_due), 0, row.id, {}}; }

Place place_by_due(const ObligationRow& row) { return {due_or_last(row.due), 0, row.case_id, row.id}; }

}  // namespace

base::Result<std::optional<CaseRow>> MemoryCaseViews::case_by_id(std::string_view id) {
  return find_row<CaseRow>(state_, sealer_, id);
}

base::Result<std::vector<CaseRow>> MemoryCaseViews::cases_of_person(std::string_view person) {
  return list_rows<CaseRow>(
      state_, sealer_, [&](const CaseRow& row) { return row.person == person; },
      [](const CaseRow& row) {
        return Place{-row.opened_at.milliseconds, 0, row.id, {}};
      });
}

base::Result<std::vector<CaseRow>> MemoryCaseViews::children_of_case(std::string_view id) {
  return list_rows<CaseRow>(
      state_, sealer_, [&](const CaseRow& row) { return !row.parent.empty() && row.parent == id; },
      [](const CaseRow& row) {
        return Place{0, 0, row.id, {}};
      });
}

base::Result<ports::Page<CaseRow>> MemoryCaseViews::queue(const ports::QueueQuery& query,
                                                          const ports::PageRequest& page) {
  const auto matches = [&](const CaseRow& row) {
    return row.state == ports::CaseState::open && contains(query.tenants, row.tenant) &&
           asks_for(query.programme, row.programme) && asks_for(query.service, row.service) &&
           asks_for(query.owner_role, row.owner_role) && asks_for(query.assignee, row.assignee) &&
           (!query.only_unassigned || row.assignee.empty());
  };
  return page_rows<CaseRow>(state_, sealer_, page, matches, place_in_queue);
}

base::Result<ports::Page<CaseRow>> MemoryCaseViews::cases_in_period(const ports::CasePeriodQuery& query,
                                                                    const ports::PageRequest& page) {
  const auto date = [&](const CaseRow& row) -> std::optional<base::Instant> {
    if (query.date == ports::CaseDate::opened) return row.opened_at;
    return row.state == ports::CaseState::closed ? row.closed_at : std::nullopt;
  };
  const auto matches = [&](const CaseRow& row) {
    const auto at = date(row);
    return at && query.from <= *at && *at < query.until && contains(query.tenants, row.tenant) &&
           asks_for(query.programme, row.programme);
  };
  return page_rows<CaseRow>(state_, sealer_, page, matches, [&](const CaseRow& row) {
    return Place{due_or_last(date(row)), 0, row.id, {}};
  });
}

base::Result<std::vector<ports::CaseCount>> MemoryCaseViews::case_counts(const std::vector<std::string>& tenants) {
  std::map<std::tuple<std::string, std::string, std::string, ports::CaseState, std::string, std::string>, std::int64_t>
      counts;
  for (const auto& row : state_.select<CaseRow>([&](const CaseRow& each) { return contains(tenants, each.tenant); }))
    counts[{row.tenant, row.programme, row.service, row.state, row.phase, row.outcome}] += 1;
  std::vector<ports::CaseCount> list;
  for (const auto& [key, count] : counts) {
    const auto& [tenant, programme, service, state, phase, outcome] = key;
    list.push_back({tenant, programme, service, state, phase, outcome, count});
  }
  return list;
}

base::Result<std::vector<ObligationRow>> MemoryCaseViews::obligations_of_case(std::string_view case_id) {
  return list_rows<ObligationRow>(
      state_, sealer_, [&](const ObligationRow& row) { return row.case_id == case_id; },
      [](const ObligationRow& row) {
        return Place{0, 0, row.id, {}};
      });
}

base::Result<ports::Page<ObligationRow>> MemoryCaseViews::obligations_due(const ports::ObligationQuery& query,
                                                                          const ports::PageRequest& page) {
  const auto matches = [&](const ObligationRow& row) {
    return row.state == ports::ObligationState::open && row.due && query.from <= *row.due && *row.due < query.until &&
           contains(query.tenants, row.tenant) && asks_for(query.owner_role, row.owner_role) &&
           asks_for(query.assignee, row.assignee) && (!query.only_promises || row.promise);
  };
  return page_rows<ObligationRow>(state_, sealer_, page, matches, place_by_due);
}

base::Result<std::vector<ports::ObligationCount>> MemoryCaseViews::obligation_counts(
    const std::vector<std::string>& tenants, base::Instant from, base::Instant until) {
  const auto matches = [&](const ObligationRow& row) {
    return row.due && from <= *row.due && *row.due < until && contains(tenants, row.tenant);
  };
  std::map<std::tuple<std::string, std::string, bool, ports::ObligationState>, std::int64_t> counts;
  for (const auto& row : state_.select<ObligationRow>(matches))
    counts[{row.tenant, row.programme, row.promise, row.state}] += 1;
  std::vector<ports::ObligationCount> list;
  for (const auto& [key, count] : counts) {
    const auto& [tenant, programme, promise, state] = key;
    list.push_back({tenant, programme, promise, state, count});
  }
  return list;
}

base::Result<ports::Page<ports::TimelineRow>> MemoryCaseViews::timeline(std::string_view case_id,
                                                                        const ports::PageRequest& page) {
  return page_rows_descending<ports::TimelineRow>(
      state_, sealer_, page, [&](const ports::TimelineRow& row) { return row.case_id == case_id; },
      [](const ports::TimelineRow& row) {
        return Place{row.sequence, row.part, {}, {}};
      });
}

}  // namespace consilium::store
