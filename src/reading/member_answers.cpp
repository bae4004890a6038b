#include "reading/member_answers.hpp"

#include <algorithm>
#include <iterator>

#include "decision/evaluate.hpp"

namespace consilium::reading {
namespace {

constexpr base::ClockTime noon{12 * 60};

}  // namespace

using cases::RosterFacts;
using decision::Outcome;

cases::World world_of(const Version& version, base::Date on) {
  cases::World world;
  world.programme = version.programme;
  world.calendar = version.calendar;
  world.networks = version.networks;
  world.now = version.programme->zone.at(on, noon);
  world.occurred_at = world.now;
  return world;
}

// The insured asks, now, and for themselves.
cases::CaseState asked(const model::Service& service, base::Instant now) {
  cases::CaseState state = cases::empty_case(service, "asked");
  state.opened.service = service.id;
  state.opened.applicant = {"insured", {}, true};
  state.points[model::applied_point] = {{now}, true};
  state.facts[model::index_of(model::BuiltIn::patient_is_insured)] = cases::KnownFact{true, now, {}};
  return state;
}

void take(cases::World& world, const RosterFacts& contract, OtherContracts others) {
  world.roster = contract;
  world.other_contracts.clear();
  for (const RosterFacts* other : others) world.other_contracts.push_back(*other);
}

MemberAnswers::MemberAnswers(const Version& version, base::Date on)
    : world_(world_of(version, on)), parts_(parts_of(*version.programme)) {
  questions_.resize(parts_.all.size());
  known_.resize(parts_.all.size());
  for (std::size_t i = 0; i < parts_.all.size(); ++i) prepare(i);
  for (std::size_t i = 0; i < parts_.all.size(); ++i) {
    if (!parts_.all[i].reads_roster) known_[i] = decide(i);
  }
  for (const std::vector<std::size_t>& own : parts_.of_service) {
    std::vector<std::size_t>& aged = aged_of_service_.emplace_back();
    std::copy_if(own.begin(), own.end(), std::back_inserter(aged),
                 [&](std::size_t part) { return parts_.all[part].reads_age; });
  }
}

void MemberAnswers::begin(const RosterFacts& contract, OtherContracts others) {
  take(world_, contract, others);
  world_.roster.birth_date.reset();
  for (Layout& layout : layouts_) layout.is_filled = false;
  answer_for_group();
}

void MemberAnswers::ask(std::optional<base::Date> birth_date) {
  if (world_.roster.birth_date == birth_date) return;  // then what is known of the last one holds
  world_.roster.birth_date = birth_date;
  const model::Index born = model::index_of(model::BuiltIn::member_birth_date);
  for (Layout& layout : layouts_) {
    if (!layout.is_filled) continue;
    layout.facts.forget(born);
    if (birth_date) layout.facts.set(born, *birth_date);
  }
  for (const std::vector<std::size_t>& aged : aged_of_service_) {
    for (const std::size_t part : aged) known_[part].reset();
  }
}

Answer MemberAnswers::answer(std::size_t service) {
  Answer worst = of_group_[service];
  for (const std::size_t part : aged_of_service_[service]) add(part, worst);
  return worst;
}

// Parts whose facts are those of every service share one layout.
void MemberAnswers::prepare(std::size_t part) {
  const Part& own = parts_.all[part];
  const auto same = std::find_if(layouts_.begin(), layouts_.end(), [&](const Layout& layout) {
    return own.common_facts ? layout.service->facts.size() == own.service.facts.size()
                            : layout.service->id == own.service.id && layout.service->facts == own.service.facts;
  });
  layout_of_.push_back(static_cast<std::size_t>(same - layouts_.begin()));
  if (same == layouts_.end()) layouts_.push_back({&own.service, asked(own.service, world_.now)});
}

// By whatever does not ask for an age: the same for everybody of the group.
void MemberAnswers::answer_for_group() {
  for (std::size_t i = 0; i < parts_.all.size(); ++i) {
    if (parts_.all[i].reads_roster || parts_.all[i].reads_age) known_[i].reset();
  }
  of_group_.clear();
  for (const std::vector<std::size_t>& own : parts_.of_service) {
    Answer& worst = of_group_.emplace_back();
    worst.offered = true;
    worst.outcome = Outcome::eligible;
    for (const std::size_t part : own) {
      if (!parts_.all[part].reads_age) add(part, worst);
    }
  }
}

void MemberAnswers::add(std::size_t part, Answer& worst) {
  if (!known_[part]) known_[part] = decide(part);
  worst.outcome = std::max(worst.outcome, known_[part]->outcome);
  if (parts_.all[part].has_quota) worst.allowed = known_[part]->allowed;
}

Answer MemberAnswers::decide(std::size_t part) {
  Layout& layout = layouts_[layout_of_[part]];
  if (!layout.is_filled) layout.facts = cases::facts_of(world_, *layout.service, layout.state);
  layout.is_filled = true;
  decision::Question& question = questions_[part];
  decision::Situation& situation = question.situation;
  if (situation.programme == nullptr) {
    const cases::CaseState state = asked(parts_.all[part].service, world_.now);
    question = cases::question_of(world_, parts_.all[part].service, state, layout.facts, world_.now);
    question.papers_count = false;
  }
  situation.facts = &layout.facts;
  const decision::Decision decided = decision::decide(question);
  return {true, decided.outcome,
          parts_.all[part].has_quota ? decision::own_balance(situation).allowed : std::optional<std::int64_t>{}};
}

}  // namespace consilium::reading
