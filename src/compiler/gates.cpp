#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "compiler/scope.hpp"

namespace consilium::compiler {
namespace {

using model::none;

constexpr std::array<Key, 7> checklist_keys{{{"opens", false, "when the papers are owed"},
                                             {"owed_by", false, "who owes them"},
                                             {"marks", false, "the point stamped when all are there"},
                                             {"items", false, "the papers"},
                                             {"also_cites", false, "further clauses"},
                                             {"reading", false, "the reading taken"},
                                             {"cites", false, "clauses"}}};
constexpr std::array<Key, 9> item_keys{{{"id", true, "name"},
                                        {"name", true, "in words"},
                                        {"kinds", false, "kinds of record that answer it"},
                                        {"channels", false, "how it may arrive"},
                                        {"when", false, "only then it is owed"},
                                        {"record", false, "facts that come with it"},
                                        {"accept_if", false, "what these facts must be"},
                                        {"reading", false, "the reading taken"},
                                        {"cites", true, "clauses"}}};
constexpr std::array<Key, 7> notice_keys{{{"text", true, "id of the text"},
                                          {"kind", true, "liability, warning, legal or description"},
                                          {"at", true, "tasks that wait for it"},
                                          {"must", true, "show or accept"},
                                          {"when", false, "only then"},
                                          {"reading", false, "the reading taken"},
                                          {"cites", true, "clauses"}}};
constexpr std::array<Key, 8> consent_keys{{{"text", true, "id of the text"},
                                           {"signer", true, "who gives it"},
                                           {"covers", true, "whose data or rights"},
                                           {"before", true, "the task that waits for it"},
                                           {"withdraw", false, "before_act or no"},
                                           {"when", false, "only then"},
                                           {"reading", false, "the reading taken"},
                                           {"cites", true, "clauses"}}};
constexpr std::array<Key, 7> excuse_keys{{{"name", true, "in words"},
                                          {"cause", true, "whose it is"},
                                          {"needs", true, "what is recorded with it"},
                                          {"use", false, "keep"},
                                          {"attribution", false, "shown as somebody's time; lateness still counts"},
                                          {"reading", false, "the reading taken"},
                                          {"cites", true, "clauses"}}};
constexpr std::array<Key, 10> interrupt_keys{{{"name", true, "in words"},
                                              {"by", true, "roles that may report it"},
                                              {"marks", true, "the point stamped"},
                                              {"suspends", false, "everything else stands still"},
                                              {"blocks_new", false, "no new case on the account until it is lifted"},
                                              {"record", false, "facts"},
                                              {"lifted_by", true, "roles"},
                                              {"settle", true, "who decides on the use, and how"},
                                              {"reading", false, "the reading taken"},
                                              {"cites", true, "clauses"}}};
constexpr std::array<Key, 3> settle_keys{
    {{"task", true, "name"}, {"owner", true, "role"}, {"outcomes", true, "each with consume or release"}}};

model::ChecklistItem read_item(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "paper", item_keys);
  model::ChecklistItem item;
  item.id = object.text("id");
  item.name = object.localised("name");
  item.kinds = object.texts("kinds");
  item.channels = object.texts("channels");
  if (const text::Node* when = object.find("when")) item.when = read_predicate(scope, *when);
  item.record = read_fields(scope, object.items("record"));
  for (const text::Node& condition : object.items("accept_if"))
    item.accept_if.push_back(read_predicate(scope, condition));
  item.cites = object.citation(true);
  return item;
}

}  // namespace

void read_checklists(Scope& scope, std::span<const text::Entry> entries) {
  for (const text::Entry& entry : entries) {
    const Object object(scope.context, entry.value, "checklist", checklist_keys);
    const auto known = std::find_if(scope.service.checklists.begin(), scope.service.checklists.end(),
                                    [&](const model::Checklist& list) { return list.id == entry.key; });
    model::Checklist& list = known == scope.service.checklists.end() ? scope.service.checklists.emplace_back() : *known;
    list.id = entry.key;
    if (const text::Node* opens = object.find("opens")) list.opens = read_predicate(scope, *opens);
    if (const text::Node* owner = object.find("owed_by")) list.owed_by = scope.owner(*owner);
    if (const text::Node* point = object.find("marks")) list.marks = scope.point(*point);
    for (const text::Node& node : object.items("items")) list.items.push_back(read_item(scope, node));
    for (model::ChecklistItem& item : list.items) {
      for (const std::string& clause : object.texts("also_cites")) item.cites.clauses.push_back(clause);
    }
    if (list.items.empty())
      scope.context.error("C320", entry.value.place, fmt::format("the checklist `{}` asks for nothing", list.id));
  }
}

void read_notices(Scope& scope, std::span<const text::Entry> entries, bool of_programme) {
  for (const text::Entry& entry : entries) {
    const Object object(scope.context, entry.value, "notice", notice_keys);
    model::Notice notice;
    notice.id = entry.key;
    if (const text::Node* text = object.find("text")) notice.text = scope.text(*text);
    notice.kind = object.word("kind", {"liability", "warning", "legal", "description"});
    notice.must =
        object.word("must", {"show", "accept"}) == "accept" ? model::NoticeMust::accept : model::NoticeMust::show;
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
    const Object object(scope.context, entry.value, "consent", consent_keys);
    model::Consent consent;
    consent.id = entry.key;
    if (const text::Node* text = object.find("text")) consent.text = scope.text(*text);
    consent.signer = object.text("signer");
    consent.covers = object.texts("covers");
    if (const text::Node* when = object.find("when")) consent.when = read_predicate(scope, *when);
    consent.cites = object.citation(true);
    const auto index = static_cast<model::Index>(scope.service.consents.size());
    scope.service.consents.push_back(std::move(consent));
    if (const text::Node* before = object.find("before")) {
      const model::Index task = of_programme ? scope.service.task(before->text) : scope.task(*before);
      if (task != none) scope.service.tasks[task].consents.push_back(index);
    }
  }
}

void read_excuses(Scope& scope, std::span<const text::Entry> entries) {
  for (const text::Entry& entry : entries) {
    const Object object(scope.context, entry.value, "excuse", excuse_keys);
    model::Excuse excuse;
    excuse.id = entry.key;
    excuse.name = object.localised("name");
    excuse.cause = object.word("cause", {"member", "provider", "hospital", "insurer", "outside"});
    excuse.needs = object.texts("needs");
    excuse.attribution = object.yes("attribution", false);
    excuse.cites = object.citation(true);
    scope.service.excuses.push_back(std::move(excuse));
  }
}

void read_interrupts(Scope& scope, std::span<const text::Entry> entries) {
  for (const text::Entry& entry : entries) {
    const Object object(scope.context, entry.value, "interrupt", interrupt_keys);
    model::Interrupt interrupt;
    interrupt.id = entry.key;
    interrupt.name = object.localised("name");
    for (const text::Node& role : object.items("by")) interrupt.by.push_back(scope.owner(role));
    if (const text::Node* point = object.find("marks")) interrupt.marks = scope.point(*point);
    interrupt.blocks_new = object.yes("blocks_new", false);
    interrupt.record = read_fields(scope, object.items("record"));
    for (const text::Node& role : object.items("lifted_by")) interrupt.lifted_by.push_back(scope.owner(role));
    if (const text::Node* node = object.find("settle")) {
      const Object settle(scope.context, *node, "settle", settle_keys);
      if (const text::Node* owner = settle.find("owner")) interrupt.settle_owner = scope.owner(*owner);
      for (const text::Entry& outcome : settle.entries("outcomes")) {
        const bool consume = outcome.value.text == "consume";
        if (!consume && outcome.value.text != "release") {
          scope.context.unknown("C321", outcome.value.place, "effect", outcome.value.text, {"consume", "release"});
        }
        interrupt.settle.emplace_back(outcome.key, consume ? model::UseEffect::consume : model::UseEffect::release);
      }
    }
    interrupt.cites = object.citation(true);
    scope.service.interrupts.push_back(std::move(interrupt));
  }
}

}  // namespace consilium::compiler
