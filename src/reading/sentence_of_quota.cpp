// How often a service may be had.
#include <algorithm>

#include <fmt/core.h>

#include "base/check.hpp"
#include "reading/sentence_of_parts.hpp"

namespace consilium::reading {

using model::none;

namespace {

bool asks_for(const model::Predicate& predicate, model::Index fact) {
  return predicate.fact == fact || std::any_of(predicate.parts.begin(), predicate.parts.end(),
                                               [&](const model::Predicate& part) { return asks_for(part, fact); });
}

// What is checked at the application and can only come from the case that gave the right.
bool is_needed(const model::Service& service, model::Index carried) {
  const bool is_told = std::any_of(service.apply.begin(), service.apply.end(),
                                   [&](const model::Field& field) { return field.fact == carried; });
  return !is_told && std::any_of(service.rules.begin(), service.rules.end(), [&](const model::Rule& rule) {
    return rule.otherwise == model::OtherwiseKind::refuse && !rule.when && asks_for(rule.require, carried);
  });
}

std::string rights_of(const Speaker& speaker, const std::vector<GrantedBy>& rights) {
  std::vector<std::string> said;
  for (const GrantedBy& right : rights) {
    said.push_back(speaker.say({"{0}给予的{1}：{2}", "{0}給予的{1}：{2}", "{1}, which {0} gives: {2}"},
                               quoted(speaker.voice(), right.service->name), quoted(speaker.voice(), right.grant->name),
                               times_in_words(right.grant->count, speaker.language())));
  }
  return speaker.say({"只凭以下权利使用，次数以该权利为限：{0}。", "只憑以下權利使用，次數以該權利為限：{0}。",
                      "It may be had by right alone, and as often as the right says: {0}."},
                     list_or(speaker.language(), said));
}

std::string figure_of(const Speaker& speaker, std::int64_t count, model::QuotaPeriod per) {
  const std::string times = times_in_words(count, speaker.language());
  const std::int32_t years = speaker.service().quota.years;
  switch (per) {
    case model::QuotaPeriod::contract:
      return speaker.say({"整个合同期内{0}", "整個合約期內{0}", "{0} in the whole term of the contract"}, times);
    case model::QuotaPeriod::policy_year:
      if (years > 1)
        return speaker.say({"每{1}个保单年度{0}", "每{1}個保單年度{0}", "{0} in every {1} policy years"}, times,
                           fmt::format("{}", years));
      return speaker.say({"每个保单年度{0}", "每個保單年度{0}", "{0} in each policy year"}, times);
    case model::QuotaPeriod::unlimited:
      return speaker.say({"不限次数", "不限次數", "as often as wanted"});
  }
  CHECK(false);
  return {};
}

std::string figure_of(const Speaker& speaker, const model::QuotaLine& line) {
  const model::QuotaPeriod per = speaker.service().quota.per;
  return figure_of(speaker, line.count, line.unlimited ? model::QuotaPeriod::unlimited : per);
}

}  // namespace

std::vector<GrantedBy> rights_needed(const model::Programme& programme, const model::Service& service) {
  std::vector<GrantedBy> rights;
  for (const model::Service& giver : programme.services) {
    for (const model::Grant& grant : giver.grants) {
      if (grant.service != service.id) continue;
      const bool is_one = std::any_of(grant.carry.begin(), grant.carry.end(), [&](model::Index fact) {
        const model::Index here = service.fact(giver.facts[fact].id);
        return here != none && is_needed(service, here);
      });
      if (is_one) rights.push_back({&giver, &grant});
    }
  }
  return rights;
}

std::string sentence_of(const Speaker& speaker, const model::Quota& quota) {
  std::vector<std::string> parts;
  const bool is_open = quota.per == model::QuotaPeriod::unlimited && quota.lines.empty();
  const std::vector<GrantedBy> rights =
      is_open ? rights_needed(speaker.programme(), speaker.service()) : std::vector<GrantedBy>{};
  if (!rights.empty()) {
    parts.push_back(rights_of(speaker, rights));
  } else if (quota.lines.empty()) {
    parts.push_back(speaker.say({"本服务的次数：{0}。", "本服務的次數：{0}。", "The service may be had {0}."},
                                figure_of(speaker, quota.count, quota.per)));
    if (!quota.pooled.empty() || !quota.ended.empty()) {
      std::vector<std::string> others;
      for (const std::string& other : quota.pooled) others.push_back(service_in_words(speaker.voice(), other));
      for (const std::string& ended : quota.ended)
        others.push_back(speaker.say({"已终止的{0}", "已終止的{0}", "{0}, which has ended"}, ended));
      parts.push_back(speaker.say({"与{0}合并计次。", "與{0}合併計次。", "It is counted together with {0}."},
                                  list_and(speaker.language(), others)));
    }
  } else {
    std::vector<std::string> lines;
    for (const model::QuotaLine& line : quota.lines) {
      lines.push_back(
          speaker.say({"{0}{1}", "{0}{1}", "{0} {1}"}, quoted(speaker.voice(), line.name), figure_of(speaker, line)));
    }
    const std::string all = list_and(speaker.language(), lines);
    parts.push_back(quota.figures
                        ? speaker.say({"次数依情形而定，首个适用的为准：{0}。", "次數視情形而定，首個適用的為準：{0}。",
                                       "How often depends, and the first that fits counts: {0}."},
                                      all)
                        : speaker.say({"分别计次：{0}。", "分別計次：{0}。", "Counted apart: {0}."}, all));
  }
  if (quota.per == model::QuotaPeriod::policy_year && quota.year_of != none) {
    parts.push_back(
        speaker.say({"计入{0}所在的保单年度。", "計入{0}所在的保單年度。", "It is charged to the policy year of {0}."},
                    speaker.point(quota.year_of)));
  }
  if (quota.hold_at != none) {
    parts.push_back(speaker.say({"自{0}起占用1次。", "由{0}起佔用1次。", "A use is held from {0} on."},
                                speaker.point(quota.hold_at)));
  }
  if (!quota.owed_by.empty()) {
    parts.push_back(
        speaker.say({"次数为暂定，由{0}提供。", "次數為暫定，由{0}提供。", "The figure stands until {0} supplies it."},
                    role_in_words(speaker.voice(), quota.owed_by)));
  }
  return sentences(speaker.language(), parts);
}

std::string sentence_of(const Speaker& speaker, const model::QuotaLine& line) {
  const std::string figure = figure_of(speaker, line);
  const std::string name = quoted(speaker.voice(), line.name);
  if (!line.when)
    return speaker.say({"{0}：其余情形，{1}。", "{0}：其餘情形，{1}。", "{0}: whatever is not counted before, {1}."},
                       name, figure);
  return speaker.say({"{0}：{1}，适用于以下情形：{2}。", "{0}：{1}，適用於以下情形：{2}。", "{0}: {1}, where {2}."},
                     name, figure, speaker.condition(*line.when));
}

}  // namespace consilium::reading
