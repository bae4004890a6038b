// What is handed in, recorded, told and agreed to.
#include "base/check.hpp"
#include "reading/sentence_of_parts.hpp"

namespace consilium::reading {

using model::none;

std::string sentence_of(const Speaker& speaker, const std::vector<model::Field>& record) {
  if (record.empty()) return {};
  std::vector<std::string> always;
  std::vector<std::string> parts;
  for (const model::Field& field : record) {
    const std::string name = speaker.fact(field.fact);
    std::string shown =
        field.optional ? speaker.say({"{0}（可不填）", "{0}（可不填）", "{0} (may be left out)"}, name) : name;
    if (field.when) {
      parts.push_back(
          speaker.say({"在以下情形还记录{0}：{1}。", "在以下情形還記錄{0}：{1}。", "Where {1}, {0} is recorded too."},
                      shown, speaker.condition(*field.when)));
    } else {
      always.push_back(std::move(shown));
    }
  }
  if (!always.empty()) {
    parts.insert(parts.begin(),
                 speaker.say({"记录：{0}。", "記錄：{0}。", "Recorded: {0}."}, list_and(speaker.language(), always)));
  }
  return sentences(speaker.language(), parts);
}

std::string sentence_of(const Speaker& speaker, const std::vector<model::Requirement>& require) {
  std::vector<std::string> parts;
  for (const model::Requirement& one : require) {
    std::string refused =
        one.that.operation == model::Operation::negation
            ? speaker.say({"以下情形不予办理：{0}。", "以下情形不予辦理：{0}。", "Not done where {0}."},
                          speaker.condition(one.that.parts.front()))
            : speaker.say({"须满足以下条件，否则不予办理：{0}。", "須滿足以下條件，否則不予辦理：{0}。",
                           "Not done unless {0}."},
                          speaker.condition(one.that));
    if (!one.say.empty())
      refused = sentences(speaker.language(),
                          {refused, speaker.say({"告知的理由：{0}。", "告知的理由：{0}。", "The reason told: {0}."},
                                                quoted(speaker.voice(), one.say))});
    parts.push_back(std::move(refused));
  }
  return sentences(speaker.language(), parts);
}

std::string sentence_of(const Speaker& speaker, const model::Tell& tell) {
  const std::string text = quoted_text(speaker.voice(), &speaker.service(), tell.text);
  std::vector<std::string> parts;
  parts.push_back(tell.to_insurer
                      ? speaker.say({"告知保险公司：{0}。", "告知保險公司：{0}。", "The insurer is told: {0}."}, text)
                      : speaker.say({"告知{1}：{0}。", "告知{1}：{0}。", "{1} is told: {0}."}, text,
                                    person_in_words(speaker.voice(), "member")));
  std::vector<std::string> always;
  for (const model::Tell::Part& part : tell.parts) {
    const std::string name = speaker.fact(part.fact);
    if (part.when) {
      parts.push_back(
          speaker.say({"在以下情形还须告知{0}：{1}。", "在以下情形還須告知{0}：{1}。", "Where {1}, {0} is told too."},
                      name, speaker.condition(*part.when)));
    } else {
      always.push_back(name);
    }
  }
  if (!always.empty())
    parts.push_back(speaker.say({"须逐项告知：{0}。", "須逐項告知：{0}。", "All of it is to be told: {0}."},
                                list_and(speaker.language(), always)));
  if (!tell.channels.empty())
    parts.push_back(speaker.say({"告知方式：{0}。", "告知方式：{0}。", "Told by {0}."},
                                known_words(tell.channels, speaker.language())));
  return sentences(speaker.language(), parts);
}

std::string sentence_of(const Speaker& speaker, const model::Checklist& checklist) {
  const std::string owner = role_in_words(speaker.voice(), checklist.owed_by);
  return speaker.say(
      {"{1}须提交{0}，自以下情形起：{2}。", "{1}須提交{0}，自以下情形起：{2}。", "{1} owes {0} as soon as {2}."},
      speaker.checklist(checklist), owner, speaker.condition(checklist.opens));
}

std::string sentence_of(const Speaker& speaker, const model::ChecklistItem& paper) {
  std::vector<std::string> parts;
  const std::string name = quoted(speaker.voice(), paper.name);
  parts.push_back(paper.when ? speaker.say({"在以下情形须提交{0}：{1}。", "在以下情形須提交{0}：{1}。",
                                            "{0} is to be handed in where {1}."},
                                           name, speaker.condition(*paper.when))
                             : speaker.say({"须提交{0}。", "須提交{0}。", "{0} is to be handed in."}, name));
  if (!paper.kinds.empty())
    parts.push_back(
        speaker.say({"可以是{0}。", "可以是{0}。", "It may be {0}."}, known_words(paper.kinds, speaker.language())));
  if (!paper.channels.empty())
    parts.push_back(speaker.say({"提交方式：{0}。", "提交方式：{0}。", "It comes by {0}."},
                                known_words(paper.channels, speaker.language())));
  parts.push_back(sentence_of(speaker, paper.record));
  for (const model::Predicate& accepted : paper.accept_if)
    parts.push_back(speaker.say({"仅在以下情形接受：{0}。", "只在以下情形接受：{0}。", "It is accepted only if {0}."},
                                speaker.condition(accepted)));
  if (paper.may_lack)
    parts.push_back(
        speaker.say({"没有的，可以说明没有。", "沒有的，可以說明沒有。", "It may be said that there is none."}));
  return sentences(speaker.language(), parts);
}

std::string sentence_of(const Speaker& speaker, const model::Notice& notice) {
  std::vector<std::string> waiting;
  for (const model::Task& task : speaker.service().tasks) {
    for (const model::Index index : task.notices) {
      if (&speaker.service().notices[index] == &notice) waiting.push_back(quoted(speaker.voice(), task.name));
    }
  }
  const std::string text = quoted_text(speaker.voice(), &speaker.service(), notice.text);
  const std::string kind = known_word(notice.kind, speaker.language());
  const std::string before = list_and(speaker.language(), waiting);
  std::vector<std::string> parts;
  if (waiting.empty()) {
    parts.push_back(speaker.say({"告知（{0}）：{1}。", "告知（{0}）：{1}。", "Told ({0}): {1}."}, kind, text));
  } else if (notice.must == model::NoticeMust::accept) {
    parts.push_back(
        speaker.say({"须在{2}之前出示并由对方接受（{0}）：{1}。", "須在{2}之前出示並由對方接受（{0}）：{1}。",
                     "Shown, and to be accepted, before {2} ({0}): {1}."},
                    kind, text, before));
  } else {
    parts.push_back(
        speaker.say({"须在{2}之前出示（{0}）：{1}。", "須在{2}之前出示（{0}）：{1}。", "Shown before {2} ({0}): {1}."},
                    kind, text, before));
  }
  if (notice.when)
    parts.push_back(speaker.say({"仅适用于以下情形：{0}。", "只適用於以下情形：{0}。", "Only where {0}."},
                                speaker.condition(*notice.when)));
  return sentences(speaker.language(), parts);
}

std::string sentence_of(const Speaker& speaker, const model::Consent& consent) {
  const std::string text = quoted_text(speaker.voice(), &speaker.service(), consent.text);
  const std::string signer = person_in_words(speaker.voice(), consent.signer);
  std::vector<std::string> parts;
  if (consent.before == none) {
    parts.push_back(speaker.say({"由{0}签署：{1}。", "由{0}簽署：{1}。", "{0} agrees: {1}."}, signer, text));
  } else {
    const std::string before = speaker.task(consent.before);
    parts.push_back(consent.optional ? speaker.say({"在{2}之前征求{0}同意，不同意也可继续：{1}。",
                                                    "在{2}之前徵求{0}同意，不同意也可繼續：{1}。",
                                                    "Before {2}, {0} is asked to agree, and all goes on without: {1}."},
                                                   signer, text, before)
                                     : speaker.say({"{2}之前须由{0}签署：{1}。", "{2}之前須由{0}簽署：{1}。",
                                                    "Before {2}, {0} has to agree: {1}."},
                                                   signer, text, before));
  }
  if (!consent.covers.empty())
    parts.push_back(
        speaker.say({"涉及{0}的资料或权利。", "涉及{0}的資料或權利。", "It is about the data or rights of {0}."},
                    people_in_words(speaker.voice(), consent.covers)));
  if (consent.when)
    parts.push_back(speaker.say({"仅适用于以下情形：{0}。", "只適用於以下情形：{0}。", "Only where {0}."},
                                speaker.condition(*consent.when)));
  switch (consent.withdraw) {
    case model::Withdrawal::before_act:
      parts.push_back(
          speaker.say({"该项办理之前可以撤回。", "該項辦理之前可以撤回。", "It may be withdrawn until that is done."}));
      break;
    case model::Withdrawal::any_time:
      parts.push_back(
          consent.optional
              ? speaker.say({"随时可以撤回；撤回后其余各项照常办理。", "隨時可以撤回；撤回後其餘各項照常辦理。",
                             "It may be withdrawn at any time, and all else goes on."})
              : speaker.say({"随时可以撤回；撤回后其后各项均不再办理。", "隨時可以撤回；撤回後其後各項均不再辦理。",
                             "It may be withdrawn at any time, and then everything after it waits."}));
      break;
    case model::Withdrawal::no:
      parts.push_back(speaker.say({"签署后不可撤回。", "簽署後不可撤回。", "It cannot be withdrawn."}));
      break;
  }
  return sentences(speaker.language(), parts);
}

}  // namespace consilium::reading
