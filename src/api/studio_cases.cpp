// Scenarios of a draft, played and walked through, and the reading copy, which says what they prove.
#include <algorithm>
#include <atomic>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/render.hpp"
#include "api/studio_asked.hpp"
#include "scenario/walk.hpp"
#include "studio/copy.hpp"
#include "studio/flow.hpp"
#include "studio/played.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;

// Of one question. A build with sanitizers plays at a small part of the pace.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::int64_t playing_milliseconds_max = 20'000;
#else
constexpr std::int64_t playing_milliseconds_max = 10'000;
#endif

json::array failures_json(const std::vector<scenario::Failure>& failures) {
  json::array array;
  for (const scenario::Failure& failure : failures) {
    json::object object{{"message", failure.message}, {"expected", failure.expected}, {"got", failure.got}};
    add_place(failure.place, object);
    array.push_back(std::move(object));
  }
  return array;
}

json::object played_json(const studio::Played& played, std::int64_t milliseconds) {
  json::object object{{"name", played.scenario->name},
                      {"clauses", texts_json(played.scenario->clauses)},
                      {"passed", played.result.failures.empty()},
                      {"expectations", played.result.expectations},
                      {"failures", failures_json(played.result.failures)},
                      {"milliseconds", milliseconds}};
  add_place(played.scenario->place, object);
  return object;
}

json::object step_json(const model::Programme& programme, const scenario::WalkStep& step) {
  json::array open;
  for (const scenario::OpenNow& one : step.open) {
    json::object object{{"kind", text_json(cases::to_string(one.kind))},
                        {"id", one.id},
                        {"name", localised_json(one.name)},
                        {"owner", one.owner}};
    if (const model::Role* role = programme.role(one.owner)) object["owner_name"] = localised_json(role->name);
    object["due"] = one.due ? json::value(base::to_string(*one.due, programme.zone)) : json::value(nullptr);
    open.push_back(std::move(object));
  }
  const std::vector<std::string> stages = studio::stages_at(programme, step);
  json::object object{{"at", base::to_string(step.at, programme.zone)},
                      {"does", step.does},
                      {"about", step.about},
                      {"case", step.case_id},
                      {"service", step.service},
                      {"stage", stages.empty() ? json::value(nullptr) : json::value(stages.front())},
                      {"stages", texts_json(stages)},
                      {"ended", !step.end.empty()},
                      {"open", std::move(open)},
                      {"told", texts_json(step.told)},
                      {"failures", failures_json(step.failures)}};
  if (!step.end.empty()) object["end"] = step.end;
  if (!step.refused.empty()) object["refused"] = step.refused;
  add_place(step.place, object);
  return object;
}

// What there is time for, from now on.
std::function<bool()> time_left(const StudioClock& clock) {
  return [&clock] { return clock.milliseconds() < playing_milliseconds_max; };
}

}  // namespace

base::Result<http::Response> studio_scenarios(StudioAsked& asked) {
  studio::Wanted wanted{asked.body.texts("only"), asked.body.text_or("file", "")};
  for (const std::string& name : wanted.names) {
    if (studio::find_scenario(asked.draft(), name) == nullptr)
      asked.body.mistake("only", fmt::format("there is no scenario `{}`", name));
  }
  if (auto refused = asked.refused()) return std::move(*refused);
  if (!asked.draft().can_play) return studio_problems(asked.draft());
  const StudioClock clock;
  std::vector<std::int64_t> ends;
  const studio::PlayedAll all = studio::play(asked.draft(), wanted, time_left(clock),
                                             [&](const studio::Played&) { ends.push_back(clock.milliseconds()); });
  json::array results;
  std::int64_t begun = 0;
  for (std::size_t at = 0; at < all.played.size(); ++at) {
    results.push_back(played_json(all.played[at], ends[at] - begun));
    begun = ends[at];
  }
  return answer_json(200, json::object{{"results", std::move(results)},
                                       {"not_played", all.not_played},
                                       {"milliseconds", clock.milliseconds()}});
}

base::Result<http::Response> studio_walk(StudioAsked& asked) {
  const std::string name = asked.body.text("scenario");
  const scenario::Scenario* scenario = studio::find_scenario(asked.draft(), name);
  if (!name.empty() && scenario == nullptr)
    asked.body.mistake("scenario", fmt::format("there is no scenario `{}`", name));
  if (auto refused = asked.refused()) return std::move(*refused);
  if (!asked.draft().can_play) return studio_problems(asked.draft());
  const StudioClock clock;
  scenario::Setting setting = asked.draft().setting();
  setting.goes_on = time_left(clock);
  const scenario::Walked walked = scenario::walk(setting, *scenario);
  json::array steps;
  for (const scenario::WalkStep& step : walked.steps) steps.push_back(step_json(asked.programme(), step));
  return answer_json(200, json::object{{"steps", std::move(steps)}, {"cut", walked.cut}});
}

base::Result<http::Response> studio_reading(StudioAsked& asked) {
  const base::Language language = asked.language();
  const bool proofs = asked.body.flag_or("proofs", false);
  if (auto refused = asked.refused()) return std::move(*refused);
  const auto largest = std::max_element(
      asked.programme().services.begin(), asked.programme().services.end(),
      [](const model::Service& left, const model::Service& right) { return left.tasks.size() < right.tasks.size(); });
  if (largest != asked.programme().services.end() && largest->tasks.size() > studio::stages_max)
    return base::failure(base::Category::unsupported,
                         fmt::format("a flow of more than {} stages is not drawn", studio::stages_max));
  std::vector<scenario::Passed> passed;
  const StudioClock clock;
  if (proofs && asked.draft().can_play) passed = studio::passed_of(studio::play(asked.draft(), {}, time_left(clock)));
  return answer_json(200, json::object{{"html", studio::copy_of(asked.draft(), language, passed)},
                                       {"milliseconds", asked.since.milliseconds()}});
}

}  // namespace consilium::api
