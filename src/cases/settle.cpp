#include <algorithm>

#include <fmt/core.h>

#include "base/check.hpp"
#include "cases/book.hpp"
#include "cases/clocks.hpp"
#include "cases/contracts.hpp"
#include "cases/forms.hpp"
#include "cases/work.hpp"
#include "quota/balance.hpp"

namespace consilium::cases {
namespace {

using decision::Truth;
using model::Index;
using model::none;

// Consequences of consequences are few; more rounds mean a programme that feeds itself.
constexpr int rounds_max = 64;

bool is_there(const CaseState& state, const model::Checklist& checklist, const model::ChecklistItem& item) {
  const Paper* paper = state.paper(checklist.id, item.id);
  return paper != nullptr && (paper->state == PaperState::accepted || paper->state == PaperState::not_needed);
}

// A point may be reached again, and is then given on again.
bool is_fed(const CaseState& parent, const CaseState& child, const model::Embed::Feed& feed) {
  return std::all_of(feed.marks.begin(), feed.marks.end(), [&](Index point) {
    return child.points[point].stamps.size() >= parent.points[feed.at].stamps.size();
  });
}

std::vector<std::string> ids_of(const std::vector<Index>& indexes, const auto& items) {
  std::vector<std::string> ids;
  for (const Index index : indexes) ids.push_back(items[index].id);
  return ids;
}

}  // namespace

bool Work::complete_checklists(CaseState& state) {
  bool changed = false;
  const model::Service& service = service_of(state);
  for (const model::Checklist& checklist : service.checklists) {
    if (checklist.marks == none || state.is_reached(checklist.marks)) continue;
    if (evaluate(state, checklist.opens) != Truth::yes) continue;
    const bool complete = std::all_of(checklist.items.begin(), checklist.items.end(), [&](const auto& item) {
      return (item.when && evaluate(state, *item.when) == Truth::no) || is_there(state, checklist, item);
    });
    if (!complete) continue;
    reach(state, checklist.marks, world_.occurred_at);
    changed = true;
  }
  return changed;
}

std::optional<Refusal> Work::fix_branch(CaseState& state, bool& changed) {
  const model::Service& service = service_of(state);
  if (service.branch_fixed_at == none || state.branch != none || !state.is_reached(service.branch_fixed_at)) {
    return std::nullopt;
  }
  std::optional<Seen> own;
  const decision::Situation& situation = see(state, own).situation;
  const Index branch = decision::branch_of(situation);
  if (branch == none) {
    // No way to go on from here: nobody would owe anything.
    Refusal open = refuse("branch-open");
    for (const Index fact : decision::facts_for_branch(situation)) open.subjects.push_back(service.facts[fact].id);
    return open;
  }
  emit(state, BranchFixed{service.branches[branch].id});
  changed = true;
  return std::nullopt;
}

// The line is fixed when the use is held, so what decides it must be known then.
std::optional<Refusal> Work::find_line(const CaseState& state, const model::QuotaLine*& line) const {
  const model::Service& service = service_of(state);
  std::optional<Seen> own;
  const decision::Situation& situation = see(state, own).situation;
  const decision::DrawnLine drawn = decision::drawn_line(situation);
  if (drawn.truth == Truth::yes) {
    line = &service.quota.lines[drawn.line];
    return std::nullopt;
  }
  Refusal none_holds = refuse("quota-line", {}, &service.quota.cites);
  std::vector<Index> unknown;
  decision::collect_facts_for_line(situation, unknown);
  for (const Index fact : unknown) none_holds.subjects.push_back(service.facts[fact].id);
  return none_holds;
}

std::optional<Refusal> Work::hold_use(CaseState& state, bool& changed) {
  const model::Service& service = service_of(state);
  if (service.quota.hold_at == none || !state.is_reached(service.quota.hold_at)) return std::nullopt;
  const bool has_use = std::any_of(world_.account.uses.begin(), world_.account.uses.end(),
                                   [&](const model::Use& use) { return use.case_id == state.id; });
  if (has_use) return std::nullopt;
  const Index year_of = service.quota.year_of;
  const base::Instant charged_at =
      year_of != none && state.is_reached(year_of) ? state.points[year_of].stamps.back() : world_.occurred_at;
  const base::Date charged_on = world_.programme->zone.date_of(charged_at);
  const std::string& right = state.opened.right;
  const model::QuotaLine* line = nullptr;
  if (right.empty() && !service.quota.lines.empty()) {
    if (auto refusal = find_line(state, line)) return refusal;
  }
  const auto years = years_from(world_, charged_on);
  const quota::Balance balance =
      line != nullptr
          ? quota::balance_of_line(world_.account, service.kept_as(), service.quota, *line, charged_on, years)
      : right.empty() ? quota::balance(world_.account, service.kept_as(), service.quota, charged_on, years)
                      : quota::balance_of_right(world_.account, right);
  if (!quota::can_hold(balance)) {
    Refusal refusal;
    refusal.code = "quota-exhausted";
    refusal.subjects = balance.held_by;
    refusal.subjects.insert(refusal.subjects.end(), balance.used_by.begin(), balance.used_by.end());
    refusal.clauses = (line == nullptr ? service.quota.cites : line->cites).clauses;
    return refusal;
  }
  const std::string line_id = line == nullptr ? std::string{} : line->kept_as();
  emit_account(UseChanged{state.id, service.kept_as(), state.id, "held", charged_on, 1, {}, right, line_id});
  changed = true;
  return std::nullopt;
}

// What was given is kept, also when the point is taken back or the case ends.
bool Work::grant_rights(const CaseState& state) {
  bool changed = false;
  const model::Service& service = service_of(state);
  for (const model::Grant& grant : service.grants) {
    const std::string id = fmt::format("{}.{}", state.id, grant.id);
    if (!state.is_reached(grant.at) || world_.account.right(id) != nullptr) continue;
    RightGranted granted;
    granted.right = id;
    granted.grant = grant.id;
    granted.granted_by = service.id;
    granted.case_id = state.id;
    granted.programme_hash = state.opened.programme_hash;
    granted.service = grant.service;
    granted.count = grant.count;
    granted.granted_on = world_.programme->zone.date_of(state.points[grant.at].stamps.back());
    for (const Index fact : grant.carry) {
      if (state.facts[fact]) granted.facts.push_back({service.facts[fact].id, state.facts[fact]->value});
    }
    emit_account(std::move(granted));
    changed = true;
  }
  return changed;
}

bool Work::open_children(CaseState& state) {
  bool changed = false;
  const model::Service& service = service_of(state);
  for (const model::Embed& embed : service.embeds) {
    const bool there = std::any_of(state.children.begin(), state.children.end(),
                                   [&](const Child& child) { return child.embed == embed.id; });
    if (there || evaluate(state, embed.opens) != Truth::yes) continue;
    const model::Service* child_service = world_.programme->service(embed.service);
    CHECK(child_service != nullptr);
    const std::string child_id = fmt::format("{}.{}", state.id, embed.id);
    CaseOpened opened = state.opened;
    opened.service = embed.service;
    opened.parent = state.id;
    opened.embed = embed.id;
    opened.without_rules = ids_of(embed.without_rules, child_service->rules);
    opened.without_tasks = ids_of(embed.without_tasks, child_service->tasks);
    opened.facts.clear();
    opened.points.clear();
    opened.right.clear();
    for (const Index point : embed.starts_at) opened.points.push_back(child_service->points[point]);
    // What the parent already knows under the same name is known in the child.
    for (std::size_t i = service.recorded_facts_from; i < service.facts.size(); ++i) {
      if (state.facts[i] && child_service->fact(service.facts[i].id) != none) {
        opened.facts.push_back({service.facts[i].id, state.facts[i]->value});
      }
    }
    emit(state, ChildOpened{embed.id, child_id});
    CaseState& child = add(*child_service, child_id);
    emit(child, std::move(opened));
    changed = true;
  }
  return changed;
}

bool Work::feed(CaseState& parent, CaseState& child, const model::Embed& embed) {
  bool changed = false;
  const model::Service& child_service = service_of(child);
  for (const model::Embed::Feed& feed : embed.feeds) {
    if (!parent.is_reached(feed.at) || !child.is_open()) continue;
    if (is_fed(parent, child, feed)) continue;
    FactsRecorded carried;
    carried.reason = "carried";
    for (const auto& [to, from] : feed.carry) {
      if (parent.facts[from]) carried.facts.push_back({child_service.facts[to].id, parent.facts[from]->value});
    }
    if (!carried.facts.empty()) emit(child, std::move(carried));
    for (const Index point : feed.marks) reach(child, point, world_.occurred_at);
    changed = true;
  }
  return changed;
}

// What the child has given back is asked for again where it came from.
bool Work::ask_again(CaseState& parent, const CaseState& child, const model::Embed& embed) {
  if (!parent.is_open() || !child.is_open()) return false;
  bool changed = false;
  const model::Service& service = service_of(parent);
  for (const model::Embed::Feed& feed : embed.feeds) {
    const bool given_back = std::any_of(feed.marks.begin(), feed.marks.end(), [&](Index point) {
      return !child.points[point].reached && !child.points[point].stamps.empty();
    });
    if (!given_back || !parent.is_reached(feed.at) || !is_fed(parent, child, feed)) continue;
    MoveMade made;
    made.move = embed.id;
    made.by = "provider";
    made.clears = {service.points[feed.at]};
    for (const model::Task& task : service.tasks) {
      const bool marks = std::any_of(task.outcomes.begin(), task.outcomes.end(), [&](const model::Outcome& outcome) {
        return std::any_of(outcome.marks.begin(), outcome.marks.end(),
                           [&](const model::Mark& mark) { return mark.point == feed.at; });
      });
      if (marks) made.reopens.push_back(task.id);
    }
    emit(parent, std::move(made));
    changed = true;
  }
  return changed;
}

bool Work::report(CaseState& parent, CaseState& child, const model::Embed& embed) {
  if (!parent.is_open()) return false;
  const model::Service& child_service = service_of(child);
  bool changed = false;
  for (const model::Embed::Return& back : embed.returns) {
    const bool happened = back.point != none ? child.is_reached(back.point)
                                             : child.closed && child.closed->end == child_service.ends[back.end].id;
    if (!happened) continue;
    if (back.marks != none && !parent.is_reached(back.marks)) {
      reach(parent, back.marks, world_.occurred_at);
      changed = true;
    }
    if (back.ends != none && parent.is_open()) {
      close(parent, back.ends, {});
      changed = true;
    }
  }
  return changed;
}

// A child does not outlive its parent. When the member is the cause, the child's own rules of cancelling decide.
void Work::close_child(const CaseState& parent, CaseState& child, const model::Embed& embed) {
  const model::Service& child_service = service_of(child);
  Index end = embed.closes_with;
  if (parent.closed->cause == "member") {
    for (const model::CancelStage& stage : child_service.cancellation) {
      if (stage.while_ && evaluate(child, *stage.while_) != Truth::yes) continue;
      const Index its_end = stage.effect == model::CancelEffect::barred ? stage.consequence : stage.ends;
      if (its_end != none) end = its_end;
      break;
    }
  }
  CHECK(end != none);
  close(child, end, {});
}

// The point stands as long as nothing is owed; what is entered later takes it back.
bool Work::mark_settled(CaseState& state) {
  const model::Service& service = service_of(state);
  if (!service.settlement || service.settlement->marks == none) return false;
  const model::Settlement& settlement = *service.settlement;
  const bool settled = state.is_reached(settlement.after) && is_settled(service, state);
  if (settled == state.is_reached(settlement.marks)) return false;
  if (settled) {
    reach(state, settlement.marks, world_.occurred_at);
  } else {
    MoveMade back;
    back.move = "settlement";
    back.by = "provider";
    back.clears = {service.points[settlement.marks]};
    emit(state, std::move(back));
  }
  return true;
}

// A deadline that has run out ends its case where it says so; a case that is suspended then ends once it goes on.
bool Work::run_out(CaseState& state) {
  if (!state.is_open() || state.interrupt) return false;
  const std::vector<model::Deadline>& deadlines = service_of(state).deadlines;
  for (std::size_t i = 0; i < deadlines.size(); ++i) {
    if (deadlines[i].ends == none || !state.deadline_missed[i]) continue;
    std::optional<Seen> own;
    const Clock clock = clock_of(world_, state, see(state, own).situation, static_cast<Index>(i), world_.occurred_at);
    if (clock.excused || clock.met_at) continue;
    close(state, deadlines[i].ends, {});
    return true;
  }
  return false;
}

std::optional<Refusal> Work::settle(std::size_t index, bool& changed) {
  CaseState& state = world_.family[index];
  if (state.is_open()) {
    changed = complete_checklists(state) || changed;
    if (auto refusal = fix_branch(state, changed)) return refusal;
    if (auto refusal = hold_use(state, changed)) return refusal;
    changed = open_children(state) || changed;
    changed = mark_settled(state) || changed;
    changed = run_out(state) || changed;
  }
  changed = grant_rights(state) || changed;
  const model::Service& service = service_of(state);
  for (const Child& link : std::vector<Child>(state.children)) {
    if (world_.find(link.case_id) == nullptr) continue;
    CaseState& child = this->state(link.case_id);
    const auto embed = std::find_if(service.embeds.begin(), service.embeds.end(),
                                    [&](const model::Embed& candidate) { return candidate.id == link.embed; });
    CHECK(embed != service.embeds.end());
    changed = ask_again(state, child, *embed) || changed;
    changed = feed(state, child, *embed) || changed;
    changed = report(state, child, *embed) || changed;
    if (state.closed && child.is_open()) {
      close_child(state, child, *embed);
      changed = true;
    }
  }
  return std::nullopt;
}

std::optional<Refusal> Work::settle() {
  for (int round = 0; round < rounds_max; ++round) {
    bool changed = false;
    for (std::size_t i = 0; i < world_.family.size(); ++i) {
      if (auto refusal = settle(i, changed)) return refusal;
    }
    if (!changed) return std::nullopt;
  }
  CHECK(false);
}

}  // namespace consilium::cases
