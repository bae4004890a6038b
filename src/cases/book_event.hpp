// Events of the book of a case: metered help, expenses, payments, what was taken off it, and what the member was told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"
#include "cases/recorded_fact.hpp"

namespace consilium::cases {

// Metered help was given. It was counted up to whole units and divided between what was left of its allowance then and
// what lay beyond; neither changes afterwards.
struct HelpLogged {
  static constexpr std::string_view type = "case.help_logged";
  std::string entry;  // unique in the case, among all entries
  std::string allowance;
  std::string kind;
  std::string staff;
  std::optional<base::Instant> met_at;   // of time
  std::optional<base::Instant> left_at;  // of time
  base::Date on;
  std::int64_t counted = 0;
  std::int64_t included = 0;
  std::int64_t charged = 0;
  std::string cost;                 // what the charge is; empty: there is none
  std::optional<base::Money> owed;  // for what was charged
  std::vector<RecordedFact> facts;

  template <class V>
  void fields(V& visit) {
    visit("entry", entry), visit("allowance", allowance), visit("kind", kind), visit("staff", staff);
    visit("met_at", met_at), visit("left_at", left_at), visit("on", on), visit("counted", counted);
    visit("included", included), visit("charged", charged), visit("cost", cost), visit("owed", owed);
    visit("facts", facts);
  }
  bool operator==(const HelpLogged&) const = default;
};

struct ExpenseRecorded {
  static constexpr std::string_view type = "case.expense_recorded";
  std::string entry;
  std::string cost;
  base::Money amount;
  base::Date on;
  bool advanced = false;  // by the provider
  std::string receipt;

  template <class V>
  void fields(V& visit) {
    visit("entry", entry), visit("cost", cost), visit("amount", amount), visit("on", on);
    visit("advanced", advanced), visit("receipt", receipt);
  }
  bool operator==(const ExpenseRecorded&) const = default;
};

// Money of the member's, or given back to the member.
struct PaymentRecorded {
  static constexpr std::string_view type = "case.payment_recorded";
  std::string entry;
  base::Money amount;
  base::Date on;
  bool on_the_spot = false;
  bool given_back = false;
  std::string pays;  // the entry it is for; empty: what is owed longest
  std::string receipt;

  template <class V>
  void fields(V& visit) {
    visit("entry", entry), visit("amount", amount), visit("on", on), visit("on_the_spot", on_the_spot);
    visit("given_back", given_back), visit("pays", pays), visit("receipt", receipt);
  }
  bool operator==(const PaymentRecorded&) const = default;
};

// An entry of help, cost or payment does not count any more. The right one is an entry of its own.
struct EntryReversed {
  static constexpr std::string_view type = "case.entry_reversed";
  std::string entry;
  std::string reason;

  template <class V>
  void fields(V& visit) {
    visit("entry", entry), visit("reason", reason);
  }
  bool operator==(const EntryReversed&) const = default;
};

// The member was shown what is owed.
struct StatementMade {
  static constexpr std::string_view type = "case.statement_made";
  struct Line {
    std::string entry;
    std::string cost;
    base::Date on;
    std::string receipt;
    base::Money amount;
    base::Money unpaid;

    template <class V>
    void fields(V& visit) {
      visit("entry", entry), visit("cost", cost), visit("on", on), visit("receipt", receipt);
      visit("amount", amount), visit("unpaid", unpaid);
    }
    bool operator==(const Line&) const = default;
  };
  std::string statement;
  std::vector<Line> lines;

  template <class V>
  void fields(V& visit) {
    visit("statement", statement), visit("lines", lines);
  }
  bool operator==(const StatementMade&) const = default;
};

}  // namespace consilium::cases
