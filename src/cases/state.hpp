// CaseState: what a case is now, folded from its events. Never stored; made again from the events whenever it is
// needed. Ids of the programme are resolved to indexes of the service version the case stands on: the one it was opened
// under, or moved to.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "cases/event.hpp"
#include "model/account.hpp"
#include "model/service.hpp"

namespace consilium::cases {

// The clear part of an event that the fold needs.
struct EventContext {
  base::Instant occurred_at;
  base::Instant recorded_at;
  std::string actor;
};

struct KnownFact {
  model::Value value;
  base::Instant seen_at;
  std::string actor;

  bool operator==(const KnownFact&) const = default;
};

struct PointState {
  std::vector<base::Instant> stamps;  // in the order they were recorded
  bool reached = false;               // false again once a move has taken it back

  bool operator==(const PointState&) const = default;
};

enum class PaperState : std::uint8_t { missing, accepted, rejected, not_needed };

struct Document {
  std::string id;
  std::string name;
  std::string media_type;
  std::int64_t size = 0;
  std::string sha256;
  std::string actor;
  base::Instant added_at;

  bool operator==(const Document&) const = default;
};

struct Paper {
  std::string record;
  std::string checklist;
  std::string item;
  std::string kind;
  std::optional<base::Date> dated_on;
  std::string issuer;
  std::string channel;
  PaperState state = PaperState::missing;
  std::vector<std::string> defects;
  base::Instant received_at;
  std::vector<std::string> documents{};

  bool operator==(const Paper&) const = default;
};

struct GivenNotice {
  bool accepted = false;
  std::string language;
  base::Instant at;

  bool operator==(const GivenNotice&) const = default;
};

struct CaseExcuse {
  std::string excuse;
  base::Date from;
  base::Date to;
  std::string reason;

  bool operator==(const CaseExcuse&) const = default;
};

struct Exception {
  std::string reason;
  std::string actor;
  std::optional<base::Instant> until;

  bool operator==(const Exception&) const = default;
};

struct Closing {
  std::string end;
  std::string cause;
  std::string use;
  base::Instant at;
  base::Instant recorded_at;

  bool operator==(const Closing&) const = default;
};

struct Child {
  std::string embed;
  std::string case_id;

  bool operator==(const Child&) const = default;
};

// An entry of the book of a case: never changed, at most reversed.
template <typename Event>
struct Booked {
  Event event;
  base::Instant recorded_at;
  std::string actor;
  std::string reversed_for;  // the reason; empty: it counts

  bool counts() const { return reversed_for.empty(); }
  bool operator==(const Booked&) const = default;
};

// Metered help and money of a case, in the order in which they were recorded. What they add up to: see book.hpp.
struct Book {
  std::vector<Booked<HelpLogged>> help;
  std::vector<Booked<ExpenseRecorded>> expenses;
  std::vector<Booked<PaymentRecorded>> payments;
  std::vector<Booked<StatementMade>> statements;  // are not reversed; a new one takes the place of the last

  bool operator==(const Book&) const = default;
};

// A message of a thread, in the order in which they were recorded.
struct Message {
  std::string id;
  std::string thread;
  std::string by;  // member or a role of the programme
  std::string actor;
  std::string channel;
  std::string text;
  std::vector<std::string> documents;
  bool automatic = false;
  base::Instant at;

  bool operator==(const Message&) const = default;
};

struct CaseState {
  std::string id;
  std::int64_t version = 0;       // number of events
  std::int64_t form_version = 0;  // the version at the last event that could change a form: see evolve
  CaseOpened opened;              // its hash is that of the version the case stands on
  base::Instant opened_at;
  std::vector<std::optional<KnownFact>> facts;  // by fact index
  std::vector<PointState> points;               // by point index
  std::vector<bool> task_done;                  // by task index
  std::vector<std::string> task_outcome;
  std::vector<std::vector<std::string>> told_parts;  // by task index
  std::map<std::string, Paper, std::less<>> papers;  // the latest of each `checklist/item`
  std::map<std::string, GivenNotice, std::less<>> notices;
  std::map<std::string, bool, std::less<>> consents;
  std::map<std::string, bool, std::less<>> referrals;
  std::map<std::string, Exception, std::less<>> exceptions;
  std::vector<CaseExcuse> excuses;
  std::vector<bool> deadline_excused;                         // by deadline index
  std::vector<std::vector<std::string>> excused_because;      // by deadline index: conditions that did not hold
  std::vector<std::optional<base::Instant>> deadline_missed;  // by deadline index: the due time that passed
  std::vector<int> deadline_missed_before;                    // by deadline index: how often, before it started anew
  std::vector<std::optional<KeptDeadline>> deadline_kept;     // by deadline index: as the version before decided it
  std::vector<Child> children;
  model::Index branch = model::none;
  std::optional<std::string> interrupt;
  std::vector<std::pair<base::Instant, std::optional<base::Instant>>> suspensions;  // all clocks stood still
  std::optional<Closing> closed;
  std::string assignee;
  std::int64_t records_count = 0;
  int attempts = 0;                 // to reach somebody, in vain, since somebody was reached or something was done
  std::vector<Document> documents;  // in the order in which they were added
  Book book;
  std::vector<Message> messages;

  bool is_open() const { return version > 0 && !closed; }
  bool is_reached(model::Index point) const { return point != model::none && points[point].reached; }
  const Paper* paper(std::string_view checklist, std::string_view item) const;
  const Document* document(std::string_view document_id) const;

  bool operator==(const CaseState&) const = default;
};

// A state ready for the events of a case of `service`.
CaseState empty_case(const model::Service& service, std::string id);

// Folds one event; never refuses. Events of accounts and words the service does not have are ignored.
void evolve(const model::Service& service, CaseState& state, const Event& event, const EventContext& context);

// Whether the task belongs to the case at all, and to its life before or after the end.
bool may_open(const CaseState& state, const model::Task& task);

// Folds one event of an account.
void evolve(model::Account& account, const Event& event);

}  // namespace consilium::cases
