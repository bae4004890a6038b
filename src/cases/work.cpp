#include "cases/work.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include <fmt/core.h>

#include "base/check.hpp"
#include "cases/telling.hpp"

namespace consilium::cases {

using decision::Truth;
using model::Index;
using model::none;

Work::Work(World world)
    : world_(std::move(world)), touched_(world_.family.size()), account_version_before_(world_.account.version) {
  // Opening a case may add it and its children; growing later would move the states that callers hold.
  world_.family.reserve(world_.family.size() + 8);
  seen_.resize(world_.family.capacity());
  for (std::size_t i = 0; i < touched_.size(); ++i) touched_[i].version_before = world_.family[i].version;
}

const model::Service& Work::service_of(const CaseState& state) const {
  const model::Service* service = world_.programme->service(state.opened.service);
  CHECK(service != nullptr);
  return *service;
}

std::size_t Work::index_of(const CaseState& state) const {
  return static_cast<std::size_t>(&state - world_.family.data());
}

CaseState& Work::state(std::string_view case_id) {
  const auto found = std::find_if(world_.family.begin(), world_.family.end(),
                                  [&](const CaseState& candidate) { return candidate.id == case_id; });
  CHECK(found != world_.family.end());
  return *found;
}

CaseState& Work::add(const model::Service& service, std::string case_id) {
  CHECK(world_.family.size() < world_.family.capacity());
  touched_.emplace_back();
  world_.family.push_back(empty_case(service, std::move(case_id)));
  world_.family.back().opened.service = service.id;
  return world_.family.back();
}

void Work::emit(CaseState& state, Event event) {
  evolve(service_of(state), state, event, {world_.occurred_at, world_.now, world_.actor.id});
  touched_[index_of(state)].events.push_back(std::move(event));
  seen_[index_of(state)].reset();
}

void Work::emit_account(Event event) {
  evolve(world_.account, event);
  account_events_.push_back(std::move(event));
  for (std::optional<Seen>& seen : seen_) seen.reset();
}

Work::Seen::Seen(const World& world, const model::Service& service, const CaseState& state)
    : facts(facts_of(world, service, state)),
      situation(situation_of(world, service, state, facts, world.occurred_at)) {}

const Work::Seen& Work::see(const CaseState& state, std::optional<Seen>& own) const {
  const std::less<const CaseState*> before;
  const CaseState* first = world_.family.data();
  const bool ours = !before(&state, first) && before(&state, first + world_.family.size());
  std::optional<Seen>& seen = ours ? seen_[index_of(state)] : own;
  if (!seen) seen.emplace(world_, service_of(state), state);
  return *seen;
}

decision::Truth Work::evaluate(const CaseState& state, const model::Predicate& predicate) const {
  std::optional<Seen> own;
  const decision::Situation& seen = see(state, own).situation;
  if (predicate.operation != model::Operation::decision_is_eligible) return decision::evaluate(predicate, seen);
  decision::Situation situation = seen;
  situation.eligible = decide(state).outcome == decision::Outcome::eligible;
  return decision::evaluate(predicate, situation);
}

decision::Decision Work::decide(const CaseState& state) const {
  std::optional<Seen> own;
  return decision::decide(question_of(world_, service_of(state), state, see(state, own).facts, world_.occurred_at));
}

void Work::tell_decision(const CaseState& state, Refusal& refusal) const {
  std::optional<Seen> own;
  const decision::Question question =
      question_of(world_, service_of(state), state, see(state, own).facts, world_.occurred_at);
  const decision::Decision& decision = refusal.decision.emplace(decision::decide(question));
  refusal.explanation = decision::explain(question, decision);
  refusal.findings = {question, decision};
  for (const decision::Check& check : decision.checks) {
    if (!decision::is_decisive(decision, check)) continue;
    refusal.subjects.emplace_back(check.id);
    refusal.clauses.insert(refusal.clauses.end(), check.cites->clauses.begin(), check.cites->clauses.end());
  }
}

bool Work::is_open(const CaseState& state, Index task) const {
  const model::Task& asked = service_of(state).tasks[task];
  if (state.interrupt || !may_open(state, asked) || state.task_done[task]) return false;
  return evaluate(state, asked.opens) == Truth::yes;
}

void Work::reach(CaseState& state, Index point, base::Instant at) {
  emit(state, PointReached{service_of(state).points[point], at, false});
}

std::optional<base::Instant> Work::instant_of(const model::Value& value) const {
  if (const auto* date = std::get_if<base::Date>(&value)) return world_.programme->zone.at(*date);
  if (const auto* instant = std::get_if<base::Instant>(&value)) return *instant;
  return std::nullopt;
}

void Work::mark(CaseState& state, const std::vector<model::Mark>& marks) {
  for (const model::Mark& mark : marks) {
    if (mark.when && evaluate(state, *mark.when) != Truth::yes) continue;
    base::Instant at = world_.occurred_at;
    if (mark.at_fact != none && state.facts[mark.at_fact]) {
      at = instant_of(state.facts[mark.at_fact]->value).value_or(at);
    }
    reach(state, mark.point, at);
  }
}

bool Work::keeps_use(const CaseState& state) const {
  const std::vector<model::Excuse>& known = service_of(state).excuses;
  const base::Date today = world_.programme->zone.date_of(world_.occurred_at);
  return std::any_of(state.excuses.begin(), state.excuses.end(), [&](const CaseExcuse& excuse) {
    const bool keeps = std::any_of(known.begin(), known.end(), [&](const model::Excuse& candidate) {
      return candidate.id == excuse.excuse && candidate.keeps_use;
    });
    return keeps && excuse.from <= today && today <= excuse.to;
  });
}

void Work::close(CaseState& state, Index end, std::vector<RecordedFact> facts) {
  const model::End& closing = service_of(state).ends[end];
  const bool kept = closing.cause == "member" && keeps_use(state);
  close_as(state, closing.id, closing.cause, kept ? model::UseEffect::release : closing.use, std::move(facts));
  if (!closing.tells) return;
  Told told = telling_of(*this, state, *closing.tells, {});
  told.end = closing.id;
  if (!closing.tells->channels.empty()) told.channel = closing.tells->channels.front();
  emit(state, std::move(told));
}

void Work::close_as(CaseState& state, std::string end, std::string cause, model::UseEffect effect,
                    std::vector<RecordedFact> facts) {
  const bool consumed = effect == model::UseEffect::consume;
  // The use of a case is settled in the same breath: a closed case holds nothing.
  const auto held = std::find_if(world_.account.uses.begin(), world_.account.uses.end(), [&](const model::Use& use) {
    return use.case_id == state.id && use.state == model::UseState::held;
  });
  if (held != world_.account.uses.end()) {
    emit_account(UseChanged{held->id, held->service, held->case_id, consumed ? "consumed" : "released",
                            held->charged_on, held->amount, end, held->right, held->line});
  }
  emit(state, CaseClosed{std::move(end), std::move(cause), consumed ? "consume" : "release", std::move(facts)});
}

Change Work::take(std::string_view first) && {
  Change change;
  for (std::size_t i = 0; i < touched_.size(); ++i) {
    if (touched_[i].events.empty()) continue;
    CaseState& after = world_.family[i];
    CaseChange part{after.id, touched_[i].version_before, std::move(touched_[i].events), std::move(after)};
    if (part.case_id == first) {
      change.cases.insert(change.cases.begin(), std::move(part));
    } else {
      change.cases.push_back(std::move(part));
    }
  }
  change.account_version = account_version_before_;
  change.account_events = std::move(account_events_);
  change.account_after = std::move(world_.account);
  return change;
}

}  // namespace consilium::cases
