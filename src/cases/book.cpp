#include "cases/book.hpp"

#include <algorithm>
#include <map>

#include <fmt/core.h>

namespace consilium::cases {
namespace {

using Line = StatementMade::Line;

const model::Cost* cost_of(const model::Service& service, std::string_view id) {
  const model::Index index = service.cost(id);
  return index == model::none ? nullptr : &service.costs[index];
}

// An expense that was paid to others, without the provider, is not owed.
bool is_owed(const model::Cost& cost, const ExpenseRecorded& expense) {
  return model::is_owed(cost) && (expense.advanced || cost.settle == model::Settle::on_the_spot);
}

// Pays a line as far as the money goes; returns what is left of it.
std::int64_t pay(Line& line, std::int64_t minor) {
  const std::int64_t part = std::min(line.unpaid.minor, minor);
  line.unpaid.minor -= part;
  return minor - part;
}

// What came in, less what was given back, by currency, once the entries that payments name are paid.
std::map<std::string, std::int64_t> pay_named(const Book& book, std::vector<Line>& lines) {
  std::map<std::string, std::int64_t> rest;
  for (const Booked<PaymentRecorded>& payment : book.payments) {
    if (!payment.counts()) continue;
    const PaymentRecorded& paid = payment.event;
    std::int64_t minor = paid.given_back ? -paid.amount.minor : paid.amount.minor;
    for (Line& line : lines) {
      const bool named = line.entry == paid.pays && line.amount.currency == paid.amount.currency;
      if (named && !paid.given_back) minor = pay(line, minor);
    }
    rest[paid.amount.currency] += minor;
  }
  return rest;
}

}  // namespace

Metered metered(const model::Service& service, const CaseState& state, model::Index allowance) {
  const model::Allowance& chosen = service.allowances[allowance];
  Metered result;
  result.amount = chosen.amount;
  for (const Booked<HelpLogged>& help : state.book.help) {
    if (!help.counts() || help.event.allowance != chosen.id) continue;
    result.used += help.event.included;
    result.beyond += help.event.charged;
  }
  result.left = std::max<std::int64_t>(0, result.amount - result.used);
  return result;
}

std::string next_entry(const CaseState& state) {
  const Book& book = state.book;
  return fmt::format("entry-{}", book.help.size() + book.expenses.size() + book.payments.size() + 1);
}

Split split(std::int64_t counted, std::int64_t left) {
  const std::int64_t included = std::min(counted, left);
  return {included, counted - included};
}

std::vector<Line> debts(const model::Service& service, const CaseState& state) {
  std::vector<Line> lines;
  for (const Booked<HelpLogged>& help : state.book.help) {
    if (!help.counts() || !help.event.owed) continue;
    lines.push_back({help.event.entry, help.event.cost, help.event.on, {}, *help.event.owed, *help.event.owed});
  }
  for (const Booked<ExpenseRecorded>& expense : state.book.expenses) {
    const ExpenseRecorded& spent = expense.event;
    const model::Cost* cost = cost_of(service, spent.cost);
    if (!expense.counts() || cost == nullptr || !is_owed(*cost, spent)) continue;
    lines.push_back({spent.entry, spent.cost, spent.on, spent.receipt, spent.amount, spent.amount});
  }
  std::stable_sort(lines.begin(), lines.end(), [](const Line& left, const Line& right) { return left.on < right.on; });
  std::map<std::string, std::int64_t> rest = pay_named(state.book, lines);
  for (Line& line : lines) {
    std::int64_t& minor = rest[line.amount.currency];
    if (minor > 0) minor = pay(line, minor);
  }
  // What was given back of a payment that named an entry is owed again, the youngest first.
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    std::int64_t& minor = rest[line->amount.currency];
    if (minor >= 0) continue;
    const std::int64_t part = std::min(-minor, line->amount.minor - line->unpaid.minor);
    line->unpaid.minor += part;
    minor += part;
  }
  return lines;
}

std::vector<Line> unpaid(const model::Service& service, const CaseState& state) {
  std::vector<Line> lines = debts(service, state);
  std::erase_if(lines, [](const Line& line) { return line.unpaid.minor == 0; });
  return lines;
}

std::vector<Sums> sums(const model::Service& service, const CaseState& state) {
  std::map<std::string, Sums> by_currency;
  const auto of = [&](const base::Money& money) -> Sums& {
    Sums& found = by_currency[money.currency];
    found.currency = money.currency;
    return found;
  };
  for (const Line& line : debts(service, state)) {
    const auto advanced = [&](const Booked<ExpenseRecorded>& expense) {
      return expense.event.entry == line.entry && expense.event.advanced;
    };
    Sums& sum = of(line.amount);
    const bool laid_out = std::any_of(state.book.expenses.begin(), state.book.expenses.end(), advanced);
    (laid_out ? sum.advanced : sum.charged) += line.amount.minor;
  }
  for (const Booked<PaymentRecorded>& payment : state.book.payments) {
    if (!payment.counts()) continue;
    const base::Money& amount = payment.event.amount;
    of(amount).paid += payment.event.given_back ? -amount.minor : amount.minor;
  }
  std::vector<Sums> result;
  for (auto& [currency, sum] : by_currency) {
    const std::int64_t open = sum.advanced + sum.charged - sum.paid;
    sum.owed = std::max<std::int64_t>(0, open);
    sum.to_give_back = std::max<std::int64_t>(0, -open);
    result.push_back(std::move(sum));
  }
  return result;
}

Sums sums_in(const model::Service& service, const CaseState& state, std::string_view currency) {
  for (Sums& sum : sums(service, state)) {
    if (sum.currency == currency) return std::move(sum);
  }
  Sums none;
  none.currency = std::string(currency);
  return none;
}

bool is_settled(const model::Service& service, const CaseState& state) {
  if (state.book == Book{}) return true;
  const std::vector<Sums> all = sums(service, state);
  return std::all_of(all.begin(), all.end(), [](const Sums& sum) { return sum.owed == 0 && sum.to_give_back == 0; });
}

bool is_stated(const model::Service& service, const CaseState& state) {
  if (state.book.statements.empty()) return false;
  const std::vector<Line>& shown = state.book.statements.back().event.lines;
  const std::vector<Line> lines = unpaid(service, state);
  return std::all_of(lines.begin(), lines.end(), [&](const Line& line) {
    return std::any_of(shown.begin(), shown.end(), [&](const Line& seen) {
      return seen.entry == line.entry && seen.unpaid.minor >= line.unpaid.minor;
    });
  });
}

}  // namespace consilium::cases
