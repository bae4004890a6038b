#include <algorithm>

#include <fmt/core.h>

#include "cases/families.hpp"
#include "cases/forms.hpp"
#include "cases/words.hpp"

namespace consilium::cases {
namespace {

using decision::Truth;
using model::none;

struct Asked {
  const model::Checklist* checklist = nullptr;
  const model::ChecklistItem* item = nullptr;
};

Asked find(const model::Service& service, const std::string& checklist_id, const std::string& item_id) {
  for (const model::Checklist& checklist : service.checklists) {
    if (checklist.id != checklist_id) continue;
    for (const model::ChecklistItem& item : checklist.items) {
      if (item.id == item_id) return {&checklist, &item};
    }
  }
  return {};
}

bool is_one_of(const std::vector<std::string>& allowed, const std::string& value) {
  return allowed.empty() || std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

// What was done on a consent stands; whether it may be withdrawn afterwards is for the consent to say.
Verdict check_withdrawal(const CaseState& state, const model::Consent& consent) {
  const auto given = state.consents.find(consent.id);
  if (given == state.consents.end() || !given->second) return std::nullopt;
  const bool acted = consent.before != none && state.task_done[consent.before];
  switch (consent.withdraw) {
    case model::Withdrawal::any_time:
      return std::nullopt;
    case model::Withdrawal::before_act:
      return acted ? Verdict(refuse("consent-acted-on", {consent.id}, &consent.cites)) : std::nullopt;
    case model::Withdrawal::no:
      return refuse("consent-binding", {consent.id}, &consent.cites);
  }
  return std::nullopt;
}

base::Language language_of(const CaseState& state) {
  return base::language_from(state.opened.language).value_or(base::Language::zh_hans);
}

}  // namespace

// A paper that does not fit is kept with its defects, and stays owed.
Verdict receive(Work& work, CaseState& state, const ReceiveRecord& command) {
  const auto [checklist, item] = find(work.service_of(state), command.checklist, command.item);
  if (item == nullptr) return refuse("paper-unknown", {fmt::format("{}/{}", command.checklist, command.item)});
  if (work.evaluate(state, checklist->opens) != Truth::yes)
    return refuse("paper-not-asked-for", {item->id}, &item->cites);
  if (auto refusal = check_form(work, state, item->record, command.facts)) return refusal;
  if (command.dated_on && *command.dated_on > work.world().programme->zone.date_of(work.world().occurred_at)) {
    return refuse("paper-dated-in-the-future", {item->id});
  }
  if (auto refusal = check_documents(state, command.documents)) return refusal;
  RecordReceived received;
  received.record = fmt::format("{}-{}", state.id, state.records_count + 1);
  received.checklist = command.checklist;
  received.item = command.item;
  received.kind = command.kind;
  received.dated_on = command.dated_on;
  received.issuer = command.issuer;
  received.channel = command.channel;
  received.facts = command.facts;
  received.documents = command.documents;
  if (!is_one_of(item->kinds, command.kind)) received.defects.push_back("kind");
  if (!is_one_of(item->channels, command.channel)) received.defects.push_back("channel");
  const CaseState filled = with_facts(work, state, command.facts);
  for (const model::Predicate& condition : item->accept_if) {
    if (work.evaluate(filled, condition) == Truth::yes) continue;
    received.defects.push_back(condition.fact == none ? "condition" : work.service_of(state).facts[condition.fact].id);
  }
  received.accepted = received.defects.empty();
  work.emit(state, std::move(received));
  return std::nullopt;
}

Verdict exclude(Work& work, CaseState& state, const ExcludePaper& command) {
  const auto [checklist, item] = find(work.service_of(state), command.checklist, command.item);
  if (item == nullptr) return refuse("paper-unknown", {fmt::format("{}/{}", command.checklist, command.item)});
  if (!item->accept_if.empty() && !item->may_lack) return refuse("paper-always-needed", {item->id}, &item->cites);
  if (command.reason.empty()) return refuse("reason-missing", {item->id});
  if (const Paper* paper = state.paper(command.checklist, command.item);
      paper != nullptr && paper->state == PaperState::accepted) {
    return refuse("paper-there", {item->id});
  }
  work.emit(state, PaperNotNeeded{command.checklist, command.item, command.reason});
  return std::nullopt;
}

Verdict give(Work& work, CaseState& state, const GiveNotice& command) {
  const model::Service& service = work.service_of(state);
  const model::Index index = service.notice(command.notice);
  if (index == none) return refuse("notice-unknown", {command.notice});
  NoticeGiven given;
  given.notice = command.notice;
  given.language = state.opened.language;
  given.channel = command.channel;
  given.accepted = command.accepted;
  given.words = words_of(work.world(), service, state, service.notices[index].text, language_of(state));
  work.emit(state, std::move(given));
  return std::nullopt;
}

Verdict change(Work& work, CaseState& state, const ChangeConsent& command) {
  const model::Service& service = work.service_of(state);
  const model::Index index = service.consent(command.consent);
  if (index == none) return refuse("consent-unknown", {command.consent});
  if (!command.given) {
    if (auto refusal = check_withdrawal(state, service.consents[index])) return refusal;
  }
  ConsentChanged changed;
  changed.consent = command.consent;
  changed.given = command.given;
  changed.signer = state.opened.applicant.role;
  changed.language = state.opened.language;
  changed.channel = command.channel;
  changed.words = words_of(work.world(), service, state, service.consents[index].text, language_of(state));
  work.emit(state, std::move(changed));
  return std::nullopt;
}

}  // namespace consilium::cases
