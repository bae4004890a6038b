#include "reading/diagram_flow.hpp"

#include <algorithm>

#include "reading/deadlines_of_step.hpp"
#include "reading/diagram.hpp"
#include "reading/sentence_of_parts.hpp"

namespace consilium::reading {
namespace {

using model::Index;
using model::none;
using model::Operation;

// Points and ends in one row of numbers.
int of_point(Index point) { return point; }
int of_end(Index end) { return none + 1 + end; }

// Points whose stamp makes the condition come true, and ends.
void collect_needs(const model::Predicate& predicate, std::set<int>& needs) {
  if (predicate.operation == Operation::negation) return;
  if (predicate.operation == Operation::reached) needs.insert(of_point(predicate.point));
  if (predicate.operation == Operation::ended) needs.insert(of_end(predicate.end));
  for (const model::Predicate& part : predicate.parts) collect_needs(part, needs);
}

void collect_limits(const model::Predicate& predicate, std::set<int>& limits) {
  if (predicate.operation == Operation::not_yet) limits.insert(of_point(predicate.point));
  for (const model::Predicate& part : predicate.parts) collect_limits(part, limits);
}

std::string end_of(const Speaker& speaker, Index end) {
  const model::End& which = speaker.service().ends[end];
  const std::string name = which.name.or_any(speaker.language());
  return which.use == model::UseEffect::consume
             ? speaker.say({"结束：{0}（计使用）", "結束：{0}（計使用）", "Ends: {0} (counts as used)"}, name)
             : speaker.say({"结束：{0}（不计使用）", "結束：{0}（不計使用）", "Ends: {0} (use given back)"}, name);
}

Due due_of(const Speaker& speaker, const model::Deadline& deadline, bool is_one_of_several) {
  // Several are told apart by their names, and by when they run.
  std::string time = time_of(speaker, deadline);
  if (is_one_of_several) {
    time = speaker.say({"{0}，{1}", "{0}，{1}", "{0}, {1}"}, deadline.name.or_any(speaker.language()), time);
    if (deadline.when)
      time = speaker.say({"{0}（{1}）", "{0}（{1}）", "{0} (where {1})"}, time, speaker.condition(*deadline.when));
  }
  const std::string owner = person_in_words(speaker.voice(), deadline.owed_by);
  Due due;
  due.is_promise = deadline.kind == model::DeadlineKind::promise;
  switch (deadline.kind) {
    case model::DeadlineKind::promise:
      due.text = speaker.say({"承诺（{1}）：{0}", "承諾（{1}）：{0}", "Promise of {1}: {0}"}, time, owner);
      break;
    case model::DeadlineKind::target:
      due.text = speaker.say({"目标（{1}）：{0}", "目標（{1}）：{0}", "Target of {1}: {0}"}, time, owner);
      break;
    case model::DeadlineKind::measured:
      due.text = speaker.say({"只作计量：{0}", "只作計量：{0}", "Measured: {0}"}, time);
      break;
  }
  for (const Index stop : deadline.stops) {
    due.stops.push_back(speaker.say({"停止计时：{0}", "停止計時：{0}", "Clock stops: {0}"},
                                    speaker.service().stops[stop].name.or_any(speaker.language())));
  }
  return due;
}

std::vector<Due> dues_of(const Speaker& speaker, Index own, const Step& step) {
  std::set<Index> points;
  for (Index point = 0; point < static_cast<Index>(speaker.service().points.size()); ++point) {
    if (step.stamps.contains(of_point(point))) points.insert(point);
  }
  const std::vector<const model::Deadline*> found = deadlines_of_step(speaker.service(), own, points);
  std::vector<Due> dues;
  for (const model::Deadline* deadline : found) dues.push_back(due_of(speaker, *deadline, found.size() > 1));
  return dues;
}

Step step_of(const Speaker& speaker, const model::Task& task) {
  Step step;
  step.id = task.id;
  step.name = task.name.or_any(speaker.language());
  step.owner = role_as_label(speaker.voice(), task.owner);
  step.opens = speaker.condition(task.opens);
  step.ink = task.owner == "member" ? Ink::member_task : Ink::task;
  collect_needs(task.opens, step.needs);
  for (const model::Outcome& outcome : task.outcomes) {
    for (const model::Mark& mark : outcome.marks) step.stamps.insert(of_point(mark.point));
    if (outcome.ends == none) continue;
    std::string end = end_of(speaker, outcome.ends);
    if (std::find(step.ends.begin(), step.ends.end(), end) == step.ends.end()) step.ends.push_back(std::move(end));
    step.stamps.insert(of_end(outcome.ends));
    step.stamps.insert(of_point(speaker.service().point(model::closed_point)));
  }
  step.after_end = task.after_end;
  step.dues = dues_of(speaker, task.due, step);
  return step;
}

Step beginning_of(const Speaker& speaker) {
  Step step;
  step.id = stage_applied;
  step.name = speaker.say({"申请", "申請", "Application"});
  step.owner = capitalised(known_word("applicant", speaker.language()));
  step.ink = Ink::plain;
  step.stamps = {of_point(model::applied_point)};
  return step;
}

Step step_of(const Speaker& speaker, const model::Checklist& checklist) {
  Step step;
  step.id = stage_of_papers(checklist.id);
  step.name = capitalised(speaker.checklist(checklist));
  step.owner = role_as_label(speaker.voice(), checklist.owed_by);
  step.opens = speaker.condition(checklist.opens);
  step.ink = Ink::papers;
  collect_needs(checklist.opens, step.needs);
  if (checklist.marks != none) step.stamps.insert(of_point(checklist.marks));
  step.dues = dues_of(speaker, none, step);
  return step;
}

Step step_of(const Speaker& speaker, const model::Embed& embed) {
  Step step;
  step.id = stage_of_case(embed.id);
  step.name = speaker.say({"附属个案：{0}", "附屬個案：{0}", "Case inside this one: {0}"},
                          service_in_words(speaker.voice(), embed.service));
  step.owner = capitalised(known_word("provider", speaker.language()));
  step.opens = speaker.condition(embed.opens);
  step.ink = Ink::papers;
  collect_needs(embed.opens, step.needs);
  for (const model::Embed::Return& back : embed.returns) {
    if (back.marks != none) step.stamps.insert(of_point(back.marks));
    if (back.ends == none) continue;
    step.stamps.insert(of_end(back.ends));
    std::string end = end_of(speaker, back.ends);
    if (std::find(step.ends.begin(), step.ends.end(), end) == step.ends.end()) step.ends.push_back(std::move(end));
  }
  step.dues = dues_of(speaker, none, step);
  return step;
}

bool opens_one_another(const Step& first, const Step& second) {
  return std::any_of(first.stamps.begin(), first.stamps.end(), [&](int point) { return second.needs.contains(point); });
}

// In the order in which the programme says them, but after what opens them, and what follows the end last; of a circle
// the first said comes first.
std::vector<Step> in_order(std::vector<Step> steps) {
  std::vector<Step> ordered;
  std::vector<bool> taken(steps.size(), false);
  while (ordered.size() < steps.size()) {
    std::size_t chosen = steps.size();
    for (std::size_t at = 0; at < steps.size() && chosen == steps.size(); ++at) {
      if (taken[at]) continue;
      bool waits = false;
      for (std::size_t other = 0; other < steps.size(); ++other)
        waits =
            waits || (other != at && !taken[other] &&
                      (opens_one_another(steps[other], steps[at]) || (steps[at].after_end && !steps[other].after_end)));
      if (!waits) chosen = at;
    }
    if (chosen == steps.size())
      chosen = static_cast<std::size_t>(std::find(taken.begin(), taken.end(), false) - taken.begin());
    taken[chosen] = true;
    ordered.push_back(std::move(steps[chosen]));
    steps[chosen].stamps.clear();
    steps[chosen].needs.clear();
  }
  return ordered;
}

// Where cancelling stops being free, at the first step that reaches one of the points up to which it was.
void add_no_return(const Speaker& speaker, std::vector<Step>& steps) {
  const auto& stages = speaker.service().cancellation;
  for (std::size_t stage = 0; stage + 1 < stages.size(); ++stage) {
    const model::CancelEffect after = stages[stage + 1].effect;
    if (after <= stages[stage].effect || !stages[stage].while_) continue;
    std::set<int> limits;
    collect_limits(*stages[stage].while_, limits);
    for (Step& step : steps) {
      const bool reaches =
          std::any_of(step.stamps.begin(), step.stamps.end(), [&](int point) { return limits.contains(point); });
      if (!reaches) continue;
      step.no_return =
          after == model::CancelEffect::spends
              ? speaker.say({"此后取消计为使用", "此後取消計為使用", "From here on cancelling counts as a use"})
              : speaker.say({"此后不能再取消", "此後不能再取消", "From here on it can no longer be cancelled"});
      break;
    }
  }
}

}  // namespace

std::string stage_of_papers(std::string_view checklist) { return "papers:" + std::string(checklist); }
std::string stage_of_case(std::string_view embed) { return "case:" + std::string(embed); }

std::vector<Step> steps_of(const Speaker& speaker) {
  const model::Service& service = speaker.service();
  std::vector<Step> steps{beginning_of(speaker)};
  for (const model::Checklist& checklist : service.checklists) {
    if (!checklist.items.empty()) steps.push_back(step_of(speaker, checklist));
  }
  for (const model::Task& task : service.tasks) steps.push_back(step_of(speaker, task));
  for (const model::Embed& embed : service.embeds) steps.push_back(step_of(speaker, embed));
  steps = in_order(std::move(steps));
  for (Step& step : steps) {
    for (std::size_t other = 0; other < steps.size(); ++other) {
      if (&steps[other] != &step && opens_one_another(step, steps[other])) step.next.push_back(other);
    }
  }
  add_no_return(speaker, steps);
  return steps;
}

}  // namespace consilium::reading
