#include "reading/difference_members.hpp"

#include <algorithm>
#include <limits>

#include "decision/evaluate.hpp"
#include "reading/difference_parts.hpp"

namespace consilium::reading {
namespace {

using cases::RosterFacts;
using decision::Outcome;

using Others = std::span<const RosterFacts* const>;

constexpr base::ClockTime noon{12 * 60};

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

void take(cases::World& world, const RosterFacts& contract, Others others) {
  world.roster = contract;
  world.other_contracts.clear();
  for (const RosterFacts* other : others) world.other_contracts.push_back(*other);
}

// One version, ready to answer for one member after another.
class Answers {
 public:
  Answers(const Version& version, base::Date on) : world_(world_of(version, on)), parts_(parts_of(*version.programme)) {
    questions_.resize(parts_.all.size());
    known_.resize(parts_.all.size());
    for (std::size_t i = 0; i < parts_.all.size(); ++i) prepare(i);
    take(world_, {}, {});
    for (std::size_t i = 0; i < parts_.all.size(); ++i) {
      if (!parts_.all[i].reads_roster) known_[i] = decide(i);
    }
  }
  Answers(const Answers&) = delete;
  Answers& operator=(const Answers&) = delete;

  void begin(const RosterFacts& contract, Others others) {
    take(world_, contract, others);
    for (Layout& layout : layouts_) layout.is_filled = false;
    for (std::size_t i = 0; i < parts_.all.size(); ++i) {
      if (parts_.all[i].reads_roster) known_[i].reset();
    }
  }

  Answer answer(std::size_t service) {
    Answer worst;
    worst.offered = true;
    worst.outcome = Outcome::eligible;
    for (const std::size_t part : parts_.of_service[service]) {
      if (!known_[part]) known_[part] = decide(part);
      worst.outcome = std::max(worst.outcome, known_[part]->outcome);
      if (parts_.all[part].has_quota) worst.allowed = known_[part]->allowed;
    }
    return worst;
  }

 private:
  // The facts of a member by the positions of some services.
  struct Layout {
    const model::Service* service = nullptr;
    cases::CaseState state;
    decision::FactSet facts{0};
    bool is_filled = false;
  };

  // Parts whose facts are those of every service share one layout.
  void prepare(std::size_t part) {
    const Part& own = parts_.all[part];
    const auto same = std::find_if(layouts_.begin(), layouts_.end(), [&](const Layout& layout) {
      return own.common_facts ? layout.service->facts.size() == own.service.facts.size()
                              : layout.service->id == own.service.id && layout.service->facts == own.service.facts;
    });
    layout_of_.push_back(static_cast<std::size_t>(same - layouts_.begin()));
    if (same == layouts_.end()) layouts_.push_back({&own.service, asked(own.service, world_.now)});
  }

  Answer decide(std::size_t part) {
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

  cases::World world_;
  Parts parts_;
  std::vector<Layout> layouts_;
  std::vector<std::size_t> layout_of_;  // by part
  std::vector<decision::Question> questions_;
  std::vector<std::optional<Answer>> known_;  // of this member, by part
};

decision::Decision whole_decision(const Version& version, const model::Service& service, base::Date on,
                                  const RosterFacts& contract, Others others,
                                  std::optional<std::int64_t>* allowed = nullptr) {
  cases::World world = world_of(version, on);
  take(world, contract, others);
  const cases::CaseState state = asked(service, world.now);
  const decision::FactSet facts = cases::facts_of(world, service, state);
  decision::Question question = cases::question_of(world, service, state, facts, world.now);
  question.papers_count = false;
  if (allowed != nullptr) *allowed = decision::own_balance(question.situation).allowed;
  return decision::decide(question);
}

std::vector<std::string> decisive(const decision::Decision& decision) {
  std::vector<std::string> checks;
  for (const decision::Check& check : decision.checks) {
    if (decision::is_decisive(decision, check)) checks.emplace_back(check.id);
  }
  return checks;
}

// By the position of each service of the list; `missing` where the version does not have it.
constexpr std::size_t missing = std::numeric_limits<std::size_t>::max();

std::vector<std::size_t> positions(const std::vector<std::string>& services, const model::Programme& programme) {
  std::vector<std::size_t> found;
  for (const std::string& id : services) {
    const auto place = std::find_if(programme.services.begin(), programme.services.end(),
                                    [&](const model::Service& service) { return service.id == id; });
    found.push_back(place == programme.services.end() ? missing
                                                      : static_cast<std::size_t>(place - programme.services.begin()));
  }
  return found;
}

}  // namespace

struct MemberComparison::State {
  State(const Version& old_version, const Version& new_version, base::Date day)
      : before(old_version), after(new_version), on(day), old_answers(before, on), new_answers(after, on) {
    for (const model::Service& service : after.programme->services) services.push_back(service.id);
    for (const model::Service& service : before.programme->services) {
      if (after.programme->service(service.id) == nullptr) services.push_back(service.id);
    }
    old_positions = positions(services, *before.programme);
    new_positions = positions(services, *after.programme);
  }

  Version before;
  Version after;
  base::Date on;
  Answers old_answers;
  Answers new_answers;
  std::vector<std::string> services;
  std::vector<std::size_t> old_positions;
  std::vector<std::size_t> new_positions;
};

MemberComparison::MemberComparison(const Version& before, const Version& after, base::Date on)
    : state_(std::make_unique<State>(before, after, on)) {}
MemberComparison::MemberComparison(MemberComparison&&) noexcept = default;
MemberComparison& MemberComparison::operator=(MemberComparison&&) noexcept = default;
MemberComparison::~MemberComparison() = default;

const std::vector<std::string>& MemberComparison::services() const { return state_->services; }

bool MemberComparison::asks_other_contracts() const {
  const auto asks = [](const model::Programme& programme) {
    return programme.account == model::AccountScope::person || programme.plans.has_value();
  };
  return asks(*state_->before.programme) || asks(*state_->after.programme);
}

std::vector<MovedAnswer> MemberComparison::compare(const RosterFacts& contract, Others others) {
  State& state = *state_;
  state.old_answers.begin(contract, others);
  state.new_answers.begin(contract, others);
  std::vector<MovedAnswer> moved;
  for (std::size_t i = 0; i < state.services.size(); ++i) {
    const Answer before =
        state.old_positions[i] == missing ? Answer{} : state.old_answers.answer(state.old_positions[i]);
    const Answer after =
        state.new_positions[i] == missing ? Answer{} : state.new_answers.answer(state.new_positions[i]);
    if (moves(before, after) != Moves::neither) moved.push_back({i, before, after});
  }
  return moved;
}

std::vector<std::string> MemberComparison::because(const MovedAnswer& moved, const RosterFacts& contract,
                                                   Others others) const {
  if (moved.before.outcome == moved.after.outcome) return {"quota"};
  const bool loses = moves(moved.before, moved.after) == Moves::loses;
  const Version& worse = loses ? state_->after : state_->before;
  const Version& better = loses ? state_->before : state_->after;
  const std::string& id = state_->services[moved.service];
  const model::Service* there = worse.programme->service(id);
  if (there == nullptr) return {"service"};
  std::vector<std::string> checks = decisive(whole_decision(worse, *there, state_->on, contract, others));
  if (const model::Service* other = better.programme->service(id)) {
    const auto stand_anyway = decisive(whole_decision(better, *other, state_->on, contract, others));
    std::erase_if(checks, [&](const std::string& check) {
      return std::find(stand_anyway.begin(), stand_anyway.end(), check) != stand_anyway.end();
    });
  }
  return checks;
}

Moves moves(const Answer& before, const Answer& after) {
  if (before.outcome != after.outcome) return after.outcome > before.outcome ? Moves::loses : Moves::gains;
  if (before.outcome == Outcome::not_eligible || before.allowed == after.allowed) return Moves::neither;
  if (!after.allowed) return Moves::gains;
  return before.allowed && *before.allowed < *after.allowed ? Moves::gains : Moves::loses;
}

std::string_view to_string(Moves moves) {
  switch (moves) {
    case Moves::loses:
      return "loses";
    case Moves::gains:
      return "gains";
    case Moves::neither:
      break;
  }
  return "neither";
}

Answer answer_of(const Version& version, std::string_view service, base::Date on, const RosterFacts& contract,
                 Others others) {
  const model::Service* own = version.programme->service(service);
  if (own == nullptr) return {};
  Answer answer;
  answer.offered = true;
  answer.outcome = whole_decision(version, *own, on, contract, others, &answer.allowed).outcome;
  return answer;
}

}  // namespace consilium::reading
