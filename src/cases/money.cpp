#include <algorithm>

#include <fmt/core.h>

#include "cases/book.hpp"
#include "cases/families.hpp"
#include "cases/forms.hpp"

namespace consilium::cases {
namespace {

using model::none;

// More in minor units is a slip of the pen; sums of such amounts stay far from the limits of their type.
constexpr std::int64_t minor_max = 1'000'000'000'000;

Verdict check_amount(const base::Money& amount) {
  if (amount.minor <= 0) return refuse("amount-not-above-nothing", {base::to_string(amount)});
  if (amount.minor > minor_max)
    return refuse("amount-too-large", {base::to_string(base::Money{minor_max, amount.currency})});
  return std::nullopt;
}

Verdict check_day(const Work& work, const CaseState& state, base::Date on) {
  const base::Zone& zone = work.world().programme->zone;
  if (on > zone.date_of(work.world().occurred_at)) return refuse("time-in-the-future", {base::to_string(on)});
  if (on < zone.date_of(state.opened_at)) return refuse("time-before-the-case", {base::to_string(on)});
  return std::nullopt;
}

// Money is entered by whoever of the provider's staff handles it.
Verdict check_staff(const Work& work) {
  if (!may_act(work, {"member"})) return refuse("role-not-allowed", {"provider"});
  return std::nullopt;
}

Verdict check_owner(const Work& work, const model::Service& service) {
  if (!service.settlement) return check_staff(work);
  const model::Settlement& settlement = *service.settlement;
  if (!may_act(work, {settlement.owner})) return refuse("role-not-allowed", {settlement.owner}, &settlement.cites);
  return std::nullopt;
}

template <typename Event>
bool holds(const std::vector<Booked<Event>>& entries, const std::string& id) {
  return std::any_of(entries.begin(), entries.end(),
                     [&](const Booked<Event>& entry) { return entry.counts() && entry.event.entry == id; });
}

// A payment for one entry is no more than is unpaid of it.
Verdict check_paid_entry(const model::Service& service, const CaseState& state, const RecordPayment& command) {
  const std::vector<StatementMade::Line> lines = debts(service, state);
  const auto line = std::find_if(lines.begin(), lines.end(),
                                 [&](const StatementMade::Line& candidate) { return candidate.entry == command.pays; });
  if (line == lines.end()) return refuse("entry-unknown", {command.pays});
  if (line->amount.currency != command.amount.currency)
    return refuse("currency-differs", {line->entry, line->amount.currency});
  if (command.amount.minor > line->unpaid.minor)
    return refuse("payment-beyond-owed", {line->entry, base::to_string(line->unpaid)});
  return std::nullopt;
}

// What was given back had come in: a payment is not taken off the book below that.
Verdict check_given_back(const model::Service& service, const CaseState& state, const std::string& entry) {
  for (const Booked<PaymentRecorded>& payment : state.book.payments) {
    const PaymentRecorded& paid = payment.event;
    if (paid.entry != entry || paid.given_back) continue;
    if (sums_in(service, state, paid.amount.currency).paid < paid.amount.minor)
      return refuse("money-given-back", {entry});
  }
  return std::nullopt;
}

}  // namespace

Verdict record(Work& work, CaseState& state, const RecordExpense& command) {
  const model::Service& service = work.service_of(state);
  const model::Index index = service.cost(command.cost);
  if (index == none) return refuse("cost-unknown", {command.cost});
  const model::Cost& cost = service.costs[index];
  if (auto refusal = check_staff(work)) return refusal;
  if (auto refusal = check_amount(command.amount)) return refusal;
  if (auto refusal = check_day(work, state, command.on)) return refusal;
  const base::Zone& zone = work.world().programme->zone;
  if (state.closed && command.on > zone.date_of(state.closed->at))
    return refuse("time-after-the-end", {std::string(model::closed_point)}, &cost.cites);
  if (command.advanced && cost.settle == model::Settle::direct)
    return refuse("cost-not-advanced", {cost.id}, &cost.cites);
  if (command.advanced && command.receipt.empty()) return refuse("receipt-missing", {cost.id}, &cost.cites);
  ExpenseRecorded recorded;
  recorded.entry = next_entry(state);
  recorded.cost = cost.id;
  recorded.amount = command.amount;
  recorded.on = command.on;
  recorded.advanced = command.advanced;
  recorded.receipt = command.receipt;
  work.emit(state, std::move(recorded));
  return std::nullopt;
}

Verdict record(Work& work, CaseState& state, const RecordPayment& command) {
  const model::Service& service = work.service_of(state);
  if (auto refusal = check_staff(work)) return refusal;
  if (auto refusal = check_amount(command.amount)) return refusal;
  if (auto refusal = check_day(work, state, command.on)) return refusal;
  const Sums sum = sums_in(service, state, command.amount.currency);
  const std::int64_t open = command.given_back ? sum.to_give_back : sum.owed;
  if (command.amount.minor > open)
    return refuse("payment-beyond-owed", {base::to_string(base::Money{open, command.amount.currency})});
  if (!command.pays.empty()) {
    if (command.given_back) return refuse("entry-not-asked-for", {command.pays});
    if (auto refusal = check_paid_entry(service, state, command)) return refusal;
  }
  PaymentRecorded recorded;
  recorded.entry = next_entry(state);
  recorded.amount = command.amount;
  recorded.on = command.on;
  recorded.on_the_spot = command.on_the_spot;
  recorded.given_back = command.given_back;
  recorded.pays = command.pays;
  recorded.receipt = command.receipt;
  work.emit(state, std::move(recorded));
  return std::nullopt;
}

Verdict reverse(Work& work, CaseState& state, const ReverseEntry& command) {
  if (auto refusal = check_owner(work, work.service_of(state))) return refusal;
  const Book& book = state.book;
  if (!holds(book.help, command.entry) && !holds(book.expenses, command.entry) && !holds(book.payments, command.entry))
    return refuse("entry-unknown", {command.entry});
  if (command.reason.empty()) return refuse("reason-missing", {command.entry});
  if (auto refusal = check_given_back(work.service_of(state), state, command.entry)) return refusal;
  work.emit(state, EntryReversed{command.entry, command.reason});
  return std::nullopt;
}

Verdict state_owed(Work& work, CaseState& state, const MakeStatement&) {
  const model::Service& service = work.service_of(state);
  if (!service.settlement) return refuse("settlement-unknown", {service.id});
  const model::Settlement& settlement = *service.settlement;
  if (auto refusal = check_owner(work, service)) return refusal;
  if (!state.closed && !state.is_reached(settlement.after))
    return refuse("statement-too-early", {service.points[settlement.after]}, &settlement.cites);
  std::vector<StatementMade::Line> lines = unpaid(service, state);
  if (lines.empty()) return refuse("nothing-owed", {}, &settlement.cites);
  const auto& made = state.book.statements;
  if (!made.empty() && made.back().event.lines == lines)
    return refuse("statement-unchanged", {made.back().event.statement}, &settlement.cites);
  work.emit(state, StatementMade{fmt::format("statement-{}", made.size() + 1), std::move(lines)});
  return std::nullopt;
}

}  // namespace consilium::cases
