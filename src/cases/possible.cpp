#include "cases/possible.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "base/check.hpp"
#include "cases/book.hpp"
#include "cases/work.hpp"

namespace consilium::cases {
namespace {

constexpr std::array<std::string_view, 23> shut{
    "role-not-allowed",    "case-closed",         "case-suspended",      "case-not-suspended",  "contract-not-in-force",
    "task-not-open",       "move-not-open",       "end-not-open",        "referral-not-open",   "cancel-the-parent",
    "cancelling-barred",   "paper-not-asked-for", "paper-always-needed", "paper-there",         "consent-acted-on",
    "consent-binding",     "allowance-not-open",  "settlement-unknown",  "statement-too-early", "nothing-owed",
    "statement-unchanged", "thread-not-open",     "done-by-message"};

class Asking {
 public:
  Asking(const World& world, std::string_view case_id)
      : world_(world),
        case_id_(case_id),
        state_(*world.find(case_id)),
        service_(*world.programme->service(state_.opened.service)) {}

  Possible all() const {
    Possible possible;
    for (const model::Task& task : service_.tasks) add(possible.tasks, task.id, Act{task.id, {}, {}, {}, {}});
    add_papers_and_texts(possible);
    for (const model::Move& move : service_.moves) add(possible.moves, move.id, MakeMove{move.id, {}, {}});
    for (const model::Thread& thread : service_.threads) {
      for (const model::Writer& writer : thread.writers) {
        for (const std::string& role : writer.by)
          add(possible.threads, fmt::format("{}/{}", thread.id, role), Write{thread.id, role, {}, {}, {}, false});
      }
    }
    for (const model::End& end : service_.ends) {
      if (!end.by.empty()) add(possible.ends, end.id, Close{end.id, {}});
    }
    for (const model::Interrupt& interrupt : service_.interrupts) {
      add(possible.interrupts, interrupt.id, Interrupt{interrupt.id, {}});
      if (state_.interrupt != interrupt.id) continue;
      for (const model::SettleOutcome& outcome : interrupt.settle)
        add(possible.settlements, outcome.id, SettleInterrupt{outcome.id, {}});
    }
    for (const model::Excuse& excuse : service_.excuses) add(possible.excuses, excuse.id, excuse_today(excuse));
    add_rules(possible);
    add_entries(possible);
    possible.lift = may(LiftInterrupt{});
    possible.cancel = !service_.cancellation.empty() && may(Cancel{first_of(service_.cancel_channels), true});
    possible.correct = may(Correct{});
    possible.assign = may(Assign{world_.actor.id});
    possible.log_contact = may(LogContact{});
    possible.complain = may(FileComplaint{});
    return possible;
  }

 private:
  bool may(const Command& command) const {
    const Decided decided = decide(world_, case_id_, command);
    const auto* refusal = std::get_if<Refusal>(&decided);
    return refusal == nullptr || std::find(shut.begin(), shut.end(), refusal->code) == shut.end();
  }

  void add(std::vector<std::string>& ids, const std::string& id, const Command& command) const {
    if (may(command)) ids.push_back(id);
  }

  void add_papers_and_texts(Possible& possible) const {
    for (const model::Checklist& checklist : service_.checklists) {
      for (const model::ChecklistItem& item : checklist.items) {
        add(possible.papers, item.key, ReceiveRecord{checklist.id, item.id, {}, {}, {}, {}, {}});
        add(possible.exclusions, item.key, ExcludePaper{checklist.id, item.id, "asked"});
      }
    }
    for (const model::Notice& notice : service_.notices)
      add(possible.notices, notice.id, GiveNotice{notice.id, {}, true});
    for (const model::Consent& consent : service_.consents) {
      const auto given = state_.consents.find(consent.id);
      const bool is_given = given != state_.consents.end() && given->second;
      add(possible.consents, consent.id, ChangeConsent{consent.id, !is_given, {}});
    }
  }

  template <typename Event>
  void add_reversals(Possible& possible, const std::vector<Booked<Event>>& booked) const {
    for (const Booked<Event>& entry : booked) {
      if (entry.counts()) add(possible.entries, entry.event.entry, ReverseEntry{entry.event.entry, {}});
    }
  }

  void add_entries(Possible& possible) const {
    for (const model::Allowance& allowance : service_.allowances)
      add(possible.allowances, allowance.id, LogHelp{allowance.id, {}, {}, {}, {}, {}, {}});
    for (const model::Cost& cost : service_.costs)
      add(possible.costs, cost.id, RecordExpense{cost.id, {}, {}, false, {}});
    add_reversals(possible, state_.book.help);
    add_reversals(possible, state_.book.expenses);
    add_reversals(possible, state_.book.payments);
    possible.pay = !is_settled(service_, state_) && may(RecordPayment{});
    possible.state_owed = service_.settlement && may(MakeStatement{});
  }

  // Only what stands in the way is worth an exception or a question.
  void add_rules(Possible& possible) const {
    if (!state_.is_open()) return;
    const decision::Decision decision = Work(world_).decide(state_);
    for (const decision::Check& check : decision.checks) {
      if (check.rule == model::none) continue;
      const model::Rule& rule = service_.rules[check.rule];
      const bool stands =
          check.status == decision::CheckStatus::not_met || check.status == decision::CheckStatus::unknown;
      if (stands && !rule.may_waive.empty()) add(possible.exceptions, rule.id, GrantException{rule.id, {}, {}});
      if (rule.otherwise == model::OtherwiseKind::refer)
        add(possible.referrals, rule.id, ResolveReferral{rule.id, false, {}});
    }
  }

  RecordExcuse excuse_today(const model::Excuse& excuse) const {
    const base::Date today = world_.programme->zone.date_of(world_.occurred_at);
    return {excuse.id, today, today, {}, {}};
  }

  static std::string first_of(const std::vector<std::string>& channels) {
    return channels.empty() ? std::string{} : channels.front();
  }

  const World& world_;
  std::string_view case_id_;
  const CaseState& state_;
  const model::Service& service_;
};

}  // namespace

Possible possible_now(const World& world, std::string_view case_id) {
  CHECK(world.find(case_id) != nullptr);
  return Asking(world, case_id).all();
}

}  // namespace consilium::cases
