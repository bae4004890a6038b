#include "cases/obstacles.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "cases/due.hpp"

namespace consilium::cases {
namespace {

using model::Index;
using model::none;

class Search {
 public:
  Search(const World& world, const model::Programme& to) : world_(world), to_(to) {}

  void look_at(const CaseState& state) {
    const model::Service& from = *world_.programme->service(state.opened.service);
    const model::Service* to = to_.carrying_on(from.kept_as());
    if (to == nullptr) {
      add("service", from.id, from.name, fmt::format("{} {} has no service `{}`", to_.id, to_.version, from.id));
      return;
    }
    if (!state.opened.right.empty())
      add("right", state.opened.right, {}, "it draws on a right, and stays on the version that gave it");
    what_happened(state, from, *to);
    const Owed owed = cases::owed(world_, state, world_.occurred_at);
    what_is_open(state, owed, from, *to);
    what_was_missed(owed, from, *to);
  }

  std::vector<Obstacle> take() && { return std::move(all_); }

 private:
  void add(std::string kind, std::string id, base::LocalisedText name, std::string words) {
    all_.push_back({std::move(kind), std::move(id), std::move(name), std::move(words)});
  }
  void missing(std::string kind, std::string_view what, const std::string& id, base::LocalisedText name = {}) {
    add(std::move(kind), id, std::move(name), fmt::format("the {} `{}` is not there", what, id));
  }

  void what_happened(const CaseState& state, const model::Service& from, const model::Service& to) {
    for (std::size_t i = 0; i < state.points.size(); ++i) {
      if (state.points[i].reached && to.point(from.points[i]) == none) missing("step", "step", from.points[i]);
    }
    for (std::size_t i = 0; i < state.facts.size(); ++i) {
      if (!state.facts[i]) continue;
      const model::Fact& fact = from.facts[i];
      const Index index = to.fact(fact.id);
      if (index == none) {
        missing("fact", "fact", fact.id, fact.name);
      } else if (to.facts[index].type != fact.type) {
        add("fact", fact.id, fact.name, fmt::format("the fact `{}` is of another type", fact.id));
      }
    }
    if (state.branch != none && to.branch(from.branches[state.branch].id) == none)
      missing("branch", "branch", from.branches[state.branch].id, from.branches[state.branch].name);
    for (const model::Use& use : world_.account.uses) {
      const bool held = use.case_id == state.id && use.state == model::UseState::held && !use.line.empty();
      if (!held || to.line_kept_as(use.line) != none) continue;
      const Index line = from.line_kept_as(use.line);
      const model::QuotaLine* was = line == none ? nullptr : &from.quota.lines[line];
      missing("quota", "line of the quota", was == nullptr ? use.line : was->id,
              was == nullptr ? base::LocalisedText{} : was->name);
    }
  }

  void what_is_open(const CaseState& state, const Owed& owed, const model::Service& from, const model::Service& to) {
    for (const Obligation& obligation : owed.obligations) {
      if (obligation.kind == ObligationKind::task && to.task(obligation.id) == none)
        missing("task", "open task", obligation.id, obligation.name);
    }
    if (state.interrupt && !has(to.interrupts, *state.interrupt))
      missing("interrupt", "interruption", *state.interrupt, name_in(from.interrupts, *state.interrupt));
    for (const Child& child : state.children) {
      const auto embed = std::find_if(to.embeds.begin(), to.embeds.end(),
                                      [&](const model::Embed& candidate) { return candidate.id == child.embed; });
      const CaseState* within = world_.find(child.case_id);
      const model::Service* part = within == nullptr ? nullptr : world_.programme->service(within->opened.service);
      const model::Service* then = embed == to.embeds.end() ? nullptr : to_.service(embed->service);
      // A service that the version has not at all is told of by itself.
      const bool same =
          embed != to.embeds.end() &&
          (part == nullptr || (then == nullptr ? embed->service == part->id : then->kept_as() == part->kept_as()));
      if (!same) missing("embed", "service within it", child.embed, part == nullptr ? no_name_ : part->name);
    }
  }

  // A promise that was broken is not undone by leaving it behind.
  void what_was_missed(const Owed& owed, const model::Service& from, const model::Service& to) {
    for (const Clock& clock : owed.clocks) {
      const model::Deadline& deadline = from.deadlines[clock.deadline];
      if (clock.state == ClockState::missed && to.deadline(deadline.id) == none)
        missing("deadline", "deadline that was missed", deadline.id, deadline.name);
    }
  }

  template <typename Item>
  static bool has(const std::vector<Item>& items, const std::string& id) {
    return std::any_of(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
  }
  template <typename Item>
  static base::LocalisedText name_in(const std::vector<Item>& items, const std::string& id) {
    base::LocalisedText name;
    for (const Item& item : items) {
      if (item.id == id) name = item.name;
    }
    return name;
  }

  const World& world_;
  const model::Programme& to_;
  const base::LocalisedText no_name_;
  std::vector<Obstacle> all_;
};

std::vector<Obstacle> only(std::string kind, std::string words) {
  std::vector<Obstacle> all(1);
  all.front().kind = std::move(kind);
  all.front().words = std::move(words);
  return all;
}

}  // namespace

std::vector<Obstacle> obstacles(const World& world, const model::Programme& to) {
  if (to.account != world.programme->account)
    return only("account", "it counts uses by another holder: its uses would be in another account");
  Search search(world, to);
  for (const CaseState& state : world.family) search.look_at(state);
  return std::move(search).take();
}

std::vector<Obstacle> not_to_be_moved(const World& world, const model::Programme& to, std::string_view case_id) {
  const CaseState& asked = *world.find(case_id);
  if (to.hash == world.programme->hash) return only("version", "the case stands on this version already");
  if (asked.closed) return only("closed", "the case has ended");
  if (!asked.opened.parent.empty()) return only("within", "it stands within another case and moves with it");
  return {};
}

}  // namespace consilium::cases
