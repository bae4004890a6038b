// How a case changes, is stopped and ends, and what other cases come of it.
#include <algorithm>

#include "base/check.hpp"
#include "reading/sentence_of_parts.hpp"

namespace consilium::reading {

using model::none;

std::string sentence_of(const Speaker& speaker, const model::Move& move) {
  std::vector<std::string> parts;
  parts.push_back(speaker.say(
      {"{1}可以办理{0}，只要{2}。", "{1}可以辦理{0}，只要{2}。", "{1} may do {0} as long as {2}."},
      quoted(speaker.voice(), move.name), roles_in_words(speaker.voice(), move.by), speaker.condition(move.while_)));
  if (!move.channels.empty())
    parts.push_back(
        speaker.say({"方式：{0}。", "方式：{0}。", "By {0}."}, known_words(move.channels, speaker.language())));
  if (move.subject_to_cancellation)
    parts.push_back(speaker.say(
        {"仅在可以免费取消时免费。", "只在可以免費取消時免費。", "It is free only while cancelling is free."}));
  if (!move.cause.empty())
    parts.push_back(speaker.say({"原因归于{0}。", "原因歸於{0}。", "Its cause is laid to {0}."},
                                role_in_words(speaker.voice(), move.cause)));
  parts.push_back(sentence_of(speaker, move.record));
  parts.push_back(sentence_of(speaker, move.require));
  if (!move.clears.empty())
    parts.push_back(speaker.say({"以下不再算数：{0}。", "以下不再算數：{0}。", "No longer counted: {0}."},
                                speaker.points(move.clears)));
  if (!move.reopens.empty())
    parts.push_back(
        speaker.say({"须重新办理{0}。", "須重新辦理{0}。", "To be done again: {0}."}, speaker.tasks(move.reopens)));
  if (!move.forgets.empty())
    parts.push_back(speaker.say({"以下须重新记录：{0}。", "以下須重新記錄：{0}。", "To be recorded anew: {0}."},
                                speaker.facts(move.forgets)));
  if (!move.excuses.empty()) {
    std::vector<std::string> names;
    for (const model::Index deadline : move.excuses) {
      // Two deadlines of one promise have one name.
      std::string name = quoted(speaker.voice(), speaker.service().deadlines[deadline].name);
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
    parts.push_back(speaker.say(
        {"免除以下时限的逾期责任：{0}。", "免除以下時限的逾期責任：{0}。", "It excuses being late with {0}."},
        list_and(speaker.language(), names)));
  }
  return sentences(speaker.language(), parts);
}

std::string sentence_of(const Speaker& speaker, const model::CancelStage& stage) {
  const bool is_only = speaker.service().cancellation.size() == 1;
  const std::string during =
      stage.while_ ? speaker.condition(*stage.while_)
      : is_only    ? speaker.say({"个案未结束", "個案未結束", "the case has not ended"})
                   : speaker.say({"属于其余情形", "屬於其餘情形", "no earlier stage of cancelling holds"});
  switch (stage.effect) {
    case model::CancelEffect::free:
      return speaker.say({"只要{0}，取消不计使用，个案以{1}结束。", "只要{0}，取消不計使用，個案以{1}結束。",
                          "As long as {0}, cancelling uses nothing and the case ends as {1}."},
                         during, speaker.end(stage.ends));
    case model::CancelEffect::spends:
      return speaker.say({"只要{0}，取消计为使用1次，个案以{1}结束。", "只要{0}，取消計為使用1次，個案以{1}結束。",
                          "As long as {0}, cancelling counts as a use and the case ends as {1}."},
                         during, speaker.end(stage.ends));
    case model::CancelEffect::barred:
      if (stage.consequence == none)
        return speaker.say(
            {"只要{0}，不能再取消。", "只要{0}，不能再取消。", "As long as {0}, it can no longer be cancelled."},
            during);
      return speaker.say(
          {"只要{0}，不能再取消；服务商可以以{1}结束个案。", "只要{0}，不能再取消；服務商可以以{1}結束個案。",
           "As long as {0}, it can no longer be cancelled; the provider may end the case as {1}."},
          during, speaker.end(stage.consequence));
  }
  CHECK(false);
  return {};
}

std::string sentence_of(const Speaker& speaker, const model::End& end) {
  const std::string name = quoted(speaker.voice(), end.name);
  std::vector<std::string> parts;
  parts.push_back(end.use == model::UseEffect::consume
                      ? speaker.say({"以{0}结束的，计为使用1次。", "以{0}結束的，計為使用1次。",
                                     "A case that ends as {0} counts as used."},
                                    name)
                      : speaker.say({"以{0}结束的，不计使用。", "以{0}結束的，不計使用。",
                                     "A case that ends as {0} gives its use back."},
                                    name));
  if (end.cause != "none")
    parts.push_back(speaker.say({"原因在于{0}。", "原因在於{0}。", "Its cause is laid to {0}."},
                                role_in_words(speaker.voice(), end.cause)));
  if (!end.by.empty())
    parts.push_back(speaker.say({"可由{0}这样结束。", "可由{0}這樣結束。", "{0} may end a case so."},
                                roles_in_words(speaker.voice(), end.by)));
  if (end.from != none)
    parts.push_back(speaker.say({"自{0}起才可以。", "由{0}起才可以。", "Only from {0} on."}, speaker.point(end.from)));
  if (end.until != none)
    parts.push_back(
        speaker.say({"{0}之后不可以。", "{0}之後不可以。", "No longer after {0}."}, speaker.point(end.until)));
  parts.push_back(sentence_of(speaker, end.record));
  if (end.tells) parts.push_back(sentence_of(speaker, *end.tells));
  return sentences(speaker.language(), parts);
}

namespace {

std::string left_out_of(const Speaker& speaker, const Speaker& inside, const model::Embed& embed) {
  std::vector<std::string> rules;
  for (const model::Index rule : embed.without_rules)
    rules.push_back(quoted(speaker.voice(), inside.service().rules[rule].say));
  std::vector<std::string> parts;
  if (!rules.empty())
    parts.push_back(speaker.say(
        {"以下规则在此不适用：{0}。", "以下規則在此不適用：{0}。", "Its rules that do not apply here: {0}."},
        list_and(speaker.language(), rules)));
  if (!embed.without_tasks.empty())
    parts.push_back(speaker.say({"以下各项在此不办理：{0}。", "以下各項在此不辦理：{0}。", "Not done here: {0}."},
                                inside.tasks(embed.without_tasks)));
  return sentences(speaker.language(), parts);
}

std::string fed_to(const Speaker& speaker, const Speaker& inside, const model::Embed& embed) {
  std::vector<std::string> parts;
  for (const model::Embed::Feed& feed : embed.feeds) {
    std::vector<std::string> carried;
    for (const auto& [there, here] : feed.carry) {
      carried.push_back(
          speaker.say({"{0}（取自{1}）", "{0}（取自{1}）", "{0} (from {1})"}, inside.fact(there), speaker.fact(here)));
    }
    if (carried.empty()) {
      parts.push_back(
          speaker.say({"{0}时告知该个案。", "{0}時告知該個案。", "That case is told of {0}."}, speaker.point(feed.at)));
    } else {
      parts.push_back(
          speaker.say({"{0}时向该个案转告{1}。", "{0}時向該個案轉告{1}。", "At {0} that case is given {1}."},
                      speaker.point(feed.at), list_and(speaker.language(), carried)));
    }
  }
  return sentences(speaker.language(), parts);
}

}  // namespace

std::string sentence_of(const Speaker& speaker, const model::Embed& embed) {
  const model::Service* child = speaker.programme().service(embed.service);
  CHECK(child != nullptr);
  const Speaker inside(speaker.voice(), *child);
  std::vector<std::string> parts;
  parts.push_back(speaker.say(
      {"在以下情形，另开一个{0}个案，附属于本个案：{1}。", "在以下情形，另開一個{0}個案，附屬於本個案：{1}。",
       "A case of {0} is opened inside this one as soon as {1}."},
      quoted(speaker.voice(), child->name), speaker.condition(embed.opens)));
  parts.push_back(left_out_of(speaker, inside, embed));
  parts.push_back(fed_to(speaker, inside, embed));
  for (const model::Embed::Return& back : embed.returns) {
    if (back.ends == none) continue;
    const std::string there =
        back.point != none
            ? inside.point_reached(back.point)
            : speaker.say({"该个案以{0}结束", "該個案以{0}結束", "that case has ended as {0}"}, inside.end(back.end));
    parts.push_back(speaker.say(
        {"在以下情形，本个案以{0}结束：{1}。", "在以下情形，本個案以{0}結束：{1}。", "This case ends as {0} once {1}."},
        speaker.end(back.ends), there));
  }
  if (embed.closes_with != none)
    parts.push_back(
        speaker.say({"本个案非因{1}原因结束时，该个案以{0}结束。", "本個案非因{1}原因結束時，該個案以{0}結束。",
                     "If this case ends for a cause that is not laid to {1}, that one ends as {0}."},
                    inside.end(embed.closes_with), person_in_words(speaker.voice(), "member")));
  return sentences(speaker.language(), parts);
}

std::string sentence_of(const Speaker& speaker, const model::Grant& grant) {
  const std::string service = service_in_words(speaker.voice(), grant.service);
  std::string text =
      speaker.say({"{0}：{1}时另给{2}的使用权{3}，不占其次数。", "{0}：{1}時另給{2}的使用權{3}，不佔其次數。",
                   "{0}: {1} gives a right to {2}, {3}, beside its quota."},
                  quoted(speaker.voice(), grant.name), speaker.point(grant.at), service,
                  times_in_words(grant.count, speaker.language()));
  if (grant.carry.empty()) return text;
  return sentences(speaker.language(),
                   {text, speaker.say({"以下内容沿用：{0}。", "以下內容沿用：{0}。", "The same there as here: {0}."},
                                      speaker.facts(grant.carry))});
}

std::string sentence_of(const Speaker& speaker, const model::Interrupt& interrupt) {
  std::vector<std::string> parts;
  parts.push_back(speaker.say({"{1}可随时报告{0}，个案即时停止。", "{1}可隨時報告{0}，個案即時停止。",
                               "{1} may report {0} at any step, and the case stops at once."},
                              quoted(speaker.voice(), interrupt.name), roles_in_words(speaker.voice(), interrupt.by)));
  if (interrupt.suspends)
    parts.push_back(
        speaker.say({"其间所有时限停止计时。", "其間所有時限停止計時。", "All its clocks stand still meanwhile."}));
  if (interrupt.blocks_new)
    parts.push_back(speaker.say(
        {"解除之前不能开新的个案。", "解除之前不能開新的個案。", "No new case is opened until it is lifted."}));
  parts.push_back(sentence_of(speaker, interrupt.record));
  if (!interrupt.lifted_by.empty())
    parts.push_back(speaker.say({"可由{0}解除。", "可由{0}解除。", "It may be lifted by {0}."},
                                roles_in_words(speaker.voice(), interrupt.lifted_by)));
  std::vector<std::string> ways;
  for (const model::SettleOutcome& way : interrupt.settle) {
    const std::string name = quoted(speaker.voice(), way.name);
    ways.push_back(way.use == model::UseEffect::consume
                       ? speaker.say({"{0}（计使用）", "{0}（計使用）", "{0} (counts as used)"}, name)
                       : speaker.say({"{0}（不计使用）", "{0}（不計使用）", "{0} (gives the use back)"}, name));
  }
  if (!ways.empty())
    parts.push_back(
        speaker.say({"是否计为使用由{0}决定：{1}。", "是否計為使用由{0}決定：{1}。", "{0} decides on the use: {1}."},
                    role_in_words(speaker.voice(), interrupt.settle_owner), list_or(speaker.language(), ways)));
  return sentences(speaker.language(), parts);
}

}  // namespace consilium::reading
