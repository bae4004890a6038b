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
void involve_named(Involved& involved, const Items& items, std::string_view id, Nearness nearness) {
  for (const auto& item : items) {
    if (item.id == id) involve(involved, item.cites, nearness);
  }
}

void involve_facts(Involved& involved, const Service& service, const std::vector<cases::RecordedFact>& facts) {
  for (const cases::RecordedFact& fact : facts) involve_named(involved, service.facts, fact.fact, Nearness::asked);
}

void involve_quota(Involved& involved, const Service& service, Nearness nearness) {
  involve(involved, service.quota.cites, nearness);
  for (const model::QuotaLine& line : service.quota.lines) involve(involved, line.cites, nearness);
}

void involve_item(Involved& involved, const Service& service, std::string_view list, std::string_view item,
                  Nearness nearness) {
  for (const model::Checklist& checklist : service.checklists) {
    if (checklist.id != list) continue;
    involve(involved, checklist.cites, nearness);
    involve_named(involved, checklist.items, item, nearness);
  }
}

// `checklist/item`.
void involve_item(Involved& involved, const Service& service, std::string_view key, Nearness nearness) {
  const std::size_t slash = key.find('/');
  if (slash != std::string_view::npos)
    involve_item(involved, service, key.substr(0, slash), key.substr(slash + 1), nearness);
}

// With what the task waits for: whether that is asked for or not, the act shows it.
void involve_task(Involved& involved, const Service& service, std::string_view id, std::string_view outcome,
                  Nearness nearness) {
  for (const model::Task& task : service.tasks) {
    if (task.id != id) continue;
    involve(involved, task.cites, nearness);
    for (const model::Index notice : task.notices) involve(involved, service.notices[notice].cites, Nearness::asked);
    for (const model::Index consent : task.consents)
      involve(involved, service.consents[consent].cites, Nearness::asked);
    for (const model::Outcome& one : task.outcomes) {
      if (one.id == outcome || task.outcomes.size() == 1) involve(involved, one.cites, nearness);
    }
  }
}

void involve_allowance(Involved& involved, const Service& service, std::string_view id, std::string_view kind,
                       Nearness nearness) {
  for (const model::Allowance& allowance : service.allowances) {
    if (allowance.id != id) continue;
    involve(involved, allowance.cites, nearness);
    involve_named(involved, allowance.excluded, kind, nearness);
    if (allowance.beyond && allowance.beyond->cost != model::none)
      involve(involved, service.costs[allowance.beyond->cost].cites, nearness);
  }
}

// `by` may be empty: then any of those who write.
void involve_thread(Involved& involved, const Service& service, std::string_view id, std::string_view by,
                    Nearness nearness) {
  for (const model::Thread& thread : service.threads) {
    if (thread.id != id) continue;
    involve(involved, thread.cites, nearness);
    for (const model::Writer& writer : thread.writers) {
      if (by.empty() || writer.writes_as(by)) involve(involved, writer.cites, nearness);
    }
  }
}

// What an act names; one that is refused names it too.
class Naming {
 public:
  Naming(Involved& involved, const Service& service) : involved_(involved), service_(service) {}

  void operator()(const cases::Open& open) const {
    involve(involved_, service_.cites, Nearness::done);
    involve_facts(involved_, service_, open.facts);
  }
  void operator()(const cases::Act& act) const {
    involve_task(involved_, service_, act.task, act.outcome, Nearness::done);
    involve_facts(involved_, service_, act.facts);
  }
  void operator()(const cases::ReceiveRecord& record) const {
    involve_item(involved_, service_, record.checklist, record.item, Nearness::done);
    involve_facts(involved_, service_, record.facts);
  }
  void operator()(const cases::ExcludePaper& paper) const {
    involve_item(involved_, service_, paper.checklist, paper.item, Nearness::done);
  }
  void operator()(const cases::GiveNotice& notice) const {
    involve_named(involved_, service_.notices, notice.notice, Nearness::done);
  }
  void operator()(const cases::ChangeConsent& consent) const {
    involve_named(involved_, service_.consents, consent.consent, Nearness::done);
  }
  void operator()(const cases::MakeMove& move) const {
    involve_named(involved_, service_.moves, move.move, Nearness::done);
    involve_facts(involved_, service_, move.facts);
  }
  void operator()(const cases::Write& write) const {
    involve_thread(involved_, service_, write.thread, write.by, Nearness::done);
  }
  void operator()(const cases::Close& close) const {
    involve_named(involved_, service_.ends, close.end, Nearness::done);
    involve_facts(involved_, service_, close.facts);
  }
  void operator()(const cases::Interrupt& interrupt) const {
    involve_named(involved_, service_.interrupts, interrupt.interrupt, Nearness::done);
    involve_facts(involved_, service_, interrupt.facts);
  }
  void operator()(const cases::ResolveReferral& referral) const {
    involve_named(involved_, service_.rules, referral.rule, Nearness::done);
  }
  void operator()(const cases::GrantException& exception) const {
    involve_named(involved_, service_.rules, exception.rule, Nearness::done);
  }
  void operator()(const cases::RecordExcuse& excuse) const {
    involve_named(involved_, service_.excuses, excuse.excuse, Nearness::done);
  }
  void operator()(const cases::LogHelp& help) const {
    involve_allowance(involved_, service_, help.allowance, help.kind, Nearness::done);
    involve_facts(involved_, service_, help.facts);
  }
  void operator()(const cases::RecordExpense& expense) const {
    involve_named(involved_, service_.costs, expense.cost, Nearness::done);
  }
  void operator()(const cases::RecordPayment&) const { settle(); }
  void operator()(const cases::MakeStatement&) const { settle(); }
  void operator()(const cases::PassDeadline& passed) const {
    involve_named(involved_, service_.deadlines, passed.deadline, Nearness::done);
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
    if (service_.settlement) involve(involved_, service_.settlement->cites, Nearness::done);
  }

  Involved& involved_;
  const Service& service_;
};

void involve_subject(Involved& involved, const Service& service, std::string_view subject, Nearness nearness) {
  involve_named(involved, service.facts, subject, nearness);
  involve_named(involved, service.rules, subject, nearness);
  involve_named(involved, service.notices, subject, nearness);
  involve_named(involved, service.consents, subject, nearness);
  involve_named(involved, service.tasks, subject, nearness);
  involve_named(involved, service.deadlines, subject, nearness);
  involve_named(involved, service.stops, subject, nearness);
  involve_named(involved, service.moves, subject, nearness);
  involve_named(involved, service.ends, subject, nearness);
  involve_named(involved, service.embeds, subject, nearness);
  involve_named(involved, service.threads, subject, nearness);
  involve_named(involved, service.costs, subject, nearness);
  involve_named(involved, service.allowances, subject, nearness);
  involve_item(involved, service, subject, nearness);
}

void involve_flow(Involved& involved, const Service& service, const cases::CaseState& state) {
  for (std::size_t i = 0; i < service.facts.size(); ++i) {
    if (state.facts[i]) involve(involved, service.facts[i].cites, Nearness::begun);
  }
  for (std::size_t i = 0; i < service.tasks.size(); ++i) {
    if (state.task_done[i])
      involve_task(involved, service, service.tasks[i].id, state.task_outcome[i], Nearness::begun);
  }
  for (const auto& [key, paper] : state.papers) involve_item(involved, service, key, Nearness::begun);
  for (const auto& [id, given] : state.notices) involve_named(involved, service.notices, id, Nearness::begun);
  for (const auto& [id, given] : state.consents) involve_named(involved, service.consents, id, Nearness::begun);
  for (const auto& [rule, allowed] : state.referrals) involve_named(involved, service.rules, rule, Nearness::begun);
  for (const cases::Message& message : state.messages)
    involve_thread(involved, service, message.thread, message.by, Nearness::begun);
  for (const cases::Child& child : state.children) involve_named(involved, service.embeds, child.embed, Nearness::done);
  for (const cases::CaseExcuse& excuse : state.excuses)
    involve_named(involved, service.excuses, excuse.excuse, Nearness::decisive);
  if (state.branch != model::none) involve(involved, service.branches[state.branch].cites, Nearness::begun);
  if (state.interrupt) involve_named(involved, service.interrupts, *state.interrupt, Nearness::begun);
  if (state.closed) involve_named(involved, service.ends, state.closed->end, Nearness::done);
  for (const model::Grant& grant : service.grants) {
    if (state.is_reached(grant.at)) involve(involved, grant.cites, Nearness::begun);
  }
}

void involve_book(Involved& involved, const Service& service, const cases::Book& book) {
  for (const auto& help : book.help)
    involve_allowance(involved, service, help.event.allowance, help.event.kind, Nearness::begun);
  for (const auto& expense : book.expenses) involve_named(involved, service.costs, expense.event.cost, Nearness::begun);
  if (service.settlement && (!book.payments.empty() || !book.statements.empty()))
    involve(involved, service.settlement->cites, Nearness::begun);
}

Nearness nearness_of(cases::ClockState state) {
  if (state == cases::ClockState::missed || state == cases::ClockState::stopped) return Nearness::decisive;
  return state == cases::ClockState::met ? Nearness::expected : Nearness::begun;
}

void involve_clock(Involved& involved, const Service& service, const cases::Clock& clock) {
  if (clock.state == cases::ClockState::not_started || clock.state == cases::ClockState::not_applicable) return;
  const model::Deadline& deadline = service.deadlines[clock.deadline];
  involve(involved, deadline.cites, nearness_of(clock.state));
  for (const model::ExcusedUnless& unless : deadline.excused_unless) {
    if (clock.state == cases::ClockState::missed || clock.excused) involve(involved, unless.cites, Nearness::expected);
  }
  const bool stopped = clock.state == cases::ClockState::stopped;
  for (const model::Index stop : deadline.stops)
    involve(involved, service.stops[stop].cites, stopped ? Nearness::decisive : Nearness::begun);
}

void involve_obligation(Involved& involved, const model::Programme& programme, const Service& service,
                        const cases::Obligation& obligation) {
  involve_named(involved, programme.waiting_lines, obligation.waits_in, Nearness::begun);
  if (obligation.kind == cases::ObligationKind::paper) involve_item(involved, service, obligation.id, Nearness::begun);
  if (obligation.kind == cases::ObligationKind::task)
    involve_named(involved, service.tasks, obligation.id, Nearness::begun);
  if (obligation.kind == cases::ObligationKind::referral)
    involve_named(involved, service.rules, obligation.id, Nearness::begun);
  if (obligation.kind == cases::ObligationKind::settlement)
    involve_named(involved, service.interrupts, obligation.id, Nearness::begun);
  if (obligation.kind == cases::ObligationKind::money && service.settlement)
    involve(involved, service.settlement->cites, Nearness::begun);
}

}  // namespace

void involve(Involved& involved, const model::Citation& word, Nearness nearness) {
  const auto [known, is_new] = involved.emplace(&word, nearness);
  if (!is_new) known->second = std::max(known->second, nearness);
}

void involve(Involved& involved, const Involved& more) {
  for (const auto& [word, nearness] : more) involve(involved, *word, nearness);
}

void involve_decision(Involved& involved, const Service& service, const decision::Decision& decision, bool of_table) {
  for (const decision::Check& check : decision.checks) {
    if (check.status == decision::CheckStatus::not_applicable && !of_table) continue;
    const bool warns = check.otherwise == model::OtherwiseKind::warn && check.status == decision::CheckStatus::not_met;
    const Nearness nearness = warns || is_decisive(decision, check) ? Nearness::decisive : Nearness::asked;
    if (check.kind == decision::CheckKind::quota) involve_quota(involved, service, nearness);
    if (check.cites != nullptr) involve(involved, *check.cites, nearness);
  }
  if (decision.branch != model::none) involve(involved, service.branches[decision.branch].cites, Nearness::asked);
}

void involve_command(Involved& involved, const Service& service, const cases::Command& command) {
  involve(involved, service.cites, Nearness::asked);
  std::visit(Naming(involved, service), command);
}

void involve_refusal(Involved& involved, const Service& service, const cases::Refusal& refusal) {
  for (const std::string& subject : refusal.subjects) involve_subject(involved, service, subject, Nearness::decisive);
  if (refusal.decision) involve_decision(involved, service, *refusal.decision, false);
}

void involve_expected(Involved& involved, const Service& service, std::string_view key, const text::Node& expected) {
  if (key == "quota") involve_quota(involved, service, Nearness::expected);
  if (key == "money" && service.settlement) involve(involved, service.settlement->cites, Nearness::expected);
  involve_subject(involved, service, expected.text, Nearness::expected);
  for (const text::Node& item : expected.items) involve_expected(involved, service, {}, item);
  for (const text::Entry& entry : expected.entries) involve_subject(involved, service, entry.key, Nearness::expected);
}

void involve_case(Involved& involved, const cases::World& world, const cases::CaseState& state) {
  const Service* service = world.programme->service(state.opened.service);
  if (service == nullptr) return;
  involve(involved, service->cites, Nearness::begun);
  involve_flow(involved, *service, state);
  involve_book(involved, *service, state.book);
  const cases::Owed owed = cases::owed(world, state, world.now);
  for (const cases::Clock& clock : owed.clocks) involve_clock(involved, *service, clock);
  for (const cases::Obligation& obligation : owed.obligations)
    involve_obligation(involved, *world.programme, *service, obligation);
}

void involve_cancelling(Involved& involved, const cases::World& world, const cases::CaseState& state) {
  if (const auto cancelling = cases::cancellation_now(world, state))
    involve(involved, cancelling->stage->cites, Nearness::decisive);
}

}  // namespace consilium::scenario
