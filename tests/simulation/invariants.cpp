#include "simulation/invariants.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "cases/book.hpp"
#include "cases/contracts.hpp"
#include "cases/due.hpp"
#include "quota/balance.hpp"

namespace consilium::tests {
namespace {

using cases::CaseState;

// Money, the tasks that are left for then, and what was late of these.
bool may_follow_the_end(const model::Service& service, const cases::Obligation& obligation) {
  if (obligation.kind != cases::ObligationKind::task)
    return obligation.kind == cases::ObligationKind::money || obligation.kind == cases::ObligationKind::escalation;
  const model::Index task = service.task(obligation.id);
  return task != model::none && service.tasks[task].after_end;
}

class Inspection {
 public:
  Inspection(const service::LoadedWorld& loaded, base::Instant now) : loaded_(loaded), now_(now) {}

  std::vector<std::string> run() && {
    for (const CaseState& state : loaded_.world.family) {
      const cases::Owed owed = cases::owed(loaded_.world, state, now_);
      if (state.closed) {
        closed(state, owed);
      } else {
        open(state, owed);
      }
    }
    if (!open_.empty() && owed_together_ == 0) problem("nobody owes anything on", open_);
    for (const model::Use& use : loaded_.world.account.uses) within_quota(use);
    return std::move(problems_);
  }

 private:
  void problem(std::string_view what, std::string_view where) {
    problems_.push_back(fmt::format("{}: `{}`", what, where));
  }

  const model::Use* use_of(const CaseState& state) const {
    const auto& uses = loaded_.world.account.uses;
    const auto found = std::find_if(uses.begin(), uses.end(), [&](const auto& use) { return use.case_id == state.id; });
    return found == uses.end() ? nullptr : &*found;
  }

  void closed(const CaseState& state, const cases::Owed& owed) {
    const model::Use* use = use_of(state);
    if (use != nullptr && use->state == model::UseState::held) problem("a closed case holds a use", state.id);
    const model::Service& service = *loaded_.programme->service(state.opened.service);
    if (!std::all_of(owed.obligations.begin(), owed.obligations.end(),
                     [&](const auto& obligation) { return may_follow_the_end(service, obligation); }))
      problem("a closed case owes something", state.id);
    const bool money = std::any_of(owed.obligations.begin(), owed.obligations.end(), [](const auto& obligation) {
      return obligation.kind == cases::ObligationKind::money;
    });
    if (money == cases::is_settled(service, state)) problem("nobody owes the money of a closed case", state.id);
    for (const cases::Child& child : state.children) {
      const CaseState* found = loaded_.world.find(child.case_id);
      if (found != nullptr && !found->closed) problem("a closed case has an open child", state.id);
    }
  }

  void open(const CaseState& state, const cases::Owed& owed) {
    open_ += fmt::format("{} ({})", state.id, state.opened.service);
    owed_together_ += owed.obligations.size();
    for (const cases::Obligation& obligation : owed.obligations)
      if (obligation.owner.empty()) problem("a wait has no owner", fmt::format("{} {}", state.id, obligation.id));
    for (const cases::Clock& clock : owed.clocks) {
      const bool ends = loaded_.programme->service(state.opened.service)->deadlines[clock.deadline].ends != model::none;
      if (ends && cases::waits(clock, state)) ++owed_together_;  // it ends by itself
      if (cases::waits(clock, state) && *clock.due.due <= now_)
        problem("a deadline was lost", fmt::format("{} {}", state.id, clock.deadline));
    }
  }

  void within_quota(const model::Use& use) {
    const model::Service* service = loaded_.programme->carrying_on(use.service);
    if (service == nullptr || !use.right.empty()) return;
    const auto balance = quota::balance(loaded_.world.account, use.service, service->quota, use.charged_on,
                                        cases::years_from(loaded_.world, use.charged_on));
    if (balance.over > 0) problem("an account is over its quota", use.service);
  }

  const service::LoadedWorld& loaded_;
  const base::Instant now_;
  std::vector<std::string> problems_;
  std::string open_;  // the cases that are
  std::size_t owed_together_ = 0;
};

bool cites_something(const model::Citation* cites) {
  return cites != nullptr && !(cites->clauses.empty() && cites->house.empty() && cites->law.empty());
}

}  // namespace

std::vector<std::string> broken_promises(const service::LoadedWorld& loaded, base::Instant now) {
  return Inspection(loaded, now).run();
}

std::vector<std::string> uncited(const cases::Refusal& refusal) {
  if (refusal.code.empty()) return {"a refusal has no code"};
  std::vector<std::string> problems;
  if (!refusal.decision) return problems;
  for (const decision::Check& check : refusal.decision->checks) {
    if (decision::is_decisive(*refusal.decision, check) && !cites_something(check.cites))
      problems.push_back(fmt::format("a refusal rests on `{}`, which cites nothing", check.id));
  }
  return problems;
}

}  // namespace consilium::tests
