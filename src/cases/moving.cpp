#include "cases/moving.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "base/hash.hpp"
#include "cases/due.hpp"
#include "cases/effect.hpp"
#include "cases/obstacles.hpp"
#include "cases/work.hpp"

namespace consilium::cases {
namespace {

using model::Index;
using model::none;

template <typename Value, typename IdOf, typename Find>
void carry(const std::vector<Value>& from, std::vector<Value>& to, const IdOf& id_of, const Find& find) {
  for (std::size_t i = 0; i < from.size(); ++i) {
    const Index index = find(id_of(i));
    if (index != none) to[index] = from[i];
  }
}

// What was decided is told with the move, also what nobody has recorded yet.
std::vector<KeptDeadline> decided(const World& world, const CaseState& state) {
  std::vector<KeptDeadline> all;
  const model::Service& service = *world.programme->service(state.opened.service);
  for (const Clock& clock : owed(world, state, world.occurred_at).clocks) {
    if (clock.state != ClockState::met && clock.state != ClockState::missed) continue;
    KeptDeadline kept;
    kept.deadline = service.deadlines[clock.deadline].id;
    kept.missed = clock.state == ClockState::missed;
    kept.excused = clock.excused;
    kept.due = clock.due.due;
    kept.due_date = clock.due.due_date;
    kept.met_at = clock.met_at;
    kept.because = clock.excused_because;
    all.push_back(std::move(kept));
  }
  return all;
}

Obstacle refused(const Refusal& refusal) {
  const std::string said =
      refusal.subjects.empty() ? std::string{} : fmt::format(" ({})", fmt::join(refusal.subjects, ", "));
  return {"refused", refusal.code, refusal.say,
          fmt::format("what follows under it is refused: {}{}", refusal.code, said)};
}

void put(World& world, const Change& change) {
  world.account = change.account_after;
  for (const CaseChange& part : change.cases) {
    const auto found = std::find_if(world.family.begin(), world.family.end(),
                                    [&](const CaseState& state) { return state.id == part.case_id; });
    if (found == world.family.end()) {
      world.family.push_back(part.after);
    } else {
      *found = part.after;
    }
  }
}

std::vector<CaseEffect> effects(const World& before, const World& after, const Change& change) {
  std::vector<CaseEffect> all;
  for (const CaseChange& part : change.cases) {
    const CaseState* was = before.find(part.case_id);
    const Things nothing;
    CaseEffect effect{part.case_id, part.after.opened.service, {}};
    effect.moved = difference(was == nullptr ? nothing : things_of(before, *was, before.occurred_at),
                              things_of(after, part.after, before.occurred_at));
    if (!effect.moved.empty()) all.push_back(std::move(effect));
  }
  return all;
}

}  // namespace

std::string MoveEffect::fingerprint() const {
  std::string text = fmt::format("{}\n{}\n", from, to);
  for (const Obstacle& obstacle : cannot_move) text += fmt::format("{} {}\n", obstacle.kind, obstacle.id);
  for (const CaseEffect& one : cases) {
    for (const MovedThing& thing : one.moved) {
      text += fmt::format("{} {} {} | {} | {}\n", one.case_id, thing.kind, thing.id,
                          thing.from ? thing.from->words : "", thing.to ? thing.to->words : "");
    }
  }
  return base::sha256_hex(text);
}

CaseState carried_over(const model::Service& from, const CaseState& state, const model::Service& to) {
  CaseState moved = state;
  moved.opened.service = to.id;
  CaseState there = empty_case(to, state.id);
  for (std::size_t i = 0; i < state.facts.size(); ++i) {
    const Index fact = to.fact(from.facts[i].id);
    if (fact != none && to.facts[fact].type == from.facts[i].type) there.facts[fact] = state.facts[i];
  }
  carry(
      state.points, there.points, [&](std::size_t i) { return from.points[i]; },
      [&](std::string_view id) { return to.point(id); });
  const auto task_id = [&](std::size_t i) { return from.tasks[i].id; };
  const auto task = [&](std::string_view id) { return to.task(id); };
  carry(state.task_done, there.task_done, task_id, task);
  carry(state.task_outcome, there.task_outcome, task_id, task);
  carry(state.told_parts, there.told_parts, task_id, task);
  const auto deadline_id = [&](std::size_t i) { return from.deadlines[i].id; };
  const auto deadline = [&](std::string_view id) { return to.deadline(id); };
  carry(state.deadline_excused, there.deadline_excused, deadline_id, deadline);
  carry(state.excused_because, there.excused_because, deadline_id, deadline);
  carry(state.deadline_missed, there.deadline_missed, deadline_id, deadline);
  carry(state.deadline_missed_before, there.deadline_missed_before, deadline_id, deadline);
  carry(state.deadline_kept, there.deadline_kept, deadline_id, deadline);
  moved.facts = std::move(there.facts);
  moved.points = std::move(there.points);
  moved.task_done = std::move(there.task_done);
  moved.task_outcome = std::move(there.task_outcome);
  moved.told_parts = std::move(there.told_parts);
  moved.deadline_excused = std::move(there.deadline_excused);
  moved.excused_because = std::move(there.excused_because);
  moved.deadline_missed = std::move(there.deadline_missed);
  moved.deadline_missed_before = std::move(there.deadline_missed_before);
  moved.deadline_kept = std::move(there.deadline_kept);
  moved.branch = state.branch == none ? none : to.branch(from.branches[state.branch].id);
  return moved;
}

Moving move_to(const World& before, World after, std::string_view case_id, const std::string& reason) {
  Moving moving;
  MoveEffect& effect = moving.effect;
  effect.from = before.programme->hash;
  effect.from_version = before.programme->version;
  effect.to = after.programme->hash;
  effect.to_version = after.programme->version;
  effect.cannot_move = obstacles(before, *after.programme);
  if (!effect.cannot_move.empty()) return moving;
  after.family.clear();
  for (const CaseState& state : before.family) {
    const model::Service& service = *before.programme->service(state.opened.service);
    after.family.push_back(carried_over(service, state, *after.programme->carrying_on(service.kept_as())));
  }
  Work work(after);
  for (const CaseState& state : before.family) {
    CaseMoved moved{effect.from, effect.to, effect.from_version, effect.to_version, reason, decided(before, state)};
    work.emit(work.state(state.id), std::move(moved));
  }
  if (const auto refusal = work.settle()) {
    effect.cannot_move.push_back(refused(*refusal));
    return moving;
  }
  moving.change = std::move(work).take(case_id);
  put(after, *moving.change);
  effect.cases = effects(before, after, *moving.change);
  moving.after = std::move(after);
  return moving;
}

}  // namespace consilium::cases
