#include "scenario/walk.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "scenario/stage.hpp"

namespace consilium::scenario {
namespace {

using text::Node;

// What a step may say beside its act.
constexpr std::array<std::string_view, 6> around_acts{"contract", "at", "roles", "on", "clauses", "expect"};

constexpr std::string_view waiting = "wait";
constexpr std::string_view asking = "decide";

const text::Entry* act_of(const Node& step) {
  const auto act = std::find_if(step.entries.begin(), step.entries.end(), [](const text::Entry& entry) {
    return std::find(around_acts.begin(), around_acts.end(), entry.key) == around_acts.end();
  });
  return act == step.entries.end() ? nullptr : &*act;
}

std::vector<std::string> told_by(const std::vector<cases::Event>& events) {
  std::vector<std::string> words;
  for (const cases::Event& event : events) {
    if (const auto* told = std::get_if<cases::Told>(&event)) words.push_back(told->words);
    if (const auto* notice = std::get_if<cases::NoticeGiven>(&event)) words.push_back(notice->words);
  }
  return words;
}

}  // namespace

bool Stage::goes_on(const Node& at) {
  if (result_.stopped) return false;
  if (!setting_.goes_on || setting_.goes_on()) return true;
  result_.stopped = true;
  fail(at, "it was stopped here: it takes too long");
  return false;
}

void Stage::note(WalkStep step, std::size_t failures_before) {
  Walked& walk = *setting_.walk;
  walk.cut = walk.cut || walk.steps.size() >= walk_steps_max;
  if (walk.cut) return;
  step.at = now_;
  if (step.does != waiting && step.does != asking) step.told = told_by(last_events_);
  step.failures.assign(std::next(result_.failures.begin(), static_cast<std::ptrdiff_t>(failures_before)),
                       result_.failures.end());
  if (const cases::CaseState* state = find(current_)) {
    step.case_id = state->id;
    step.service = state->opened.service;
    if (state->closed) step.end = state->closed->end;
    const cases::Owed owed = cases::owed(world_for(state->id), *state, now_);
    for (const cases::Obligation& obligation : owed.obligations) {
      OpenNow open{obligation.kind, obligation.id, obligation.name, obligation.owner};
      if (obligation.clock != model::none) open.due = owed.clocks[obligation.clock].due.due;
      step.open.push_back(std::move(open));
    }
  }
  walk.steps.push_back(std::move(step));
}

void Stage::note_step(const Node& step, std::size_t failures_before) {
  if (setting_.walk == nullptr) return;
  const text::Entry* act = act_of(step);
  WalkStep noted{{},
                 step.place,
                 std::string(act == nullptr ? waiting : std::string_view(act->key)),
                 act == nullptr ? "" : act->value.text};
  if (refusal_ && act != nullptr) noted.refused = refusal_->code;
  note(std::move(noted), failures_before);
}

void Stage::note_row(const Node& row, std::string answer, std::size_t failures_before) {
  if (setting_.walk != nullptr) note({{}, row.place, std::string(asking), std::move(answer)}, failures_before);
}

void Stage::note_timer(const Node& step, std::string deadline) {
  if (setting_.walk != nullptr) note({{}, step.place, "timer", std::move(deadline)}, result_.failures.size());
}

Walked walk(const Setting& setting, const Scenario& scenario) {
  Walked walk;
  Setting walked = setting;
  walked.walk = &walk;
  const Result result = run(walked, scenario);
  // What belongs to no step: nothing was expected, or what was given is wrong.
  std::size_t noted = 0;
  for (const WalkStep& step : walk.steps) noted += step.failures.size();
  if (noted == 0 && !result.failures.empty()) {
    WalkStep whole{{}, scenario.place, "given", ""};
    if (!walk.steps.empty()) whole.at = walk.steps.front().at;
    whole.failures = result.failures;
    walk.steps.insert(walk.steps.begin(), std::move(whole));
  }
  return walk;
}

}  // namespace consilium::scenario
