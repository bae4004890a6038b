#include "scenario/involved.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace consilium::scenario {
namespace {

using model::Service;

template <typename Items>
void involve_named(Involved& involved, const Items& items, std::string_view id) {
  for (const auto& item : items) {
    if (item.id == id) involved.insert(&item.cites);
  }
}

void involve_facts(Involved& involved, const Service& service, const std::vector<cases::RecordedFact>& facts) {
  for (const cases::RecordedFact& fact : facts) involve_named(involved, service.facts, fact.fact);
}

void involve_quota(Involved& involved, const Service& service) {
  involved.insert(&service.quota.cites);
  for (const model::QuotaLine& line : service.quota.lines) involved.insert(&line.cites);
}

void involve_item(Involved& involved, const Service& service, std::string_view list, std::string_view item) {
  for (const model::Checklist& checklist : service.checklists) {
    if (checklist.id != list) continue;
    involved.insert(&checklist.cites);
    involve_named(involved, checklist.items, item);
  }
}

// `checklist/item`.
void involve_item(Involved& involved, const Service& service, std::string_view key) {
  const std::size_t slash = key.find('/');
  if (slash != std::string_view::npos) involve_item(involved, service, key.substr(0, slash), key.substr(slash + 1));
}

// With what the task waits for: whether that is asked for or not, the act shows it.
void involve_task(Involved& involved, const Service& service, std::string_view id, std::string_view outcome) {
  for (const model::Task& task : service.tasks) {
    if (task.id != id) continue;
    involved.insert(&task.cites);
    for (const model::Index notice : task.notices) involved.insert(&service.notices[notice].cites);
    for (const model::Index consent : task.consents) involved.insert(&service.consents[consent].cites);
    for (const model::Outcome& one : task.outcomes) {
      if (one.id == outcome || task.outcomes.size() == 1) involved.insert(&one.cites);
    }
  }
}

void involve_allowance(Involved& involved, const Service& service, std::string_view id, std::string_view kind) {
  for (const model::Allowance& allowance : service.allowances) {
    if (allowance.id != id) continue;
    involved.insert(&allowance.cites);
    involve_named(involved, allowance.excluded, kind);
    if (allowance.beyond && allowance.beyond->cost != model::none)
      involved.insert(&service.costs[allowance.beyond->cost].cites);
  }
}

// `by` may be empty: then any of those who write.
void involve_thread(Involved& involved, const Service& service, std::string_view id, std::string_view by) {
  for (const model::Thread& thread : service.threads) {
    if (thread.id != id) continue;
    involved.insert(&thread.cites);
    for (const model::Writer& writer : thread.writers) {
      if (by.empty() || writer.writes_as(by)) involved.insert(&writer.cites);
    }
  }
}

// What an act names; one that is refused names it too.
class Naming {
 public:
  Naming(Involved& involved, const Service& service) : involved_(involved), service_(service) {}

  void operator()(const cases::Open& open) const { involve_facts(involved_, service_, open.facts); }
  void operator()(const cases::Act& act) const {
    involve_task(involved_, service_, act.task, act.outcome);
    involve_facts(involved_, service_, act.facts);
  }
  void operator()(const cases::ReceiveRecord& record) const {
    involve_item(involved_, service_, record.checklist, record.item);
    involve_facts(involved_, service_, record.facts);
  }
  void operator()(const cases::ExcludePaper& paper) const {
    involve_item(involved_, service_, paper.checklist, paper.item);
  }
  void operator()(const cases::GiveNotice& notice) const { involve_named(involved_, service_.notices, notice.notice); }
  void operator()(const cases::ChangeConsent& consent) const {
    involve_named(involved_, service_.consents, consent.consent);
  }
  void operator()(const cases::MakeMove& move) const {
    involve_named(involved_, service_.moves, move.move);
    involve_facts(involved_, service_, move.facts);
  }
  void operator()(const cases::Write& write) const { involve_thread(involved_, service_, write.thread, write.by); }
  void operator()(const cases::Close& close) const {
    involve_named(involved_, service_.ends, close.end);
    involve_facts(involved_, service_, close.facts);
  }
  void operator()(const cases::Interrupt& interrupt) const {
    involve_named(involved_, service_.interrupts, interrupt.interrupt);
    involve_facts(involved_, service_, interrupt.facts);
  }
  void operator()(const cases::ResolveReferral& referral) const {
    involve_named(involved_, service_.rules, referral.rule);
  }
  void operator()(const cases::GrantException& exception) const {
    involve_named(involved_, service_.rules, exception.rule);
  }
  void operator()(const cases::RecordExcuse& excuse) const {
    involve_named(involved_, service_.excuses, excuse.excuse);
  }
  void operator()(const cases::LogHelp& help) const {
    involve_allowance(involved_, service_, help.allowance, help.kind);
    involve_facts(involved_, service_, help.facts);
  }
  void operator()(const cases::RecordExpense& expense) const { involve_named(involved_, service_.costs, expense.cost); }
  void operator()(const cases::RecordPayment&) const { settle(); }
  void operator()(const cases::MakeStatement&) const { settle(); }
  void operator()(const cases::PassDeadline& passed) const {
    involve_named(involved_, service_.deadlines, passed.deadline);
  }
  // These name no word of the programme.
  void operator()(const cases::Cancel&) const {}
  void operator()(const cases::LiftInterrupt&) const {}
  void operator()(const cases::SettleInterrupt&) const {}
  void operator()(const cases::LogContact&) const {}
  void operator()(const cases::FileComplaint&) const {}
  void operator()(const cases::Assign&) const {}
  void operator()(const cases::TakeFromLine&) const {}
  void operator()(const cases::AddDocument&) const {}
  void operator()(const cases::Correct&) const {}
  void operator()(const cases::ReverseEntry&) const {}
  void operator()(const cases::FollowContract&) const {}

 private:
  void settle() const {
    if (service_.settlement) involved_.insert(&service_.settlement->cites);
  }

  Involved& involved_;
  const Service& service_;
};

void involve_subject(Involved& involved, const Service& service, std::string_view subject) {
  involve_named(involved, service.facts, subject);
  involve_named(involved, service.rules, subject);
  involve_named(involved, service.notices, subject);
  involve_named(involved, service.consents, subject);
  involve_named(involved, service.tasks, subject);
  involve_named(involved, service.deadlines, subject);
  involve_named(involved, service.stops, subject);
  involve_named(involved, service.moves, subject);
  involve_named(involved, service.ends, subject);
  involve_named(involved, service.embeds, subject);
  involve_named(involved, service.threads, subject);
  involve_named(involved, service.costs, subject);
  involve_named(involved, service.allowances, subject);
  involve_item(involved, service, subject);
}

void involve_flow(Involved& involved, const Service& service, const cases::CaseState& state) {
  for (std::size_t i = 0; i < service.facts.size(); ++i) {
    if (state.facts[i]) involved.insert(&service.facts[i].cites);
  }
  for (std::size_t i = 0; i < service.tasks.size(); ++i) {
    if (state.task_done[i]) involve_task(involved, service, service.tasks[i].id, state.task_outcome[i]);
  }
  for (const auto& [key, paper] : state.papers) involve_item(involved, service, key);
  for (const auto& [id, given] : state.notices) involve_named(involved, service.notices, id);
  for (const auto& [id, given] : state.consents) involve_named(involved, service.consents, id);
  for (const auto& [rule, allowed] : state.referrals) involve_named(involved, service.rules, rule);
  for (const cases::Message& message : state.messages) involve_thread(involved, service, message.thread, message.by);
  for (const cases::Child& child : state.children) involve_named(involved, service.embeds, child.embed);
  for (const cases::CaseExcuse& excuse : state.excuses) involve_named(involved, service.excuses, excuse.excuse);
  if (state.branch != model::none) involved.insert(&service.branches[state.branch].cites);
  if (state.interrupt) involve_named(involved, service.interrupts, *state.interrupt);
  if (state.closed) involve_named(involved, service.ends, state.closed->end);
  for (const model::Grant& grant : service.grants) {
    if (state.is_reached(grant.at)) involved.insert(&grant.cites);
  }
}

void involve_book(Involved& involved, const Service& service, const cases::Book& book) {
  for (const auto& help : book.help) involve_allowance(involved, service, help.event.allowance, help.event.kind);
  for (const auto& expense : book.expenses) involve_named(involved, service.costs, expense.event.cost);
  if (service.settlement && (!book.payments.empty() || !book.statements.empty()))
    involved.insert(&service.settlement->cites);
}

void involve_clock(Involved& involved, const Service& service, const cases::Clock& clock) {
  if (clock.state == cases::ClockState::not_started || clock.state == cases::ClockState::not_applicable) return;
  const model::Deadline& deadline = service.deadlines[clock.deadline];
  involved.insert(&deadline.cites);
  for (const model::ExcusedUnless& unless : deadline.excused_unless) {
    if (clock.state == cases::ClockState::missed || clock.excused) involved.insert(&unless.cites);
  }
  for (const model::Index stop : deadline.stops) involved.insert(&service.stops[stop].cites);
}

void involve_obligation(Involved& involved, const model::Programme& programme, const Service& service,
                        const cases::Obligation& obligation) {
  involve_named(involved, programme.waiting_lines, obligation.waits_in);
  if (obligation.kind == cases::ObligationKind::paper) involve_item(involved, service, obligation.id);
  if (obligation.kind == cases::ObligationKind::task) involve_named(involved, service.tasks, obligation.id);
  if (obligation.kind == cases::ObligationKind::referral) involve_named(involved, service.rules, obligation.id);
  if (obligation.kind == cases::ObligationKind::settlement) involve_named(involved, service.interrupts, obligation.id);
  if (obligation.kind == cases::ObligationKind::money && service.settlement)
    involved.insert(&service.settlement->cites);
}

}  // namespace

void involve_decision(Involved& involved, const Service& service, const decision::Decision& decision, bool of_table) {
  for (const decision::Check& check : decision.checks) {
    if (check.status == decision::CheckStatus::not_applicable && !of_table) continue;
    if (check.kind == decision::CheckKind::quota) involve_quota(involved, service);
    if (check.cites != nullptr) involved.insert(check.cites);
  }
  if (decision.branch != model::none) involved.insert(&service.branches[decision.branch].cites);
}

void involve_command(Involved& involved, const Service& service, const cases::Command& command) {
  involved.insert(&service.cites);
  std::visit(Naming(involved, service), command);
}

void involve_refusal(Involved& involved, const Service& service, const cases::Refusal& refusal) {
  for (const std::string& subject : refusal.subjects) involve_subject(involved, service, subject);
  if (refusal.decision) involve_decision(involved, service, *refusal.decision, false);
}

void involve_expected(Involved& involved, const Service& service, const text::Node& expected) {
  involve_subject(involved, service, expected.text);
  for (const text::Node& item : expected.items) involve_expected(involved, service, item);
  for (const text::Entry& entry : expected.entries) involve_subject(involved, service, entry.key);
}

void involve_case(Involved& involved, const cases::World& world, const cases::CaseState& state) {
  const Service* service = world.programme->service(state.opened.service);
  if (service == nullptr) return;
  involved.insert(&service->cites);
  involve_flow(involved, *service, state);
  involve_book(involved, *service, state.book);
  const cases::Owed owed = cases::owed(world, state, world.now);
  for (const cases::Clock& clock : owed.clocks) involve_clock(involved, *service, clock);
  for (const cases::Obligation& obligation : owed.obligations)
    involve_obligation(involved, *world.programme, *service, obligation);
}

void involve_cancelling(Involved& involved, const cases::World& world, const cases::CaseState& state) {
  if (const auto cancelling = cases::cancellation_now(world, state)) involved.insert(&cancelling->stage->cites);
}

}  // namespace consilium::scenario
