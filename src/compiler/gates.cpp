#include <algorithm>

#include <fmt/core.h>

#include "compiler/scope.hpp"

namespace consilium::compiler {
namespace {

using model::none;

model::ChecklistItem read_item(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "paper");
  model::ChecklistItem item;
  item.id = object.text("id");
  item.name = object.localised("name");
  item.kinds = object.texts("kinds");
  item.channels = object.texts("channels");
  if (const text::Node* when = object.find("when")) item.when = read_predicate(scope, *when);
  item.record = read_fields(scope, object.items("record"));
  for (const text::Node& condition : object.items("accept_if"))
    item.accept_if.push_back(read_predicate(scope, condition));
  item.may_lack = object.yes("may_lack", false);
  item.cites = object.citation(true);
  return item;
}

}  // namespace

void read_checklists(Scope& scope, std::span<const text::Entry> entries) {
  for (const text::Entry& entry : entries) {
    const Object object(scope.context, entry.value, "checklist");
    const auto known = std::find_if(scope.service.checklists.begin(), scope.service.checklists.end(),
                                    [&](const model::Checklist& list) { return list.id == entry.key; });
    model::Checklist& list = known == scope.service.checklists.end() ? scope.service.checklists.emplace_back() : *known;
    list.id = entry.key;
    if (const text::Node* opens = object.find("opens")) list.opens = read_predicate(scope, *opens);
    if (const text::Node* owner = object.find("owed_by")) list.owed_by = scope.owner(*owner);
    if (const text::Node* point = object.find("marks")) list.marks = scope.point(*point);
    for (const text::Node& node : object.items("items")) list.items.push_back(read_item(scope, node));
    for (model::ChecklistItem& item : list.items) {
      item.key = fmt::format("{}/{}", list.id, item.id);
      for (const text::Node& clause : object.items("also_cites")) cite(scope.context, item.cites, clause);
    }
    if (list.items.empty())
      scope.context.error("C320", entry.value.place, fmt::format("the checklist `{}` asks for nothing", list.id),
                          "add `items:`");
  }
}

void read_notices(Scope& scope, std::span<const text::Entry> entries, bool of_programme) {
  for (const text::Entry& entry : entries) {
    const Object object(scope.context, entry.value, "notice");
    model::Notice notice;
    notice.id = entry.key;
    if (const text::Node* text = object.find("text")) notice.text = scope.text(*text);
    notice.kind = object.word("kind");
    notice.must = object.word("must") == "accept" ? model::NoticeMust::accept : model::NoticeMust::show;
    if (const text::Node* when = object.find("when")) notice.when = read_predicate(scope, *when);
    notice.cites = object.citation(true);
    const auto index = static_cast<model::Index>(scope.service.notices.size());
    scope.service.notices.push_back(std::move(notice));
    for (const text::Node& node : object.items("at")) {
      // A programme's notice goes to those of its tasks that a service has.
      const model::Index task = of_programme ? scope.service.task(node.text) : scope.task(node);
      if (task != none) scope.service.tasks[task].notices.push_back(index);
    }
  }
}

void read_consents(Scope& scope, std::span<const text::Entry> entries, bool of_programme) {
  for (const text::Entry& entry : entries) {
    const Object object(scope.context, entry.value, "consent");
    const model::Index index = scope.service.consent(entry.key);
    model::Consent& consent = scope.service.consents[index];
    if (const text::Node* text = object.find("text")) consent.text = scope.text(*text);
    consent.signer = object.text("signer");
    consent.covers = object.texts("covers");
    if (const text::Node* when = object.find("when")) consent.when = read_predicate(scope, *when);
    const std::string withdraw = object.word("withdraw");
    consent.withdraw = withdraw == "any_time" ? model::Withdrawal::any_time
                       : withdraw == "no"     ? model::Withdrawal::no
                                              : model::Withdrawal::before_act;
    if (const text::Node* before = object.find("before"))
      consent.before = of_programme ? scope.service.task(before->text) : scope.task(*before);
    consent.optional = object.yes("optional", false);
    consent.cites = object.citation(true);
    if (consent.before != none) scope.service.tasks[consent.before].consents.push_back(index);
  }
}

void read_excuses(Scope& scope, std::span<const text::Entry> entries) {
  for (const text::Entry& entry : entries) {
    const Object object(scope.context, entry.value, "excuse");
    model::Excuse excuse;
    excuse.id = entry.key;
    excuse.name = object.localised("name");
    excuse.cause = object.word("cause");
    excuse.needs = object.texts("needs");
    excuse.attribution = object.yes("attribution", false);
    excuse.keeps_use = object.has("use") && object.word("use") == "keep";
    excuse.cites = object.citation(true);
    scope.service.excuses.push_back(std::move(excuse));
  }
}

namespace {

// A bare word is how it was written before ways had names; the checks ask for the name.
model::SettleOutcome read_settle_outcome(Context& context, const text::Entry& decided) {
  const auto effect_of = [](std::string_view word) {
    return word == "consume" ? model::UseEffect::consume : model::UseEffect::release;
  };
  if (decided.value.kind == text::Kind::scalar) {
    const std::string& word = decided.value.text;
    if (word != "consume" && word != "release")
      context.unknown("C321", decided.value.place, "effect", word, {"consume", "release"});
    return {decided.key, {}, effect_of(word)};
  }
  const Object outcome(context, decided.value, "settle_outcome");
  return {decided.key, outcome.localised("name"), effect_of(outcome.word("use"))};
}

}  // namespace

void read_interrupts(Scope& scope, std::span<const text::Entry> entries) {
  for (const text::Entry& entry : entries) {
    const Object object(scope.context, entry.value, "interrupt");
    model::Interrupt interrupt;
    interrupt.id = entry.key;
    interrupt.name = object.localised("name");
    for (const text::Node& role : object.items("by")) interrupt.by.push_back(scope.owner(role));
    if (const text::Node* point = object.find("marks")) interrupt.marks = scope.point(*point);
    interrupt.suspends = object.yes("suspends", false);
    interrupt.blocks_new = object.yes("blocks_new", false);
    interrupt.record = read_fields(scope, object.items("record"));
    for (const text::Node& role : object.items("lifted_by")) interrupt.lifted_by.push_back(scope.owner(role));
    if (const text::Node* node = object.find("settle")) {
      const Object settle(scope.context, *node, "settle");
      if (const text::Node* owner = settle.find("owner")) interrupt.settle_owner = scope.owner(*owner);
      for (const text::Entry& decided : settle.entries("outcomes"))
        interrupt.settle.push_back(read_settle_outcome(scope.context, decided));
    }
    interrupt.cites = object.citation(true);
    scope.service.interrupts.push_back(std::move(interrupt));
  }
}

}  // namespace consilium::compiler
