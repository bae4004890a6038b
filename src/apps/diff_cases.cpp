#include "apps/diff_cases.hpp"

#include <fmt/core.h>

#include "service/load.hpp"

namespace consilium::apps {
namespace {

// The world of a case with its family folded anew under the version to come, and what lies beside that.
base::Result<cases::World> under(service::House& house, const service::LoadedWorld& loaded,
                                 const ProgrammeFolder& after) {
  cases::World world = loaded.world;
  world.programme = &after.programme;
  world.calendar = after.setting().calendar;
  world.networks = &after.data.networks;
  for (cases::CaseState& state : world.family) {
    BASE_TRY(state, service::fold_case(house, after.programme, state.id));
  }
  return world;
}

base::Result<reading::CaseDifference> compare(service::House& house, const ports::CaseRow& row,
                                              const ProgrammeFolder& after, base::Instant at) {
  service::Request request;
  request.actor = "command line";
  BASE_TRY(service::LoadedWorld loaded, service::load_world(house, row.id, request, at));
  loaded.world.now = at;
  const auto world = under(house, loaded, after);
  if (world) return reading::compare_case(loaded.world, *world, row.id, at);
  if (world.error().category != base::Category::unsupported) return tl::unexpected(world.error());
  return reading::CaseDifference{row.id, row.service, loaded.programme->version, {world.error().message}, {}};
}

std::int64_t open_cases(const std::vector<ports::CaseCount>& counts, std::string_view programme) {
  std::int64_t open = 0;
  for (const ports::CaseCount& count : counts) {
    if (count.programme == programme && count.state == ports::CaseState::open) open += count.count;
  }
  return open;
}

}  // namespace

base::Result<CasesCompared> compare_cases(service::House& house, const ProgrammeFolder& after, base::Instant at,
                                          const Progress& progress) {
  CasesCompared compared;
  compared.at = at;
  const std::string& tenant = after.programme.insurer.id;
  BASE_TRY(const auto counts, house.store.cases().case_counts({tenant}));
  const auto total = static_cast<std::uint64_t>(open_cases(counts, after.programme.id));
  ports::QueueQuery query;
  query.tenants = {tenant};
  query.programme = after.programme.id;
  ports::PageRequest page{ports::page_limit_max, {}};
  do {
    BASE_TRY(const auto rows, house.store.cases().queue(query, page));
    for (const ports::CaseRow& row : rows.rows) {
      auto difference = compare(house, row, after, at);
      if (!difference) {
        return tl::unexpected(base::while_doing(fmt::format("comparing case {}", row.id), difference.error()));
      }
      ++compared.open;
      if (!difference->empty()) compared.differ.push_back(std::move(*difference));
      if (progress && compared.open < total) progress(compared.open, total);
    }
    page.after = rows.next;
  } while (!page.after.empty());
  if (progress) progress(total, total);
  return compared;
}

}  // namespace consilium::apps
