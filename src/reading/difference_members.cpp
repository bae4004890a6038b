#include "reading/difference_members.hpp"

#include <algorithm>
#include <limits>

#include "decision/evaluate.hpp"
#include "reading/member_answers.hpp"

namespace consilium::reading {
namespace {

using cases::RosterFacts;
using decision::Outcome;

using Others = OtherContracts;

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

// Services of both versions, each once, by what their uses are kept as.
std::vector<std::string> all_kept(const model::Programme& before, const model::Programme& after) {
  std::vector<std::string> all;
  for (const model::Service& service : after.services) all.push_back(service.kept_as());
  for (const model::Service& service : before.services) {
    if (after.carrying_on(service.kept_as()) == nullptr) all.push_back(service.kept_as());
  }
  return all;
}

// By the position of each service of the list; `missing` where the version does not have it.
constexpr std::size_t missing = std::numeric_limits<std::size_t>::max();

std::vector<std::size_t> positions(const std::vector<std::string>& kept, const model::Programme& programme) {
  std::vector<std::size_t> found;
  for (const std::string& id : kept) {
    const model::Service* service = programme.carrying_on(id);
    found.push_back(service == nullptr ? missing : static_cast<std::size_t>(service - programme.services.data()));
  }
  return found;
}

}  // namespace

struct MemberComparison::State {
  State(const Version& old_version, const Version& new_version, base::Date day)
      : before(old_version),
        after(new_version),
        on(day),
        old_answers(before, on),
        new_answers(after, on),
        kept(all_kept(*before.programme, *after.programme)),
        old_positions(positions(kept, *before.programme)),
        new_positions(positions(kept, *after.programme)) {
    for (const std::string& id : kept) {
      const model::Service* now = after.programme->carrying_on(id);
      services.push_back((now == nullptr ? before.programme->carrying_on(id) : now)->id);
    }
  }

  Version before;
  Version after;
  base::Date on;
  MemberAnswers old_answers;
  MemberAnswers new_answers;
  std::vector<std::string> kept;
  std::vector<std::size_t> old_positions;
  std::vector<std::size_t> new_positions;
  std::vector<std::string> services;  // by their ids, the newer ones where both versions have it
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

void MemberComparison::begin(const RosterFacts& contract, Others others) {
  state_->old_answers.begin(contract, others);
  state_->new_answers.begin(contract, others);
}

std::vector<MovedAnswer> MemberComparison::compare(std::optional<base::Date> birth_date) {
  State& state = *state_;
  state.old_answers.ask(birth_date);
  state.new_answers.ask(birth_date);
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
  const std::string& kept = state_->kept[moved.service];
  const model::Service* there = worse.programme->carrying_on(kept);
  if (there == nullptr) return {"service"};
  std::vector<std::string> checks = decisive(whole_decision(worse, *there, state_->on, contract, others));
  if (const model::Service* other = better.programme->carrying_on(kept)) {
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
