// What is done, by whom and by when.
#include <algorithm>

#include "base/check.hpp"
#include "reading/deadlines_of_step.hpp"
#include "reading/sentence_of_parts.hpp"

namespace consilium::reading {

using model::none;

namespace {

// A notice has no name of its own; the first clause that it says tells which it is.
std::string notices_before(const Speaker& speaker, const model::Task& task) {
  const std::string count = number_in_words(static_cast<std::int64_t>(task.notices.size()));
  std::vector<std::string> clauses;
  for (const model::Index notice : task.notices) {
    const std::vector<std::string>& said = speaker.service().notices[notice].cites.clauses;
    if (!said.empty() && std::find(clauses.begin(), clauses.end(), said.front()) == clauses.end())
      clauses.push_back(said.front());
  }
  if (clauses.empty())
    return speaker.say({"须先出示{0}份说明。", "須先出示{0}份說明。", "Notices to be shown before: {0}."}, count);
  return speaker.say(
      {"须先出示{0}份说明（{1}）。", "須先出示{0}份說明（{1}）。", "Notices to be shown before: {0} ({1})."}, count,
      list_and(speaker.language(), clauses));
}

std::string due_and_notices(const Speaker& speaker, const model::Task& task) {
  std::vector<std::string> parts;
  const auto deadlines = deadlines_of_step(speaker.service(), task.due, points_of(task));
  for (const model::Deadline* due : deadlines) {
    const std::string name = quoted(speaker.voice(), due->name);
    const std::string time = time_of(speaker, *due);
    parts.push_back(
        deadlines.size() > 1 && due->when
            ? speaker.say({"时限{0}（{2}）：{1}。", "時限{0}（{2}）：{1}。", "Its deadline {0}, where {2}: {1}."}, name,
                          time, speaker.condition(*due->when))
            : speaker.say({"时限{0}：{1}。", "時限{0}：{1}。", "Its deadline {0}: {1}."}, name, time));
  }
  std::vector<std::string> before;
  for (const model::Index consent : task.consents) {
    if (!speaker.service().consents[consent].optional) before.push_back(speaker.consent(consent));
  }
  if (!before.empty())
    parts.push_back(
        speaker.say({"须先签署{0}。", "須先簽署{0}。", "It waits for {0}."}, list_and(speaker.language(), before)));
  if (!task.notices.empty()) parts.push_back(notices_before(speaker, task));
  return sentences(speaker.language(), parts);
}

std::string marks_of(const Speaker& speaker, const model::Outcome& outcome) {
  std::vector<std::string> parts;
  const bool is_sure = std::any_of(outcome.marks.begin(), outcome.marks.end(),
                                   [](const model::Mark& mark) { return !mark.when.has_value(); });
  for (const model::Mark& mark : outcome.marks) {
    if (mark.when)
      parts.push_back(is_sure ? speaker.say({"在以下情形还算到达另一步：{0}。", "在以下情形還算到達另一步：{0}。",
                                             "A further step is reached with it if {0}."},
                                            speaker.condition(*mark.when))
                              : speaker.say({"仅在以下情形才算到达这一步：{0}。", "只在以下情形才算到達這一步：{0}。",
                                             "The case is that far only if {0}."},
                                            speaker.condition(*mark.when)));
    if (mark.at_fact != none)
      parts.push_back(
          speaker.say({"时间以{0}为准。", "時間以{0}為準。", "{0} counts as its time."}, speaker.fact(mark.at_fact)));
  }
  return sentences(speaker.language(), parts);
}

}  // namespace

std::string sentence_of(const Speaker& speaker, const model::Outcome& outcome) {
  std::vector<std::string> parts{sentence_of(speaker, outcome.record), sentence_of(speaker, outcome.require),
                                 marks_of(speaker, outcome)};
  if (!outcome.clears.empty())
    parts.push_back(speaker.say({"以下不再算数：{0}。", "以下不再算數：{0}。", "No longer counted: {0}."},
                                speaker.points(outcome.clears)));
  if (!outcome.reopens.empty())
    parts.push_back(
        speaker.say({"须重新办理{0}。", "須重新辦理{0}。", "To be done again: {0}."}, speaker.tasks(outcome.reopens)));
  if (outcome.ends != none)
    parts.push_back(
        speaker.say({"个案以{0}结束。", "個案以{0}結束。", "The case ends as {0}."}, speaker.end(outcome.ends)));
  return sentences(speaker.language(), parts);
}

std::string sentence_of(const Speaker& speaker, const model::Task& task) {
  const std::string name = quoted(speaker.voice(), task.name);
  const std::string owner = role_in_words(speaker.voice(), task.owner);
  std::vector<std::string> parts;
  parts.push_back(speaker.say(
      {"{0}由{1}办理，自以下情形起：{2}。", "{0}由{1}辦理，由以下情形起：{2}。", "{1} does {0} as soon as {2}."}, name,
      owner, speaker.condition(task.opens)));
  if (task.after_end)
    parts.push_back(
        speaker.say({"个案结束后才办理。", "個案結束後才辦理。", "It is owed only once the case has ended."}));
  if (!task.channels.empty())
    parts.push_back(
        speaker.say({"方式：{0}。", "方式：{0}。", "By {0}."}, known_words(task.channels, speaker.language())));
  if (task.written_in != none)
    parts.push_back(speaker.say({"在{0}中写一条消息即办理。", "在{0}中寫一則訊息即辦理。", "A message in {0} does it."},
                                quoted(speaker.voice(), speaker.service().threads[task.written_in].name)));
  if (task.outcomes.size() == 1) {
    parts.push_back(sentence_of(speaker, task.outcomes.front()));
  } else {
    std::vector<std::string> names;
    for (const model::Outcome& outcome : task.outcomes) names.push_back(quoted(speaker.voice(), outcome.name));
    parts.push_back(speaker.say({"结果可以是{0}。", "結果可以是{0}。", "It may come out as {0}."},
                                list_or(speaker.language(), names)));
  }
  if (task.tells) parts.push_back(sentence_of(speaker, *task.tells));
  if (task.waits_in != none)
    parts.push_back(speaker.say({"个案在{0}中排队，先到先办。", "個案在{0}中輪候，先到先辦。",
                                 "The case stands in the line {0}, first come first served."},
                                quoted(speaker.voice(), speaker.programme().waiting_lines[task.waits_in].name)));
  parts.push_back(due_and_notices(speaker, task));
  return sentences(speaker.language(), parts);
}

std::string time_of(const Speaker& speaker, const model::Deadline& deadline) {
  if (deadline.before_span) {
    const std::string span = span_in_words(*deadline.before_span, speaker.language());
    const std::string date = speaker.date(deadline.before);
    const model::Hours* hours = speaker.programme().opening_hours(deadline.hours);
    if (hours == nullptr)
      return speaker.say({"不迟于{1}之前{0}", "不遲於{1}之前{0}", "at least {0} before {1}"}, span, date);
    return speaker.say({"不迟于{1}之前{0}，以服务时间（{2}）为准", "不遲於{1}之前{0}，以服務時間（{2}）為準",
                        "at least {0} before {1}, within the hours {2}"},
                       span, date, hours_in_words(hours->opening, speaker.language()));
  }
  std::vector<std::string> triggers;
  for (const model::DateTerm& term : deadline.after) {
    std::string trigger = speaker.date(term);
    // Where one of several may come in several ways, it is seen how far they reach.
    if (deadline.after.size() > 1 && term.kind == model::DateTerm::Kind::point && speaker.has_several_ways(term.index))
      trigger = speaker.say({"（{0}）", "（{0}）", "({0})"}, trigger);
    if (std::find(triggers.begin(), triggers.end(), trigger) == triggers.end()) triggers.push_back(std::move(trigger));
  }
  const std::string span = deadline.within ? span_in_words(*deadline.within, speaker.language()) : std::string();
  std::string after = triggers.size() == 1 ? triggers.front()
                      : deadline.first_of
                          ? speaker.say({"{0}（以最早的为准）", "{0}（以最早的為準）", "the earliest of {0}"},
                                        list_and(speaker.language(), triggers))
                          : speaker.say({"{0}（以最晚的为准）", "{0}（以最遲的為準）", "the latest of {0}"},
                                        list_and(speaker.language(), triggers));
  if (deadline.kind == model::DeadlineKind::measured && span.empty())
    return speaker.say({"自{0}起计时", "由{0}起計時", "counted from {0}"}, after);
  if (deadline.within && deadline.within->amount == 0)
    return speaker.say({"{0}当日", "{0}當日", "on the day of {0}"}, after);
  return speaker.say({"{1}之后{0}以内", "{1}之後{0}以內", "within {0} after {1}"}, span, after);
}

namespace {

std::string promise_of(const Speaker& speaker, const model::Deadline& deadline) {
  const std::string owner = role_in_words(speaker.voice(), deadline.owed_by);
  const std::string name = quoted(speaker.voice(), deadline.name);
  const std::string time = time_of(speaker, deadline);
  switch (deadline.kind) {
    case model::DeadlineKind::promise:
      return speaker.say({"{0}承诺{1}：{2}。", "{0}承諾{1}：{2}。", "{0} promises {1} {2}."}, owner, name, time);
    case model::DeadlineKind::target:
      if (deadline.owed_by == "member")
        return speaker.say({"对{0}的期望{1}：{2}。", "對{0}的期望{1}：{2}。", "{1} is expected of {0} {2}."}, owner,
                           name, time);
      return speaker.say({"{0}的内部目标{1}：{2}。", "{0}的內部目標{1}：{2}。", "{0} aims at {1} {2}."}, owner, name,
                         time);
    case model::DeadlineKind::measured:
      return speaker.say({"{0}的{1}只作计量：{2}，没有期限。", "{0}的{1}只作計量：{2}，沒有期限。",
                          "{1} of {0} is only measured, {2}, and is never late."},
                         owner, name, time);
  }
  CHECK(false);
  return {};
}

std::string lateness_of(const Speaker& speaker, const model::Deadline& deadline) {
  if (deadline.kind == model::DeadlineKind::measured) return {};
  if (deadline.ends != none)
    return speaker.say({"逾期则个案以{0}结束。", "逾期則個案以{0}結束。", "If it is missed the case ends as {0}."},
                       speaker.end(deadline.ends));
  switch (deadline.late) {
    case model::WhenLate::note:
      return speaker.say({"逾期只作记录。", "逾期只作記錄。", "If it is missed that is noted."});
    case model::WhenLate::remind:
      return speaker.say({"逾期则提醒。", "逾期則提醒。", "If it is missed there is a reminder."});
    case model::WhenLate::escalate:
      return speaker.say({"逾期则上报。", "逾期則上報。", "If it is missed it is escalated."});
  }
  CHECK(false);
  return {};
}

}  // namespace

std::string sentence_of(const Speaker& speaker, const model::Deadline& deadline) {
  std::vector<std::string> parts{promise_of(speaker, deadline)};
  if (deadline.when)
    parts.push_back(speaker.say({"仅在以下情形计时：{0}。", "只在以下情形計時：{0}。", "It runs only where {0}."},
                                speaker.condition(*deadline.when)));
  std::vector<std::string> met;
  for (const model::Index point : deadline.met_by) met.push_back(speaker.point_reached(point));
  parts.push_back(speaker.say({"以下即为完成：{0}。", "以下即為完成：{0}。", "It is kept once {0}."},
                              list_or(speaker.language(), met)));
  std::vector<std::string> stops;
  for (const model::Index stop : deadline.stops)
    stops.push_back(quoted(speaker.voice(), speaker.service().stops[stop].name));
  if (!stops.empty())
    parts.push_back(speaker.say({"{0}期间停止计时。", "{0}期間停止計時。", "Its clock stands still during {0}."},
                                list_or(speaker.language(), stops)));
  for (const model::ExcusedUnless& excused : deadline.excused_unless)
    parts.push_back(speaker.say({"逾期可免责：{0}。", "逾期可免責：{0}。", "Lateness may be excused: {0}."},
                                quoted(speaker.voice(), excused.name)));
  parts.push_back(lateness_of(speaker, deadline));
  return sentences(speaker.language(), parts);
}

std::string sentence_of(const Speaker& speaker, const model::ExcusedUnless& excused) {
  return speaker.say({"到期时以下不成立的，逾期免责（{0}）：{1}。", "到期時以下不成立的，逾期免責（{0}）：{1}。",
                      "Lateness is excused ({0}) unless, when it falls due, {1}."},
                     quoted(speaker.voice(), excused.name), speaker.condition(excused.that));
}

std::string sentence_of(const Speaker& speaker, const model::Stop& stop) {
  return speaker.say({"{0}：自{1}至{2}停止计时，所用时间归于{3}。", "{0}：由{1}至{2}停止計時，所用時間歸於{3}。",
                      "{0}: from {1} to {2} the clock stands still, and the time is that of {3}."},
                     quoted(speaker.voice(), stop.name), speaker.point(stop.from), speaker.point(stop.to),
                     role_in_words(speaker.voice(), stop.laid_to));
}

std::string sentence_of(const Speaker& speaker, const model::Excuse& excuse) {
  const std::string name = quoted(speaker.voice(), excuse.name);
  const std::string cause = role_in_words(speaker.voice(), excuse.cause);
  std::vector<std::string> parts;
  parts.push_back(excuse.attribution
                      ? speaker.say({"{0}：显示为{1}的时间，逾期仍计。", "{0}：顯示為{1}的時間，逾期仍計。",
                                     "{0} is shown as the time of {1}, and lateness still counts."},
                                    name, cause)
                      : speaker.say({"{0}（原因在于{1}）免除逾期责任。", "{0}（原因在於{1}）免除逾期責任。",
                                     "{0}, caused by {1}, excuses lateness."},
                                    name, cause));
  if (!excuse.needs.empty()) {
    std::vector<std::string> needs;
    for (const std::string& need : excuse.needs) needs.push_back(known_word(need, speaker.language()));
    parts.push_back(
        speaker.say({"须记录{0}。", "須記錄{0}。", "Recorded with it: {0}."}, list_and(speaker.language(), needs)));
  }
  if (excuse.keeps_use)
    parts.push_back(speaker.say({"这些日子里因{0}原因结束的，不计使用。", "這些日子裡因{0}原因結束的，不計使用。",
                                 "On its days an end that is laid to {0} uses nothing."},
                                person_in_words(speaker.voice(), "member")));
  return sentences(speaker.language(), parts);
}

}  // namespace consilium::reading
