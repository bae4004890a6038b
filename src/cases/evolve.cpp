#include <algorithm>

#include <fmt/core.h>

#include "cases/state.hpp"

namespace consilium::cases {
namespace {

using model::Index;
using model::none;

class Fold {
 public:
  Fold(const model::Service& service, CaseState& state, const EventContext& context)
      : service_(service), state_(state), context_(context) {}

  void operator()(const CaseOpened& event) {
    state_.opened = event;
    state_.opened_at = context_.occurred_at;
    record(event.facts);
    for (const std::string& point : event.points) reach(point, context_.occurred_at);
  }
  void operator()(const ChildOpened& event) { state_.children.push_back({event.embed, event.child}); }
  void operator()(const TaskDone& event) {
    state_.attempts = 0;
    record(event.facts);
    const Index task = service_.task(event.task);
    if (task != none) {
      state_.task_done[task] = !event.stays_open;
      state_.task_outcome[task] = event.outcome;
    }
    for (const std::string& reopened : event.reopens) reopen(reopened);
  }
  void operator()(const PointReached& event) {
    const Index index = service_.point(event.point);
    if (event.corrected && index != none && !state_.points[index].stamps.empty()) {
      state_.points[index].stamps.pop_back();
      decide_anew(model::DateTerm::Kind::point, index);
    }
    reach(event.point, event.at);
  }
  void operator()(const FactsRecorded& event) { record(event.facts); }
  void operator()(const BranchFixed& event) { state_.branch = service_.branch(event.branch); }
  void operator()(const RecordReceived& event) {
    ++state_.records_count;
    // A paper that does not fit takes nothing from one that does.
    const Paper* there = state_.paper(event.checklist, event.item);
    if (!event.accepted && there != nullptr && there->state == PaperState::accepted) return;
    Paper paper;
    paper.record = event.record;
    paper.checklist = event.checklist;
    paper.item = event.item;
    paper.kind = event.kind;
    paper.dated_on = event.dated_on;
    paper.issuer = event.issuer;
    paper.channel = event.channel;
    paper.state = event.accepted ? PaperState::accepted : PaperState::rejected;
    paper.defects = event.defects;
    paper.received_at = context_.occurred_at;
    paper.documents = event.documents;
    state_.papers[paper_key(event.checklist, event.item)] = std::move(paper);
    record(event.facts);
  }
  void operator()(const PaperNotNeeded& event) {
    Paper& paper = state_.papers[paper_key(event.checklist, event.item)];
    paper.checklist = event.checklist;
    paper.item = event.item;
    paper.state = PaperState::not_needed;
    paper.received_at = context_.occurred_at;
  }
  void operator()(const NoticeGiven& event) {
    GivenNotice& given = state_.notices[event.notice];
    given.accepted = given.accepted || event.accepted;
    given.language = event.language;
    given.at = context_.occurred_at;
  }
  void operator()(const ConsentChanged& event) { state_.consents[event.consent] = event.given; }
  void operator()(const Told& event) {
    const Index task = service_.task(event.task);
    if (task == none) return;
    std::vector<std::string>& told = state_.told_parts[task];
    for (const std::string& part : event.parts) {
      if (std::find(told.begin(), told.end(), part) == told.end()) told.push_back(part);
    }
  }
  void operator()(const MoveMade& event) {
    for (const std::string& fact : event.forgets) {
      if (const Index index = service_.fact(fact); index != none) forget(index);
    }
    record(event.facts);
    for (const std::string& point : event.clears) take_back(service_.point(point));
    for (const std::string& task : event.reopens) reopen(task);
    for (const std::string& deadline : event.excuses) {
      if (const Index index = service_.deadline(deadline); index != none) state_.deadline_excused[index] = true;
    }
    for (std::size_t i = 0; i < service_.deadlines.size(); ++i) {
      if (state_.deadline_missed[i] && starts_anew(service_.deadlines[i], event)) start_anew(i);
    }
  }
  void operator()(const MessageWritten& event) {
    state_.messages.push_back({event.message, event.thread, event.by, context_.actor, event.channel, event.text,
                               event.documents, event.automatic, context_.occurred_at});
    for (const std::string& point : event.clears) take_back(service_.point(point));
    for (const std::string& task : event.reopens) reopen(task);
    for (const std::string& deadline : event.renews) {
      if (const Index index = service_.deadline(deadline); index != none) start_anew(index);
    }
  }
  void operator()(const ContactAttempted& event) {
    state_.attempts = event.result == reached_result ? 0 : state_.attempts + 1;
  }
  void operator()(const ReferralResolved& event) { state_.referrals[event.rule] = event.allowed; }
  void operator()(const ExceptionGranted& event) {
    state_.exceptions[event.rule] = Exception{event.reason, context_.actor, event.until};
  }
  void operator()(const ExcuseRecorded& event) {
    state_.excuses.push_back({event.excuse, event.from, event.to, event.reason});
  }
  void operator()(const DeadlineMissed& event) {
    const Index index = service_.deadline(event.deadline);
    if (index != none) miss(index, event.due, event.because);
  }
  void operator()(const Interrupted& event) {
    state_.interrupt = event.interrupt;
    record(event.facts);
    for (const model::Interrupt& interrupt : service_.interrupts) {
      if (interrupt.id != event.interrupt) continue;
      if (interrupt.suspends) state_.suspensions.emplace_back(context_.occurred_at, std::nullopt);
      if (interrupt.marks != none) reach(service_.points[interrupt.marks], context_.occurred_at);
    }
  }
  void operator()(const InterruptLifted&) { end_suspension(); }
  void operator()(const CaseClosed& event) {
    record(event.facts);
    end_suspension();
    state_.closed = Closing{event.end, event.cause, event.use, context_.occurred_at, context_.recorded_at};
    reach(model::closed_point, context_.occurred_at);
  }
  void operator()(const CaseMoved& event) {
    state_.opened.programme_hash = event.to;
    for (const KeptDeadline& kept : event.kept) {
      const Index index = service_.deadline(kept.deadline);
      if (index == none) continue;
      state_.deadline_kept[index] = kept;
      if (kept.missed && !state_.deadline_missed[index]) miss(index, kept.due, kept.because);
    }
  }
  void operator()(const ComplaintFiled&) {}
  void operator()(const Assigned& event) { state_.assignee = event.operator_id; }
  void operator()(const DocumentAdded& event) {
    state_.documents.push_back(
        {event.document, event.name, event.media_type, event.size, event.sha256, context_.actor, context_.occurred_at});
  }
  void operator()(const HelpLogged& event) {
    record(event.facts);
    state_.book.help.push_back(booked(event));
  }
  void operator()(const ExpenseRecorded& event) { state_.book.expenses.push_back(booked(event)); }
  void operator()(const PaymentRecorded& event) { state_.book.payments.push_back(booked(event)); }
  void operator()(const EntryReversed& event) {
    reverse(state_.book.help, event);
    reverse(state_.book.expenses, event);
    reverse(state_.book.payments, event);
  }
  void operator()(const StatementMade& event) { state_.book.statements.push_back(booked(event)); }
  void operator()(const UseChanged&) {}
  void operator()(const RightGranted&) {}
  void operator()(const AccountAdjusted&) {}
  void operator()(const IdentityBlockChanged&) {}

 private:
  static std::string paper_key(std::string_view checklist, std::string_view item) {
    return fmt::format("{}/{}", checklist, item);
  }

  template <typename Event>
  Booked<Event> booked(const Event& event) const {
    return {event, context_.recorded_at, context_.actor, {}};
  }

  template <typename Event>
  static void reverse(std::vector<Booked<Event>>& entries, const EntryReversed& reversal) {
    for (Booked<Event>& entry : entries) {
      if (entry.event.entry == reversal.entry) entry.reversed_for = reversal.reason;
    }
  }

  void record(const std::vector<RecordedFact>& facts) {
    for (const RecordedFact& fact : facts) {
      const Index index = service_.fact(fact.fact);
      if (index == none) continue;
      if (state_.facts[index] && state_.facts[index]->value != fact.value) forget(index);
      state_.facts[index] = KnownFact{fact.value, context_.occurred_at, context_.actor};
    }
  }

  void forget(Index fact) {
    state_.facts[fact].reset();
    decide_anew(model::DateTerm::Kind::fact, fact);
  }

  void reach(std::string_view point, base::Instant at) {
    const Index index = service_.point(point);
    if (index == none) return;
    if (!state_.points[index].stamps.empty()) decide_anew(model::DateTerm::Kind::point, index);
    state_.points[index].stamps.push_back(at);
    state_.points[index].reached = true;
  }

  void miss(Index deadline, std::optional<base::Instant> due, const std::vector<std::string>& because) {
    state_.deadline_missed[deadline] = due;
    if (because.empty()) return;
    state_.deadline_excused[deadline] = true;
    state_.excused_because[deadline] = because;
  }

  void end_suspension() {
    state_.interrupt.reset();
    if (!state_.suspensions.empty() && !state_.suspensions.back().second) {
      state_.suspensions.back().second = context_.occurred_at;
    }
  }

  bool is_taken_back(const model::DateTerm& term, const MoveMade& event) const {
    const auto holds = [](const std::vector<std::string>& ids, const std::string& id) {
      return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    if (term.index == none) return false;
    return term.kind == model::DateTerm::Kind::point ? holds(event.clears, service_.points[term.index])
                                                     : holds(event.forgets, service_.facts[term.index].id);
  }

  // What runs from a date that no longer holds runs anew from the next one.
  bool starts_anew(const model::Deadline& deadline, const MoveMade& event) const {
    return is_taken_back(deadline.before, event) ||
           std::any_of(deadline.after.begin(), deadline.after.end(),
                       [&](const model::DateTerm& term) { return is_taken_back(term, event); });
  }

  // What a version before decided stands until what it rests on is another.
  void decide_anew(model::DateTerm::Kind kind, Index index) {
    if (index == none) return;
    const auto names = [&](const model::DateTerm& term) { return term.kind == kind && term.index == index; };
    for (std::size_t i = 0; i < service_.deadlines.size(); ++i) {
      const model::Deadline& deadline = service_.deadlines[i];
      const bool is_met_by = kind == model::DateTerm::Kind::point &&
                             std::find(deadline.met_by.begin(), deadline.met_by.end(), index) != deadline.met_by.end();
      if (is_met_by || names(deadline.before) || std::any_of(deadline.after.begin(), deadline.after.end(), names))
        state_.deadline_kept[i].reset();
    }
  }

  void start_anew(std::size_t deadline) {
    state_.deadline_kept[deadline].reset();
    state_.deadline_missed[deadline].reset();
    ++state_.deadline_missed_before[deadline];
    if (state_.excused_because[deadline].empty()) return;
    state_.excused_because[deadline].clear();
    state_.deadline_excused[deadline] = false;
  }

  void take_back(Index point) {
    if (point == none || !state_.points[point].reached) return;
    state_.points[point].reached = false;
    decide_anew(model::DateTerm::Kind::point, point);
  }

  // A task that is to be done again takes back what its outcomes stamped, and is told anew.
  void reopen(std::string_view id) {
    const Index task = service_.task(id);
    if (task == none) return;
    state_.task_done[task] = false;
    state_.told_parts[task].clear();
    for (const model::Outcome& outcome : service_.tasks[task].outcomes) {
      for (const model::Mark& mark : outcome.marks) take_back(mark.point);
    }
  }

  const model::Service& service_;
  CaseState& state_;
  const EventContext& context_;
};

model::UseState use_state_from(std::string_view text) {
  if (text == "consumed") return model::UseState::consumed;
  if (text == "released") return model::UseState::released;
  if (text == "expired") return model::UseState::expired;
  return model::UseState::held;
}

// Reminders and what is only appended: nobody has to look at a form again because of them.
bool is_beside_the_forms(const Event& event) {
  if (const auto* paper = std::get_if<RecordReceived>(&event)) return paper->facts.empty();
  if (const auto* help = std::get_if<HelpLogged>(&event)) return help->facts.empty();
  if (const auto* message = std::get_if<MessageWritten>(&event))
    return message->clears.empty() && message->reopens.empty() && message->renews.empty();
  return std::holds_alternative<ContactAttempted>(event) || std::holds_alternative<DeadlineMissed>(event) ||
         std::holds_alternative<ComplaintFiled>(event) || std::holds_alternative<ExpenseRecorded>(event) ||
         std::holds_alternative<PaymentRecorded>(event) || std::holds_alternative<EntryReversed>(event) ||
         std::holds_alternative<StatementMade>(event) || std::holds_alternative<DocumentAdded>(event);
}

}  // namespace

const Paper* CaseState::paper(std::string_view checklist, std::string_view item) const {
  const auto found = papers.find(fmt::format("{}/{}", checklist, item));
  return found == papers.end() ? nullptr : &found->second;
}

const Document* CaseState::document(std::string_view document_id) const {
  const auto found = std::find_if(documents.begin(), documents.end(),
                                  [&](const Document& document) { return document.id == document_id; });
  return found == documents.end() ? nullptr : &*found;
}

CaseState empty_case(const model::Service& service, std::string id) {
  CaseState state;
  state.id = std::move(id);
  state.facts.resize(service.facts.size());
  state.points.resize(service.points.size());
  state.task_done.resize(service.tasks.size());
  state.task_outcome.resize(service.tasks.size());
  state.told_parts.resize(service.tasks.size());
  state.deadline_excused.resize(service.deadlines.size());
  state.excused_because.resize(service.deadlines.size());
  state.deadline_missed.resize(service.deadlines.size());
  state.deadline_missed_before.resize(service.deadlines.size());
  state.deadline_kept.resize(service.deadlines.size());
  return state;
}

void evolve(const model::Service& service, CaseState& state, const Event& event, const EventContext& context) {
  ++state.version;
  if (!is_beside_the_forms(event)) state.form_version = state.version;
  std::visit(Fold(service, state, context), event);
}

bool may_open(const CaseState& state, const model::Task& task) {
  const std::vector<std::string>& without = state.opened.without_tasks;
  return state.version > 0 && state.closed.has_value() == task.after_end &&
         std::find(without.begin(), without.end(), task.id) == without.end();
}

void evolve(model::Account& account, const Event& event) {
  ++account.version;
  if (const auto* changed = std::get_if<UseChanged>(&event)) {
    const auto found = std::find_if(account.uses.begin(), account.uses.end(),
                                    [&](const model::Use& use) { return use.id == changed->use; });
    model::Use& use = found == account.uses.end() ? account.uses.emplace_back() : *found;
    use = model::Use{changed->use,        changed->service, changed->case_id,
                     changed->charged_on, changed->amount,  use_state_from(changed->state),
                     changed->reason,     changed->right,   changed->line};
  } else if (const auto* adjusted = std::get_if<AccountAdjusted>(&event)) {
    account.adjustments.push_back({adjusted->service, adjusted->charged_on, adjusted->amount, adjusted->reason});
  } else if (const auto* granted = std::get_if<RightGranted>(&event)) {
    model::Right right{granted->right,   granted->grant,          granted->granted_by,
                       granted->case_id, granted->programme_hash, granted->service,
                       granted->count,   granted->granted_on,     {}};
    for (const RecordedFact& fact : granted->facts) right.facts.push_back({fact.fact, fact.value});
    account.rights.push_back(std::move(right));
  } else if (const auto* block = std::get_if<IdentityBlockChanged>(&event)) {
    std::erase(account.identity_blocked_by, block->case_id);
    if (block->blocked) account.identity_blocked_by.push_back(block->case_id);
    account.identity_blocked = !account.identity_blocked_by.empty();
  }
}

}  // namespace consilium::cases
