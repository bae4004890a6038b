// Events of a case and of an account: what happened, in the words of the programme (ids, never indexes). Payloads are
// sealed at rest. A new meaning is a new type or a new version with an upcaster; tests/events holds a golden payload of
// every version ever written and is never edited.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <boost/json/fwd.hpp>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"
#include "cases/book_event.hpp"
#include "cases/moved_event.hpp"
#include "cases/recorded_fact.hpp"

namespace consilium::cases {

struct Applicant {
  std::string role;  // insured, policyholder, guardian, …
  std::string name;
  bool on_record = false;

  template <class V>
  void fields(V& visit) {
    visit("role", role), visit("name", name), visit("on_record", on_record);
  }
  bool operator==(const Applicant&) const = default;
};

struct CaseOpened {
  static constexpr std::string_view type = "case.opened";
  std::string programme;
  std::string programme_hash;
  std::string service;
  std::string person;
  std::string contract;
  std::string account;
  std::string parent;  // case
  std::string embed;   // of the parent's service
  std::vector<std::string> without_rules;
  std::vector<std::string> without_tasks;
  Applicant applicant;
  std::string channel;
  std::string language;
  std::vector<RecordedFact> facts;
  std::vector<std::string> points;  // reached at once; `applied` for an application
  std::string right;                // of the account, that the case draws on; empty: the quota of its service

  template <class V>
  void fields(V& visit) {
    visit("programme", programme), visit("programme_hash", programme_hash), visit("service", service);
    visit("person", person), visit("contract", contract), visit("account", account), visit("parent", parent);
    visit("embed", embed), visit("without_rules", without_rules), visit("without_tasks", without_tasks);
    visit("applicant", applicant), visit("channel", channel), visit("language", language), visit("facts", facts);
    visit("points", points), visit("right", right);
  }
  bool operator==(const CaseOpened&) const = default;
};

struct ChildOpened {
  static constexpr std::string_view type = "case.child_opened";
  std::string embed;
  std::string child;

  template <class V>
  void fields(V& visit) {
    visit("embed", embed), visit("child", child);
  }
  bool operator==(const ChildOpened&) const = default;
};

// A task was acted on. Points it stamps follow as events of their own.
struct TaskDone {
  static constexpr std::string_view type = "case.task_done";
  std::string task;
  std::string outcome;
  std::string channel;
  std::vector<RecordedFact> facts;
  std::vector<std::string> reopens;  // tasks
  bool stays_open = false;           // the outcome sends the case back, so this task is not done either

  template <class V>
  void fields(V& visit) {
    visit("task", task), visit("outcome", outcome), visit("channel", channel), visit("facts", facts);
    visit("reopens", reopens), visit("stays_open", stays_open);
  }
  bool operator==(const TaskDone&) const = default;
};

struct PointReached {
  static constexpr std::string_view type = "case.point_reached";
  std::string point;
  base::Instant at;        // when it happened; for dates of papers the start of that day
  bool corrected = false;  // in place of the time recorded last

  template <class V>
  void fields(V& visit) {
    visit("point", point), visit("at", at), visit("corrected", corrected);
  }
  bool operator==(const PointReached&) const = default;
};

struct FactsRecorded {
  static constexpr std::string_view type = "case.facts_recorded";
  std::vector<RecordedFact> facts;
  std::string reason;  // `carried` from a parent, `corrected: …`

  template <class V>
  void fields(V& visit) {
    visit("facts", facts), visit("reason", reason);
  }
  bool operator==(const FactsRecorded&) const = default;
};

struct BranchFixed {
  static constexpr std::string_view type = "case.branch_fixed";
  std::string branch;

  template <class V>
  void fields(V& visit) {
    visit("branch", branch);
  }
  bool operator==(const BranchFixed&) const = default;
};

// Bytes that somebody handed in: kept beside the event, never in it. `size` in bytes; `sha256` of them, in lower-case
// hexadecimal.
struct DocumentAdded {
  static constexpr std::string_view type = "case.document_added";
  std::string document;  // unique in the house
  std::string name;      // of the file, as it was given
  std::string media_type;
  std::int64_t size = 0;
  std::string sha256;

  template <class V>
  void fields(V& visit) {
    visit("document", document), visit("name", name), visit("media_type", media_type), visit("size", size);
    visit("sha256", sha256);
  }
  bool operator==(const DocumentAdded&) const = default;
};

// A medical record or other paper, as metadata.
struct RecordReceived {
  static constexpr std::string_view type = "case.record_received";
  std::string record;  // unique in the case
  std::string checklist;
  std::string item;
  std::string kind;
  std::optional<base::Date> dated_on;
  std::string issuer;
  std::string channel;
  bool accepted = false;
  std::vector<std::string> defects;  // why it was not accepted
  std::vector<RecordedFact> facts;
  std::vector<std::string> documents{};  // of the case, in the order of their pages

  template <class V>
  void fields(V& visit) {
    visit("record", record), visit("checklist", checklist), visit("item", item), visit("kind", kind);
    visit("dated_on", dated_on), visit("issuer", issuer), visit("channel", channel), visit("accepted", accepted);
    visit("defects", defects), visit("facts", facts), visit("documents", documents);
  }
  bool operator==(const RecordReceived&) const = default;
};

struct PaperNotNeeded {
  static constexpr std::string_view type = "case.paper_not_needed";
  std::string checklist;
  std::string item;
  std::string reason;

  template <class V>
  void fields(V& visit) {
    visit("checklist", checklist), visit("item", item), visit("reason", reason);
  }
  bool operator==(const PaperNotNeeded&) const = default;
};

struct NoticeGiven {
  static constexpr std::string_view type = "case.notice_given";
  std::string notice;
  std::string language;
  std::string channel;
  std::string words;  // the text as it was shown or read out
  bool accepted = false;

  template <class V>
  void fields(V& visit) {
    visit("notice", notice), visit("language", language), visit("channel", channel), visit("words", words);
    visit("accepted", accepted);
  }
  bool operator==(const NoticeGiven&) const = default;
};

struct ConsentChanged {
  static constexpr std::string_view type = "case.consent_changed";
  std::string consent;
  bool given = false;  // false: withdrawn
  std::string signer;
  std::string language;
  std::string channel;
  std::string words;

  template <class V>
  void fields(V& visit) {
    visit("consent", consent), visit("given", given), visit("signer", signer), visit("language", language);
    visit("channel", channel), visit("words", words);
  }
  bool operator==(const ConsentChanged&) const = default;
};

// Someone was told something, in these words, at this time.
struct Told {
  static constexpr std::string_view type = "case.told";
  std::string task;
  std::string text;
  std::string language;
  std::string channel;
  std::string words;
  std::vector<std::string> parts;
  std::string to{};   // insurer; empty: the member
  std::string end{};  // of the service, where it is told at an end and by no task

  template <class V>
  void fields(V& visit) {
    visit("task", task), visit("text", text), visit("language", language), visit("channel", channel);
    visit("words", words), visit("parts", parts), visit("to", to), visit("end", end);
  }
  bool operator==(const Told&) const = default;
};

struct MoveMade {
  static constexpr std::string_view type = "case.move_made";
  std::string move;
  std::string by;  // member or provider
  std::string cause;
  std::string channel;
  std::vector<RecordedFact> facts;
  std::vector<std::string> clears;
  std::vector<std::string> reopens;
  std::vector<std::string> forgets;
  std::vector<std::string> excuses;  // deadlines

  template <class V>
  void fields(V& visit) {
    visit("move", move), visit("by", by), visit("cause", cause), visit("channel", channel), visit("facts", facts);
    visit("clears", clears), visit("reopens", reopens), visit("forgets", forgets), visit("excuses", excuses);
  }
  bool operator==(const MoveMade&) const = default;
};

// What it does besides follows as events of its own.
struct MessageWritten {
  static constexpr std::string_view type = "case.message_written";
  std::string message;  // unique in the case
  std::string thread;
  std::string by;  // member or a role of the programme
  std::string channel;
  std::string text;
  std::vector<std::string> documents;  // of the case
  bool automatic = false;              // a greeting, which does nothing
  std::vector<std::string> clears;     // points
  std::vector<std::string> reopens;    // tasks
  std::vector<std::string> renews;     // deadlines that were missed and start anew

  template <class V>
  void fields(V& visit) {
    visit("message", message), visit("thread", thread), visit("by", by), visit("channel", channel);
    visit("text", text), visit("documents", documents), visit("automatic", automatic), visit("clears", clears);
    visit("reopens", reopens), visit("renews", renews);
  }
  bool operator==(const MessageWritten&) const = default;
};

inline constexpr std::string_view reached_result = "reached";

struct ContactAttempted {
  static constexpr std::string_view type = "case.contact_attempted";
  std::string channel;
  std::string result;  // reached, no_answer, left_message
  std::string note;

  template <class V>
  void fields(V& visit) {
    visit("channel", channel), visit("result", result), visit("note", note);
  }
  bool operator==(const ContactAttempted&) const = default;
};

struct ReferralResolved {
  static constexpr std::string_view type = "case.referral_resolved";
  std::string rule;
  bool allowed = false;
  std::string reason;

  template <class V>
  void fields(V& visit) {
    visit("rule", rule), visit("allowed", allowed), visit("reason", reason);
  }
  bool operator==(const ReferralResolved&) const = default;
};

struct ExceptionGranted {
  static constexpr std::string_view type = "case.exception_granted";
  std::string rule;
  std::string reason;
  std::optional<base::Instant> until;

  template <class V>
  void fields(V& visit) {
    visit("rule", rule), visit("reason", reason), visit("until", until);
  }
  bool operator==(const ExceptionGranted&) const = default;
};

struct ExcuseRecorded {
  static constexpr std::string_view type = "case.excuse_recorded";
  std::string excuse;
  base::Date from;
  base::Date to;
  std::string region;
  std::string reason;

  template <class V>
  void fields(V& visit) {
    visit("excuse", excuse), visit("from", from), visit("to", to), visit("region", region), visit("reason", reason);
  }
  bool operator==(const ExcuseRecorded&) const = default;
};

struct DeadlineMissed {
  static constexpr std::string_view type = "case.deadline_missed";
  std::string deadline;
  base::Instant due;
  bool excused = false;
  std::vector<std::string> because;  // conditions of the deadline that did not hold, so that it is excused for good

  template <class V>
  void fields(V& visit) {
    visit("deadline", deadline), visit("due", due), visit("excused", excused), visit("because", because);
  }
  bool operator==(const DeadlineMissed&) const = default;
};

struct Interrupted {
  static constexpr std::string_view type = "case.interrupted";
  std::string interrupt;
  std::vector<RecordedFact> facts;

  template <class V>
  void fields(V& visit) {
    visit("interrupt", interrupt), visit("facts", facts);
  }
  bool operator==(const Interrupted&) const = default;
};

struct InterruptLifted {
  static constexpr std::string_view type = "case.interrupt_lifted";
  std::string interrupt;
  std::string reason;

  template <class V>
  void fields(V& visit) {
    visit("interrupt", interrupt), visit("reason", reason);
  }
  bool operator==(const InterruptLifted&) const = default;
};

struct CaseClosed {
  static constexpr std::string_view type = "case.closed";
  std::string end;  // an end of the service, `interrupt:outcome` or `contract:state`
  std::string cause;
  std::string use;  // consume or release
  std::vector<RecordedFact> facts;

  template <class V>
  void fields(V& visit) {
    visit("end", end), visit("cause", cause), visit("use", use), visit("facts", facts);
  }
  bool operator==(const CaseClosed&) const = default;
};

struct ComplaintFiled {
  static constexpr std::string_view type = "case.complaint_filed";
  std::string against;
  std::string owner;  // provider or insurer
  std::string words;
  bool log_only = false;

  template <class V>
  void fields(V& visit) {
    visit("against", against), visit("owner", owner), visit("words", words), visit("log_only", log_only);
  }
  bool operator==(const ComplaintFiled&) const = default;
};

struct Assigned {
  static constexpr std::string_view type = "case.assigned";
  std::string operator_id;

  template <class V>
  void fields(V& visit) {
    visit("operator", operator_id);
  }
  bool operator==(const Assigned&) const = default;
};

struct UseChanged {
  static constexpr std::string_view type = "account.use_changed";
  std::string use;
  std::string service;
  std::string case_id;
  std::string state;  // held, consumed, released, expired
  base::Date charged_on;
  std::int64_t amount = 1;
  std::string reason;
  std::string right{};  // the right it draws on; empty: the quota of the service
  std::string line{};   // of that quota; empty where it has one only

  template <class V>
  void fields(V& visit) {
    visit("use", use), visit("service", service), visit("case", case_id), visit("state", state);
    visit("charged_on", charged_on), visit("amount", amount), visit("reason", reason), visit("right", right);
    visit("line", line);
  }
  bool operator==(const UseChanged&) const = default;
};

struct AccountAdjusted {
  static constexpr std::string_view type = "account.adjusted";
  std::string service;
  base::Date charged_on;
  std::int64_t amount = 0;
  std::string reason;

  template <class V>
  void fields(V& visit) {
    visit("service", service), visit("charged_on", charged_on), visit("amount", amount), visit("reason", reason);
  }
  bool operator==(const AccountAdjusted&) const = default;
};

// A case gave a right to use another service, beside its quota.
struct RightGranted {
  static constexpr std::string_view type = "account.right_granted";
  std::string right;  // unique in the account
  std::string grant;  // of the service of the case
  std::string granted_by;
  std::string case_id;
  std::string programme_hash;  // of the case: the version that the right stays on
  std::string service;
  std::int64_t count = 0;
  base::Date granted_on;
  std::vector<RecordedFact> facts;  // hold in every case that uses it

  template <class V>
  void fields(V& visit) {
    visit("right", right), visit("grant", grant), visit("granted_by", granted_by), visit("case", case_id);
    visit("programme_hash", programme_hash), visit("service", service), visit("count", count);
    visit("granted_on", granted_on), visit("facts", facts);
  }
  bool operator==(const RightGranted&) const = default;
};

// The account is blocked as long as any case blocks it.
struct IdentityBlockChanged {
  static constexpr std::string_view type = "account.identity_block_changed";
  bool blocked = false;
  std::string case_id;
  std::string reason;

  template <class V>
  void fields(V& visit) {
    visit("blocked", blocked), visit("case", case_id), visit("reason", reason);
  }
  bool operator==(const IdentityBlockChanged&) const = default;
};

using Event = std::variant<CaseOpened, ChildOpened, TaskDone, PointReached, FactsRecorded, BranchFixed, RecordReceived,
                           PaperNotNeeded, NoticeGiven, ConsentChanged, Told, MoveMade, MessageWritten,
                           ContactAttempted, ReferralResolved, ExceptionGranted, ExcuseRecorded, DeadlineMissed,
                           Interrupted, InterruptLifted, CaseClosed, CaseMoved, ComplaintFiled, Assigned, DocumentAdded,
                           HelpLogged, ExpenseRecorded, PaymentRecorded, EntryReversed, StatementMade, UseChanged,
                           AccountAdjusted, RightGranted, IdentityBlockChanged>;

std::string_view type_of(const Event& event);
int version_of(const Event& event);          // in which payload_of writes it, see upcast.hpp
std::string payload_of(const Event& event);  // JSON text
// Reads a payload of any version ever written. `unsupported` for a type this build does not know and for a version
// newer than it writes; `corrupt` for what was never written. Members this build does not know are ignored.
base::Result<Event> event_from(std::string_view type, int version, std::string_view payload);

}  // namespace consilium::cases
