// Drafts: parts of an input lie over the files of the tutorial's programme, `%% name` and the text. Whatever a draft
// says, every question of the studio is answered, and answered the same twice; a scenario that is played stops when it
// is told to; and what the facts begin with is something that may be set.
#include <string>
#include <vector>

#include <fmt/core.h>

#include "decision/render.hpp"
#include "fuzz/input.hpp"
#include "studio/clauses.hpp"
#include "studio/controls.hpp"
#include "studio/copy.hpp"
#include "studio/decided.hpp"
#include "studio/files.hpp"
#include "studio/flow.hpp"
#include "studio/played.hpp"
#include "studio/tutorial_fixture.hpp"

namespace {

namespace base = consilium::base;
namespace decision = consilium::decision;
namespace fuzz = consilium::fuzz;
namespace model = consilium::model;
namespace scenario = consilium::scenario;
namespace studio = consilium::studio;

const base::Date asked_on = base::Date::of(2026, 3, 2);
constexpr int steps_max = 500;

void ask(const studio::Draft& draft, const model::Service& service, base::Language language) {
  const studio::Controls controls = studio::controls_of(draft, service, asked_on);
  studio::Trial trial(draft, service, asked_on);
  for (const studio::Control& control : controls.facts) {
    fuzz::demand(control.fact < service.facts.size(), "a control is of no fact");
    trial.set(control.fact, control.otherwise);
  }
  for (const studio::QuotaControl& quota : controls.quotas) trial.spend({quota.service, quota.line, 1});
  const decision::Question& question = trial.question();
  const decision::Decision decided = decision::decide(question);
  const decision::Explanation explained = decision::explain(question, decided);
  const auto answer = decision::member_answer(question, decided, explained, language);
  fuzz::demand(!answer.sentence.empty(), "a decision has no sentence");
  fuzz::demand(decided.outcome == decision::decide(question).outcome, "a decision is not the same twice");
  const auto flow = studio::flow_of(draft, service, language, {std::string(consilium::reading::stage_applied)});
  fuzz::demand(flow && !flow->parts.empty() && !flow->stages.empty(), "a service has no flow");
}

void play(const studio::Draft& draft) {
  int steps = 0;
  const auto goes_on = [&steps] { return ++steps < steps_max; };
  const studio::PlayedAll all = studio::play(draft, {}, goes_on);
  fuzz::demand(all.played.size() + all.not_played == draft.scenarios.size(), "a scenario is lost");
  fuzz::remark(fmt::format("played {}", all.played.size()));
  for (const studio::Played& one : all.played)
    fuzz::demand(!one.result.stopped || !one.result.failures.empty(), "a scenario that was stopped passed");
  if (draft.scenarios.empty()) return;
  scenario::Setting setting = draft.setting();
  steps = 0;
  setting.goes_on = goes_on;
  for (const scenario::WalkStep& step : scenario::walk(setting, draft.scenarios.front()).steps)
    static_cast<void>(studio::stages_at(*draft.programme, step));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const studio::tests::House house;
  static const auto tutorial = studio::tests::tutorial_files();
  std::vector<studio::Change> changes;
  for (fuzz::Part& part : fuzz::parts_of(fuzz::text_of(data, size)))
    if (!part.title.empty()) changes.push_back({part.title, std::move(part.body)});
  auto files = studio::laid_over(tutorial, std::move(changes));
  if (!files) return 0;
  const studio::Draft draft = house.draft(std::move(*files));
  fuzz::remark(fmt::format("{} problems", draft.problems.size()));
  if (!draft.programme) {
    fuzz::demand(!draft.problems.empty(), "a draft without a programme has no problem");
    return 0;
  }
  const base::Language language = draft.programme->languages.front();
  static_cast<void>(studio::clauses_of(draft, language));
  fuzz::demand(studio::copy_of(draft, language) == studio::copy_of(draft, language), "a copy is not the same twice");
  for (const model::Service& service : draft.programme->services) ask(draft, service, language);
  if (draft.can_play) play(draft);
  return 0;
}
