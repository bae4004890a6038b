#include "apps/diff_cases.hpp"

#include <fmt/core.h>

#include "service/case_counts.hpp"
#include "service/load.hpp"
#include "service/moving.hpp"

namespace consilium::apps {
namespace {

base::Result<CaseDifference> compare(service::House& house, const ports::CaseRow& row, const ProgrammeFolder& after,
                                     base::Instant at) {
  service::Request request;
  request.actor = "command line";
  BASE_TRY(service::LoadedWorld loaded, service::load_world(house, row.id, request, at));
  loaded.world.now = at;
  BASE_TRY(cases::Moving moving, service::moving_under(house, loaded, row.id, version_to_come(after), {}));
  CaseDifference difference{row.id, row.service, loaded.programme->version, {}, {}};
  for (cases::Obstacle& obstacle : moving.effect.cannot_move)
    difference.cannot_move.push_back(std::move(obstacle.words));
  for (cases::CaseEffect& effect : moving.effect.cases) {
    if (effect.case_id == row.id) difference.moved = std::move(effect.moved);
  }
  return difference;
}

}  // namespace

service::Version version_to_come(const ProgrammeFolder& folder) {
  return {std::shared_ptr<const model::Programme>(std::shared_ptr<const model::Programme>{}, &folder.programme),
          folder.setting().calendar, &folder.data.networks};
}

base::Result<CasesCompared> compare_cases(service::House& house, const ProgrammeFolder& after, base::Instant at,
                                          const Progress& progress) {
  CasesCompared compared;
  compared.at = at;
  const std::string& tenant = after.programme.insurer.id;
  BASE_TRY(const service::CasesThere there, service::count_cases(house, tenant, after.programme.id));
  const auto total = static_cast<std::uint64_t>(there.open);
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
