#include "service/moving.hpp"

#include <fmt/core.h>

#include "service/storing.hpp"

namespace consilium::service {
namespace {

// A case and its way to another version, at one moment.
struct Way {
  LoadedWorld loaded;
  Version version;
  cases::Moving moving;
};

base::Result<Way> look(House& house, std::string_view case_id, std::string_view to, const Request& request,
                       const std::string& reason) {
  const base::Instant now = house.clock.now();
  Way way;
  BASE_TRY(way.loaded, load_world(house, case_id, request, now));
  auto programme = way.loaded.published->by(to);
  if (programme == nullptr || programme->id != way.loaded.programme->id) {
    return base::failure(base::Category::not_found, fmt::format("no version of `{}` with the hash `{}` is published",
                                                                way.loaded.programme->id, to));
  }
  way.loaded.world.now = now;
  auto barred = cases::not_to_be_moved(way.loaded.world, *programme, case_id);
  way.version = published_version(*way.loaded.published, std::move(programme));
  if (barred.empty()) {
    BASE_TRY(way.moving, moving_under(house, way.loaded, case_id, way.version, reason));
    return way;
  }
  cases::MoveEffect& effect = way.moving.effect;
  effect.from = way.loaded.programme->hash;
  effect.from_version = way.loaded.programme->version;
  effect.to = way.version.programme->hash;
  effect.to_version = way.version.programme->version;
  effect.cannot_move = std::move(barred);
  return way;
}

ShownMove shown(Way way) {
  return {std::move(way.moving.effect), std::move(way.loaded.programme), std::move(way.version.programme)};
}

cases::Refusal refusal_of(const cases::MoveEffect& effect) {
  cases::Refusal refusal;
  refusal.code = "cannot-move";
  for (const cases::Obstacle& obstacle : effect.cannot_move)
    refusal.subjects.push_back(obstacle.id.empty() ? obstacle.kind : obstacle.id);
  return refusal;
}

}  // namespace

base::Result<cases::Moving> moving_under(House& house, const LoadedWorld& loaded, std::string_view case_id,
                                         const Version& version, const std::string& reason) {
  BASE_TRY(LoadedWorld other, under_version(house, loaded, version));
  return cases::move_to(loaded.world, std::move(other.world), case_id, reason);
}

base::Result<ShownMove> effect_of_move(House& house, std::string_view case_id, std::string_view to,
                                       const Request& request) {
  BASE_TRY(Way way, look(house, case_id, to, request, {}));
  return shown(std::move(way));
}

base::Result<MoveOutcome> move_case(House& house, const Asked& asked, std::string_view case_id,
                                    const MoveCase& command) {
  for (int i = 0; i < attempts_max; ++i) {
    BASE_TRY(Way way, look(house, case_id, command.to, asked.request, command.reason));
    const bool seen = way.moving.change && way.moving.effect.fingerprint() == command.effect;
    if (!seen) {
      BASE_TRY(const bool moved, has_moved(house, way.loaded, case_id));
      if (moved) continue;
    }
    if (!way.moving.change) {
      BASE_TRY(Outcome kept, keep_refusal(house, asked, way.loaded, Outcome{refusal_of(way.moving.effect)}));
      return MoveOutcome{std::get<cases::Refusal>(std::move(kept))};
    }
    if (!seen) return MoveOutcome{shown(std::move(way))};
    const cases::Change& change = *way.moving.change;
    const std::string account = way.loaded.world.find(case_id)->opened.account;
    LoadedWorld moved = way.loaded;
    moved.programme = way.version.programme;
    moved.world = way.moving.after;
    const Done done{change.cases.front().after, moved.programme};
    BASE_TRY(const auto stored, store_change(house, asked, moved, change, Outcome{done}, account));
    if (std::holds_alternative<ports::Conflict>(stored)) continue;
    if (std::holds_alternative<ports::AlreadyAnswered>(stored))
      return base::failure(base::Category::conflict, "the same request is being answered at this moment; ask again");
    return MoveOutcome{done};
  }
  return base::failure(base::Category::busy, "this case is being changed by others; try again");
}

std::shared_ptr<const model::Programme> newer_version(const Published& published, const model::Programme& programme,
                                                      base::Instant now) {
  auto in_force = published.in_force(programme.id, programme.zone.date_of(now));
  if (in_force == nullptr || in_force->hash == programme.hash) return nullptr;
  return in_force->effective_from < programme.effective_from ? nullptr : in_force;
}

}  // namespace consilium::service
