// Who may have a service; what is asked.
#include "base/check.hpp"
#include "reading/sentence_of_parts.hpp"

namespace consilium::reading {

using model::none;

std::string sentence_of(const Speaker& speaker, const model::Rule& rule) {
  // What must not be so is said as it is: `unless it is not so that` takes readers twice.
  const bool is_barred = rule.require.operation == model::Operation::negation;
  const std::string required = speaker.condition(is_barred ? rule.require.parts.front() : rule.require);
  std::string checked;
  switch (rule.otherwise) {
    case model::OtherwiseKind::refuse:
      checked = is_barred ? speaker.say({"以下情形拒绝：{0}。", "以下情形拒絕：{0}。", "Refused where {0}."}, required)
                          : speaker.say({"须满足以下条件，否则拒绝：{0}。", "須滿足以下條件，否則拒絕：{0}。",
                                         "Refused unless {0}."},
                                        required);
      break;
    case model::OtherwiseKind::refer: {
      const std::string who = role_in_words(speaker.voice(), rule.refer_to);
      checked = is_barred ? speaker.say({"以下情形由{1}决定：{0}。", "以下情形由{1}決定：{0}。",
                                         "Where {0}, it is for {1} to decide."},
                                        required, who)
                          : speaker.say({"不满足以下条件时由{1}决定：{0}。", "不滿足以下條件時由{1}決定：{0}。",
                                         "Unless {0}, it is for {1} to decide."},
                                        required, who);
      break;
    }
    case model::OtherwiseKind::warn:
      checked = is_barred
                    ? speaker.say({"以下情形只作提醒，不拒绝：{0}。", "以下情形只作提醒，不拒絕：{0}。",
                                   "Warned, and not refused, where {0}."},
                                  required)
                    : speaker.say({"不满足以下条件时只作提醒，不拒绝：{0}。", "不滿足以下條件時只作提醒，不拒絕：{0}。",
                                   "Warned, and not refused, unless {0}."},
                                  required);
      break;
  }
  std::vector<std::string> parts;
  if (rule.when)
    parts.push_back(speaker.say({"仅适用于以下情形：{0}。", "只適用於以下情形：{0}。", "Applies only where {0}."},
                                speaker.condition(*rule.when)));
  parts.push_back(std::move(checked));
  if (rule.instead_of != none) {
    parts.push_back(speaker.say({"适用时代替{0}。", "適用時代替{0}。", "Where it applies it takes the place of {0}."},
                                quoted(speaker.voice(), speaker.service().rules[rule.instead_of].say)));
  }
  if (!rule.may_waive.empty()) {
    parts.push_back(speaker.say({"{0}可批准例外。", "{0}可批准例外。", "An exception may be granted by {0}."},
                                roles_in_words(speaker.voice(), rule.may_waive)));
  }
  if (!rule.say.empty()) {
    parts.push_back(speaker.say({"告知的理由：{0}。", "告知的理由：{0}。", "The reason told: {0}."},
                                quoted(speaker.voice(), rule.say)));
  }
  return sentences(speaker.language(), parts);
}

std::string sentence_of(const Speaker& speaker, const model::Branch& branch) {
  std::string fixed;
  if (speaker.service().branch_fixed_at != none) {
    fixed = speaker.say({"自{0}起不再改变。", "由{0}起不再改變。", "It no longer changes from {0} on."},
                        speaker.point(speaker.service().branch_fixed_at));
  }
  const std::string name = quoted(speaker.voice(), branch.name);
  const std::string way =
      branch.when
          ? speaker.say({"属于{0}的情形：{1}。", "屬於{0}的情形：{1}。", "The case goes the way {0} where {1}."}, name,
                        speaker.condition(*branch.when))
          : speaker.say({"其余情形属于{0}。", "其餘情形屬於{0}。", "Otherwise the case goes the way {0}."}, name);
  return sentences(speaker.language(), {way, fixed});
}

std::string sentence_of(const Speaker& speaker, const model::Fact& fact) {
  std::vector<std::string> parts{
      speaker.say({"{0}由{1}告知并记录。", "{0}由{1}告知並記錄。", "{0} is told by {1} and recorded."},
                  quoted(speaker.voice(), fact.name), role_in_words(speaker.voice(), fact.source))};
  if (!fact.choices.empty()) {
    std::vector<std::string> choices;
    for (const model::Choice& choice : fact.choices) {
      choices.push_back(choice.name.or_any(speaker.language()));
      if (choice.name.empty())
        choices.back() = speaker.value(speaker.service().fact(fact.id), model::Code{choice.code});
    }
    parts.push_back(
        speaker.say({"可选：{0}。", "可選：{0}。", "It may be {0}."}, list_or(speaker.language(), choices)));
  }
  if (fact.network != none) {
    const std::string network = network_in_words(speaker.voice(), speaker.programme().networks[fact.network]);
    parts.push_back(
        fact.unlisted ? speaker.say({"选自名单{0}，也可填写名单以外的。", "選自名單{0}，也可填寫名單以外的。",
                                     "It is chosen from the network {0}, or named from outside it."},
                                    network)
                      : speaker.say({"选自名单{0}。", "選自名單{0}。", "It is chosen from the network {0}."}, network));
  }
  if (fact.list != none) {
    parts.push_back(
        speaker.say({"选自清单{0}。", "選自清單{0}。", "It is chosen from the list {0}."},
                    quoted(speaker.language(), code_in_words(speaker.voice(), speaker.programme().names.lists,
                                                             speaker.programme().lists[fact.list].id))));
  }
  if (fact.type == model::FactType::roster_match)
    parts.push_back(speaker.say(
        {"与名册比对，不作保存。", "與名冊比對，不作保存。", "It is compared with the roster and not kept."}));
  if (fact.may_decline) parts.push_back(speaker.say({"可以不提供。", "可以不提供。", "It need not be told."}));
  if (fact.preference)
    parts.push_back(speaker.say(
        {"这是愿望，对任何人没有约束力。", "這是意願，對任何人沒有約束力。", "It is a wish that binds nobody."}));
  return sentences(speaker.language(), parts);
}

std::string sentence_of_application(const Speaker& speaker) {
  const model::Service& service = speaker.service();
  std::vector<std::string> parts;
  parts.push_back(service.apply_channels.empty()
                      ? speaker.say({"可以申请{0}。", "可以申請{0}。", "{0} may be applied for."},
                                    quoted(speaker.voice(), service.name))
                      : speaker.say({"{0}的申请方式：{1}。", "{0}的申請方式：{1}。", "{0} is applied for by {1}."},
                                    quoted(speaker.voice(), service.name),
                                    known_words(service.apply_channels, speaker.language())));
  parts.push_back(sentence_of(speaker, service.apply));
  return sentences(speaker.language(), parts);
}

}  // namespace consilium::reading
