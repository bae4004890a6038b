// The words of a service that say who may have it.
#include <array>

#include <fmt/core.h>

#include "reading/difference_writer.hpp"

namespace consilium::reading {
namespace {

void write_facts(const ServiceWriter& writer) {
  const model::Programme& programme = writer.programme();
  for (std::size_t i = writer.service().recorded_facts_from; i < writer.service().facts.size(); ++i) {
    const model::Fact& fact = writer.service().facts[i];
    WordWriter word = writer.word("fact", fact.id);
    word.say("type", std::string(model::to_string(fact.type))).say("name", fact.name).say("from", fact.source);
    std::vector<std::string> choices;
    for (const model::Choice& choice : fact.choices) choices.push_back(choice.code);
    word.say("choices", joined(choices));
    for (const model::Choice& choice : fact.choices) word.say("choice " + choice.code, choice.name);
    if (fact.list != model::none) word.say("list", programme.lists[fact.list].id);
    if (fact.scale != model::none) word.say("scale", programme.scales[fact.scale].id);
    if (fact.network != model::none) word.say("network", programme.networks[fact.network].id);
    word.say("compared with", fact.against).flag("may be outside the network", fact.unlisted);
    word.flag("may be declined", fact.may_decline).flag("a preference only", fact.preference);
    writer.keep(word, fact.cites);
  }
}

void write_rules(const ServiceWriter& writer) {
  static constexpr std::array<std::string_view, 3> otherwise{"refused", "referred", "warned"};
  for (const model::Rule& rule : writer.service().rules) {
    WordWriter word = writer.word("rule", rule.id);
    word.say("applies if", writer.condition(rule.when)).say("requires", writer.condition(rule.require));
    word.say("otherwise", std::string(otherwise[static_cast<std::size_t>(rule.otherwise)]));
    word.say("referred to", rule.refer_to).say("instead of", writer.id_in(writer.service().rules, rule.instead_of));
    word.say("may be waived by", joined(rule.may_waive)).say("says", rule.say);
    writer.keep(word, rule.cites);
  }
}

std::string uses(std::int32_t count, bool unlimited) {
  return unlimited ? "without limit" : fmt::format("{} {}", count, count == 1 ? "use" : "uses");
}

std::string window(const model::Quota& quota) {
  switch (quota.per) {
    case model::QuotaPeriod::contract:
      return "the whole contract";
    case model::QuotaPeriod::policy_year:
      return quota.years == 1 ? "a policy year" : fmt::format("{} policy years", quota.years);
    case model::QuotaPeriod::unlimited:
      return "no window";
  }
  return {};
}

void write_quota(const ServiceWriter& writer) {
  const model::Quota& quota = writer.service().quota;
  WordWriter word = writer.word("quota", "quota");
  word.say("allows", uses(quota.count, quota.per == model::QuotaPeriod::unlimited));
  word.say("in", window(quota)).say("year of", writer.point(quota.year_of));
  word.say("held at", writer.point(quota.hold_at)).say("owed by", quota.owed_by);
  word.say("drawn from the pool", quota.pool).say("counted together with", joined(quota.pooled));
  word.say("ended services still counted", joined(quota.ended));
  std::vector<std::string> order;
  for (const model::QuotaLine& line : quota.lines) order.push_back(line.id);
  word.say(quota.figures ? "figures, the first that holds" : "lines, in the order of use", joined(order));
  writer.keep(word, quota.cites);
  for (const model::QuotaLine& line : quota.lines) {
    WordWriter entry = writer.word(std::string(line_kind), line.id);
    entry.say("name", line.name).say("allows", uses(line.count, line.unlimited));
    entry.say("counts if", writer.condition(line.when));
    writer.keep(entry, line.cites);
  }
}

void write_branches(const ServiceWriter& writer) {
  std::vector<std::string> order;
  for (const model::Branch& branch : writer.service().branches) {
    order.push_back(branch.id);
    WordWriter word = writer.word("branch", branch.id);
    word.say("name", branch.name).say("taken if", writer.condition(branch.when));
    writer.keep(word, branch.cites);
  }
  WordWriter word = writer.word("branches", "branches");
  word.say("the first that holds of", joined(order)).say("fixed at", writer.point(writer.service().branch_fixed_at));
  if (!order.empty()) writer.keep(word, {});
}

void write_papers(const ServiceWriter& writer) {
  for (const model::Checklist& list : writer.service().checklists) {
    WordWriter word = writer.word("checklist", list.id);
    word.say("opens if", writer.condition(list.opens)).say("owed by", list.owed_by);
    word.say("marks", writer.point(list.marks));
    writer.keep(word, list.cites);
    for (const model::ChecklistItem& item : list.items) {
      WordWriter paper = writer.word("paper", item.key);
      paper.say("name", item.name).say("kinds", joined(item.kinds)).say("channels", joined(item.channels));
      paper.say("asked if", writer.condition(item.when)).say("records", writer.fields(item.record));
      paper.say("accepted if", writer.conditions(item.accept_if)).flag("there may be none", item.may_lack);
      writer.keep(paper, item.cites);
    }
  }
}

void write_consents(const ServiceWriter& writer) {
  static constexpr std::array<std::string_view, 3> withdrawal{"until it is acted on", "at any time", "never"};
  for (const model::Consent& consent : writer.service().consents) {
    WordWriter word = writer.word("consent", consent.id);
    word.say("text", consent.text).say("signer", consent.signer).say("covers", joined(consent.covers));
    word.say("asked if", writer.condition(consent.when));
    word.say("before", writer.id_in(writer.service().tasks, consent.before));
    word.say("withdrawn", std::string(withdrawal[static_cast<std::size_t>(consent.withdraw)]));
    word.flag("optional", consent.optional);
    writer.keep(word, consent.cites);
  }
  for (const model::Notice& notice : writer.service().notices) {
    WordWriter word = writer.word("notice", notice.id);
    word.say("text", notice.text).say("kind", notice.kind).say("told if", writer.condition(notice.when));
    word.say("must be", notice.must == model::NoticeMust::accept ? "accepted" : "shown");
    writer.keep(word, notice.cites);
  }
}

}  // namespace

void write_access(const ServiceWriter& writer) {
  write_facts(writer);
  write_rules(writer);
  write_quota(writer);
  write_branches(writer);
  write_papers(writer);
  write_consents(writer);
}

}  // namespace consilium::reading
