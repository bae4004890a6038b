#include "service/report_cases.hpp"

#include <map>
#include <memory>
#include <utility>

#include "service/case_service.hpp"

namespace consilium::service {
namespace {

// Between the moment and its timer no more than this goes by, unless the house stood still.
constexpr std::int64_t prompt_minutes = 5;

using Found = std::map<std::pair<base::Instant, std::string>, ports::CaseRow>;  // by time of opening

void keep(ports::Page<ports::CaseRow> page, Found& found) {
  for (ports::CaseRow& row : page.rows) {
    auto key = std::pair(row.opened_at, row.id);
    found.insert_or_assign(std::move(key), std::move(row));
  }
}

base::Result<void> add_open(House& house, const model::Programme& programme, Found& found) {
  ports::QueueQuery query;
  query.tenants = {programme.insurer.id};
  query.programme = programme.id;
  ports::PageRequest page{ports::page_limit_max, {}};
  for (;;) {
    BASE_TRY(auto rows, house.store.cases().queue(query, page));
    page.after = rows.next;
    keep(std::move(rows), found);
    if (page.after.empty()) return {};
  }
}

base::Result<void> add_in_period(House& house, const model::Programme& programme, ports::CaseDate date,
                                 base::Instant from, base::Instant until, Found& found) {
  ports::CasePeriodQuery query;
  query.tenants = {programme.insurer.id};
  query.programme = programme.id;
  query.date = date;
  query.from = from;
  query.until = until;
  ports::PageRequest page{ports::page_limit_max, {}};
  for (;;) {
    BASE_TRY(auto rows, house.store.cases().cases_in_period(query, page));
    page.after = rows.next;
    keep(std::move(rows), found);
    if (page.after.empty()) return {};
  }
}

// Long after the moment nothing in the views tells which files were still open then, so every case is looked at.
base::Result<Found> candidates(House& house, const ReportQuestion& question) {
  Found found;
  const base::Instant now = house.clock.now();
  const model::Programme& programme = *question.programme;
  if (now > question.moment.until.plus_minutes(prompt_minutes)) {
    BASE_TRY_VOID(add_in_period(house, programme, ports::CaseDate::opened, base::Instant{},
                                question.moment.until.plus_minutes(1), found));
    return found;
  }
  BASE_TRY_VOID(add_open(house, programme, found));
  BASE_TRY_VOID(add_in_period(house, programme, ports::CaseDate::closed,
                              question.moment.from.plus_minutes(-backdating_minutes_max), now.plus_minutes(1), found));
  return found;
}

base::Result<std::optional<ReportedRow>> row_for(House& house, const ReportQuestion& question,
                                                 const ports::CaseRow& candidate) {
  Request request;
  request.actor = "timer";
  BASE_TRY(LoadedWorld loaded, load_world(house, candidate.id, request, question.moment.until));
  // By the version on which they stood then; they move together.
  std::shared_ptr<const model::Programme> programme;
  for (cases::CaseState& state : loaded.world.family) {
    BASE_TRY(LoadedCase then, load_case_at(house, *loaded.published, state.id, question.moment.until, question.known));
    if (programme == nullptr) programme = std::move(then.programme);
    state = std::move(then.state);
  }
  if (programme != loaded.programme) {
    BASE_TRY(loaded, under_version(house, loaded, published_version(*loaded.published, programme)));
  }
  std::erase_if(loaded.world.family, [](const cases::CaseState& state) { return state.version == 0; });
  const cases::CaseState* state = loaded.world.find(candidate.id);
  if (state == nullptr) return std::nullopt;
  auto row = cases::report_row(*question.report, loaded.world, *state, loaded.contract.number, question.moment);
  if (!row) return std::nullopt;
  return ReportedRow{loaded.person.id, std::move(*row)};
}

}  // namespace

base::Result<std::vector<ReportedRow>> rows_for(House& house, const ReportQuestion& question) {
  BASE_TRY(const Found found, candidates(house, question));
  std::vector<ReportedRow> rows;
  for (const auto& [key, candidate] : found) {
    auto row = row_for(house, question, candidate);
    if (!row && row.error().category == base::Category::not_found) continue;
    if (!row) return tl::unexpected(row.error());
    if (*row) rows.push_back(std::move(**row));
  }
  return rows;
}

}  // namespace consilium::service
