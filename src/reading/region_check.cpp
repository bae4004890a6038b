#include "reading/region_check.hpp"

#include <algorithm>

#include "cases/world.hpp"
#include "decision/evaluate.hpp"

namespace consilium::reading {
namespace {

constexpr base::ClockTime noon{12 * 60};

model::Index index_of(const model::Service& service, const std::string& fact) { return service.fact(fact); }

void add_branches(const model::Service& service, const decision::Situation& situation,
                  std::vector<CheckSide::Asked>& all) {
  for (const model::Branch& branch : service.branches) {
    if (branch.when) all.push_back({&*branch.when, &situation});
  }
}

}  // namespace

void CheckSide::add(const Part& part) {
  Ready& ready = asked_.emplace_back();
  ready.part = &part;
  ready.world.programme = version_.programme;
  ready.world.calendar = version_.calendar;
  ready.world.networks = version_.networks;
  ready.world.now = version_.programme->zone.at(on_, noon);
  ready.world.occurred_at = ready.world.now;
  ready.facts = decision::FactSet(part.service.facts.size());
  cases::CaseState state = cases::empty_case(part.service, "asked");
  state.points[model::applied_point] = {{ready.world.now}, true};
  ready.question = cases::question_of(ready.world, part.service, state, ready.facts, ready.world.now);
  ready.question.papers_count = false;
}

void CheckSide::set(const std::string& fact, const std::optional<model::Value>& value) {
  for (Ready& ready : asked_) {
    const model::Index index = index_of(ready.part->service, fact);
    if (index == model::none) continue;
    ready.facts.forget(index);
    if (!value) continue;
    if (ready.part->service.facts[index].dated) {
      ready.facts.set_dated(index, {{base::Date::of(1900, 1, 1), *value}});
    } else {
      ready.facts.set(index, *value);
    }
  }
}

Answer CheckSide::answer() const {
  Answer worst{true, decision::Outcome::eligible, {}};
  for (const Ready& ready : asked_) {
    worst.outcome = std::max(worst.outcome, decision::decide(ready.question).outcome);
    if (ready.part->has_quota) worst.allowed = decision::own_balance(ready.question.situation).allowed;
  }
  return worst;
}

std::vector<CheckSide::Asked> CheckSide::conditions() const {
  std::vector<Asked> all;
  for (const Ready& ready : asked_) {
    const decision::Situation& situation = ready.question.situation;
    for (const model::Rule& rule : ready.part->service.rules) {
      if (rule.when) all.push_back({&*rule.when, &situation});
      all.push_back({&rule.require, &situation});
    }
    for (const model::QuotaLine& line : ready.part->service.quota.lines) {
      if (line.when) all.push_back({&*line.when, &situation});
    }
    const bool asks_branch = !ready.part->common_facts;
    if (asks_branch) add_branches(ready.part->service, situation, all);
  }
  return all;
}

const model::Fact* CheckSide::fact(const std::string& id) const {
  for (const Ready& ready : asked_) {
    const model::Index index = index_of(ready.part->service, id);
    if (index != model::none) return &ready.part->service.facts[index];
  }
  return nullptr;
}

}  // namespace consilium::reading
