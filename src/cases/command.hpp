// Commands: what people and timers ask of a case. Facts come typed; the API reads them by their declared type.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "base/localised.hpp"
#include "cases/event.hpp"
#include "cases/world.hpp"
#include "decision/decide.hpp"
#include "model/service.hpp"

namespace consilium::cases {

struct Open {
  std::string case_id;
  std::string service;
  std::string person;
  std::string contract;
  std::string account;
  bool patient_is_insured = true;
  Applicant applicant;
  std::string channel;
  std::string language;
  std::vector<RecordedFact> facts;
  std::string right{};  // of the account, to be used in place of the quota
};

// Do a task. `parts`: of a task that tells, what was told; empty: everything.
struct Act {
  std::string task;
  std::string outcome;  // may be empty when there is only one
  std::string channel;
  std::vector<RecordedFact> facts;
  std::vector<std::string> parts;
};

inline constexpr std::size_t documents_max = 200;  // of one case

// The bytes themselves are no business of a decision; they are stored with its event.
struct AddDocument {
  std::string document;
  std::string name;
  std::string media_type;
  std::int64_t size = 0;
  std::string sha256;
};

struct ReceiveRecord {
  std::string checklist;
  std::string item;
  std::string kind;
  std::optional<base::Date> dated_on;
  std::string issuer;
  std::string channel;
  std::vector<RecordedFact> facts;
  std::vector<std::string> documents{};  // of this case
};

struct ExcludePaper {
  std::string checklist;
  std::string item;
  std::string reason;
};

struct GiveNotice {
  std::string notice;
  std::string channel;
  bool accepted = false;
};

struct ChangeConsent {
  std::string consent;
  bool given = true;
  std::string channel;
};

struct MakeMove {
  std::string move;
  std::string channel;
  std::vector<RecordedFact> facts;
};

// A message in a thread. `by`: `member` or a role of the programme; empty: as the role that the actor has, or else for
// the member. An automatic greeting is shown and does nothing.
struct Write {
  std::string thread;
  std::string by;
  std::string channel;
  std::string text;
  std::vector<std::string> documents;  // of the case
  bool automatic = false;
};

// `confirmed`: the consequence has been shown; without it a cancellation that spends the use is refused.
struct Cancel {
  std::string channel;
  bool confirmed = false;
};

struct Close {
  std::string end;
  std::vector<RecordedFact> facts;
};

struct Interrupt {
  std::string interrupt;
  std::vector<RecordedFact> facts;
};

struct LiftInterrupt {
  std::string reason;
};

struct SettleInterrupt {
  std::string outcome;
  std::string reason;
};

struct ResolveReferral {
  std::string rule;
  bool allowed = false;
  std::string reason;
};

struct GrantException {
  std::string rule;
  std::string reason;
  std::optional<base::Instant> until;
};

struct RecordExcuse {
  std::string excuse;
  base::Date from;
  base::Date to;
  std::string region;
  std::string reason;
};

struct LogContact {
  std::string channel;
  std::string result;
  std::string note;
};

struct FileComplaint {
  std::string against;
  std::string words;
};

struct Assign {
  std::string operator_id;
};

// As Assign, by who takes the next case of a waiting line: only while it stands there and nobody has it.
struct TakeFromLine {
  std::string line;
  std::string operator_id;
};

// `point` empty: the fact; otherwise the point is stamped anew at `at`.
struct Correct {
  std::optional<RecordedFact> fact;
  std::string point;
  std::optional<base::Instant> at;
  std::string reason;
};

// Metered help that was given: of time from when to when, otherwise how many times (none: once, when it happened).
struct LogHelp {
  std::string allowance;
  std::string kind;
  std::string staff;
  std::optional<base::Instant> met_at;
  std::optional<base::Instant> left_at;
  std::optional<std::int64_t> count;
  std::vector<RecordedFact> facts;
};

struct RecordExpense {
  std::string cost;
  base::Money amount;
  base::Date on;
  bool advanced = false;  // by the provider; otherwise by nobody
  std::string receipt;
};

// `pays`: the entry it is for; empty: what is owed longest. `given_back`: to the member.
struct RecordPayment {
  base::Money amount;
  base::Date on;
  bool on_the_spot = false;
  bool given_back = false;
  std::string pays;
  std::string receipt;
};

struct ReverseEntry {
  std::string entry;
  std::string reason;
};

struct MakeStatement {};

// From a timer: the due time of a deadline has come.
struct PassDeadline {
  std::string deadline;
};

// From a timer: the state of the contract has changed, or may have.
struct FollowContract {};

using Command =
    std::variant<Open, Act, ReceiveRecord, ExcludePaper, GiveNotice, ChangeConsent, MakeMove, Write, Cancel, Close,
                 Interrupt, LiftInterrupt, SettleInterrupt, ResolveReferral, GrantException, RecordExcuse, LogContact,
                 FileComplaint, Assign, TakeFromLine, AddDocument, Correct, LogHelp, RecordExpense, RecordPayment,
                 ReverseEntry, MakeStatement, PassDeadline, FollowContract>;

// The programme, or the order of things, says no. A value, shown to people.
struct Refusal {
  std::string code;                   // stable: `task-not-open`, or the id of a requirement
  base::LocalisedText say;            // may be empty: then the code speaks
  std::vector<std::string> subjects;  // what it is about: missing facts, notices, cases
  std::vector<std::string> clauses;
  std::optional<decision::Decision> decision;        // when the member is not eligible
  std::optional<decision::Explanation> explanation;  // of it
  decision::Findings findings{};                     // of its checks
  std::string place{};                               // in the command, as a JSON pointer; may be empty
};

struct CaseChange {
  std::string case_id;
  std::int64_t expected_version = 0;
  std::vector<Event> events;
  CaseState after;
};

// What a command does, to every stream it touches, all or none.
struct Change {
  std::vector<CaseChange> cases;  // the commanded case first
  std::int64_t account_version = 0;
  std::vector<Event> account_events;
  model::Account account_after;
};

using Decided = std::variant<Change, Refusal>;

// Decides a command on a case of `world.family`; for Open the case must not be there yet. Returns events, or a refusal;
// never both, and nothing is changed here.
Decided decide(World world, std::string_view case_id, const Command& command);

struct Cancelling {
  const model::CancelStage* stage = nullptr;
  model::CancelEffect effect = model::CancelEffect::free;  // that of the stage, or free where an excuse keeps the use
};

// What a cancellation would do now, to be shown before it is asked for; none when the service says nothing.
std::optional<Cancelling> cancellation_now(const World& world, const CaseState& state);

}  // namespace consilium::cases
