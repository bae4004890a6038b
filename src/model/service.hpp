// Service: one thing a member can have, compiled: its facts, rules, quota, papers, tasks, deadlines, ways to cancel and
// ends, with everything its programme says for all services merged in. Plain immutable data; indexes are positions in
// the vectors of the same service unless a comment says otherwise.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/localised.hpp"
#include "base/span.hpp"
#include "model/form.hpp"
#include "model/metering.hpp"
#include "model/predicate.hpp"
#include "model/report.hpp"
#include "model/thread.hpp"

namespace consilium::model {

// Facts every service has, at these indexes, filled by the house from the roster, the case and the account.
enum class BuiltIn : Index {
  contract_state,
  contract_effective_on,
  contract_cooling_off_until,
  contract_meets_standard,
  contract_barred_by_agreement,
  contract_sum_insured,
  member_birth_date,
  patient_is_insured,
  applicant_role,
  applicant_on_record,
  account_identity_blocked,
  contract_product,
  contract_plan,               // of the person, by all contracts that count
  account_years_from,          // the effective date whose anniversaries begin the policy years
  account_first_effective_on,  // of the earliest contract there ever was
  count
};
inline constexpr Index index_of(BuiltIn fact) { return static_cast<Index>(fact); }

struct Fact {
  std::string id;
  FactType type = FactType::text;
  base::LocalisedText name;
  std::string source;           // member, provider, hospital, insurer, roster, case
  std::vector<Choice> choices;  // one_of
  Index list = none;            // Programme::lists
  Index scale = none;           // Programme::scales
  Index network = none;         // Programme::networks
  bool unlisted = false;        // institution: one outside the network may be named
  bool may_decline = false;
  bool preference = false;  // binds nobody; no rule may read it
  bool dated = false;       // built-in facts that change over time
  std::string against;      // roster_match: member.name or member.identity_number
  Citation cites;

  bool operator==(const Fact&) const = default;
};

enum class OtherwiseKind : std::uint8_t { refuse, refer, warn };

struct Rule {
  std::string id;
  std::optional<Predicate> when;  // not applicable unless it holds
  Predicate require;
  OtherwiseKind otherwise = OtherwiseKind::refuse;
  std::string refer_to;                // a role, when otherwise is refer
  Index instead_of = none;             // the rule it replaces while `when` holds
  std::vector<std::string> may_waive;  // roles that may grant an exception
  base::LocalisedText say;
  Citation cites;

  bool operator==(const Rule&) const = default;
};

enum class QuotaPeriod : std::uint8_t { contract, policy_year, unlimited };

// Uses of a service that are counted apart from others of it.
struct QuotaLine {
  std::string id;
  base::LocalisedText name;
  std::int32_t count = 0;
  bool unlimited = false;         // figures only: the count says nothing
  std::optional<Predicate> when;  // what is counted here; empty: whatever is not counted before
  Citation cites;
  std::vector<std::string> was{};  // ids it had in earlier versions, the oldest first

  // The id under which uses are kept, the same in every version.
  const std::string& kept_as() const { return was.empty() ? id : was.front(); }
  bool operator==(const QuotaLine&) const = default;
};

struct Quota {
  std::int32_t count = 0;        // of one line; with several their sum, of figures the greatest
  std::vector<QuotaLine> lines;  // in the order in which they are drawn on; empty: there is one
  bool figures = false;  // the lines are no lines: all uses count together, and the first that holds says how many
  QuotaPeriod per = QuotaPeriod::contract;
  std::int32_t years = 1;              // policy years that make one window
  std::string pool{};                  // that several services draw on; empty: the service counts alone
  std::vector<std::string> pooled{};   // the other services that do
  std::vector<std::string> ended{};    // services of earlier versions that did, and whose uses still count
  std::vector<std::string> counted{};  // what the uses of all of these are kept as
  Index year_of = none;                // point whose date decides the policy year that is charged
  Index hold_at = none;                // point
  std::string owed_by{};               // who has to supply the figure; the one here stands until then
  Citation cites;

  bool operator==(const Quota&) const = default;
};

struct Branch {
  std::string id;
  base::LocalisedText name;
  std::optional<Predicate> when;  // empty: otherwise
  Citation cites;

  bool operator==(const Branch&) const = default;
};

// A point to stamp, at the time of the act or at the date a fact gives.
struct Mark {
  Index point = none;
  std::optional<Predicate> when;
  Index at_fact = none;

  bool operator==(const Mark&) const = default;
};

struct Outcome {
  std::string id;            // `done` where a task has only one
  base::LocalisedText name;  // empty where a task has only one
  std::vector<Field> record;
  std::vector<Requirement> require;
  std::vector<Index> clears;  // points taken back, before others are stamped
  std::vector<Mark> marks;
  std::vector<Index> reopens;  // tasks
  Index ends = none;           // Service::ends
  Citation cites;

  bool operator==(const Outcome&) const = default;
};

// What is told, from a text of the programme, by a task or at an end. The point of a task is stamped when every part
// has been told that is to be.
struct Tell {
  std::string text;  // Programme::texts
  bool to_insurer = false;
  std::vector<std::string> channels;  // at an end; those of a task are the task's
  struct Part {
    std::string id;
    Index fact = none;
    std::optional<Predicate> when;  // told only if this holds
    bool operator==(const Part&) const = default;
  };
  std::vector<Part> parts;

  bool operator==(const Tell&) const = default;
};

struct Task {
  std::string id;
  base::LocalisedText name;
  std::string owner;  // `member` or a role of the programme
  Predicate opens;
  bool after_end = false;             // it opens only when the case has ended; the others only before
  std::vector<std::string> channels;  // empty: any
  std::vector<Outcome> outcomes;      // at least one; fields and requirements of the task are in each
  std::optional<Tell> tells;
  Index due = none;             // the deadline shown with the task
  Index waits_in = none;        // Programme::waiting_lines, in which the case stands as long as the task is owed
  std::vector<Index> notices;   // to be shown or accepted before
  std::vector<Index> consents;  // to be given before
  Index written_in = none;      // the thread in which a message does it; nothing else does then
  Citation cites;

  bool operator==(const Task&) const = default;
};

// What is measured has no last day and is never late.
enum class DeadlineKind : std::uint8_t { promise, target, measured };
std::string_view to_string(DeadlineKind kind);
enum class WhenLate : std::uint8_t { note, remind, escalate };

// The point `closed` stands for the end of the case.
inline constexpr std::string_view closed_point = "closed";

// A condition without which lateness is not that of whoever owes the deadline, asked when it falls due.
struct ExcusedUnless {
  std::string id;
  base::LocalisedText name;  // why it is excused
  Predicate that;
  Citation cites;

  bool operator==(const ExcusedUnless&) const = default;
};

struct Deadline {
  std::string id;
  base::LocalisedText name;
  DeadlineKind kind = DeadlineKind::promise;
  std::string owed_by;  // provider, member, insurer
  std::optional<Predicate> when;
  // Either within a span after the latest of these, or the earliest …
  std::optional<base::Span> within;
  std::vector<DateTerm> after;
  bool first_of = false;
  // … or by a span before a date.
  std::optional<base::Span> before_span;
  DateTerm before{};
  std::string hours;          // Programme::hours, for the day and the clock of a task before a date
  std::vector<Index> met_by;  // points; any of them
  std::vector<Index> stops;   // Service::stops
  std::vector<ExcusedUnless> excused_unless;
  WhenLate late = WhenLate::note;
  Index ends = none;  // what becomes of the case when it is missed
  Citation cites;

  bool operator==(const Deadline&) const = default;
};

// A clock stop: stands from one point to the next stamp of another.
struct Stop {
  std::string id;
  base::LocalisedText name;
  Index from = none;
  Index to = none;
  std::string laid_to;
  Citation cites;

  bool operator==(const Stop&) const = default;
};

struct ChecklistItem {
  std::string id;
  std::string key;  // `checklist/item`
  base::LocalisedText name;
  std::vector<std::string> kinds;
  std::vector<std::string> channels;
  std::optional<Predicate> when;
  std::vector<Field> record;         // facts that come with the paper
  std::vector<Predicate> accept_if;  // over the facts; a paper that fails one stays owed
  bool may_lack = false;             // it may be said that there is none, whatever it would have to be
  Citation cites;

  bool operator==(const ChecklistItem&) const = default;
};

struct Checklist {
  std::string id;
  Predicate opens;
  std::string owed_by;
  Index marks = none;  // point stamped when every item is there
  std::vector<ChecklistItem> items;
  Citation cites;

  bool operator==(const Checklist&) const = default;
};

enum class NoticeMust : std::uint8_t { show, accept };

struct Notice {
  std::string id;
  std::string text;  // Programme::texts
  std::string kind;  // liability, warning, legal, description
  NoticeMust must = NoticeMust::show;
  std::optional<Predicate> when;
  Citation cites;

  bool operator==(const Notice&) const = default;
};

// Until when a consent that was given may be withdrawn: until the task that waited for it is done; at any time, and
// then everything after that task waits for it too; never.
enum class Withdrawal : std::uint8_t { before_act, any_time, no };

struct Consent {
  std::string id;
  std::string text;
  std::string signer;
  std::vector<std::string> covers;
  std::optional<Predicate> when;
  Index before = none;  // task
  Withdrawal withdraw = Withdrawal::before_act;
  bool optional = false;  // it is asked for, and nothing waits for it
  Citation cites;

  bool operator==(const Consent&) const = default;
};

// A change of a running case that is no task: a new date, an expert who is away, another hospital.
struct Move {
  std::string id;
  base::LocalisedText name;
  std::vector<std::string> by;  // `member` or roles
  std::vector<std::string> channels;
  Predicate while_;
  bool subject_to_cancellation = false;
  std::string cause;
  std::vector<Field> record;
  std::vector<Requirement> require;
  std::vector<Index> clears;   // points
  std::vector<Index> reopens;  // tasks
  std::vector<Index> forgets;  // facts
  std::vector<Index> excuses;  // deadlines
  Citation cites;

  bool operator==(const Move&) const = default;
};

enum class CancelEffect : std::uint8_t { free, spends, barred };

struct CancelStage {
  std::string id;
  std::optional<Predicate> while_;  // empty: otherwise
  CancelEffect effect = CancelEffect::free;
  Index ends = none;         // free, spends
  Index consequence = none;  // barred: the end the provider may use
  Citation cites;

  bool operator==(const CancelStage&) const = default;
};

enum class UseEffect : std::uint8_t { consume, release };

struct End {
  std::string id;
  base::LocalisedText name;
  UseEffect use = UseEffect::release;
  std::string cause;  // none, member, provider, hospital, insurer, outside
  std::vector<std::string>
      by;              // roles that may close a case with it; empty: only through a task, a cancellation or a child
  Index from = none;   // point; usable once it is reached
  Index until = none;  // point; usable until it is reached
  std::vector<Field> record;
  std::optional<Tell> tells;
  Citation cites;

  bool operator==(const End&) const = default;
};

// Another service run inside this one as a child case.
struct Embed {
  std::string id;
  std::string service;
  Predicate opens;
  // Indexes below marked (child) belong to the embedded service.
  std::vector<Index> starts_at;      // points (child)
  std::vector<Index> without_rules;  // (child)
  std::vector<Index> without_tasks;  // (child)
  struct Feed {
    Index at = none;                             // point of this service
    std::vector<std::pair<Index, Index>> carry;  // (child) fact, fact
    std::vector<Index> marks;                    // points (child)
    bool operator==(const Feed&) const = default;
  };
  std::vector<Feed> feeds;
  struct Return {
    Index point = none;  // (child), or none
    Index end = none;    // (child), or none
    Index marks = none;  // point of this service
    Index ends = none;   // end of this service
    bool operator==(const Return&) const = default;
  };
  std::vector<Return> returns;
  Index closes_with = none;  // end (child) when this case ends for a cause that is not the member's
  Citation cites;

  bool operator==(const Embed&) const = default;
};

// A right to use another service that a point of this one gives, once a case. Its uses are counted by themselves: the
// quota of the other service neither pays for them nor is used up by them.
struct Grant {
  std::string id;
  base::LocalisedText name;
  std::string service;  // of the programme
  Index at = none;      // point
  std::int32_t count = 0;
  std::vector<Index> carry;  // facts that hold, under the same name, in every case that uses the right
  Citation cites;

  bool operator==(const Grant&) const = default;
};

// What may be decided about the use of a case that was stopped.
struct SettleOutcome {
  std::string id;
  base::LocalisedText name;
  UseEffect use = UseEffect::release;

  bool operator==(const SettleOutcome&) const = default;
};

// Something that may happen at any step and stops a case at once.
struct Interrupt {
  std::string id;
  base::LocalisedText name;
  std::vector<std::string> by;
  Index marks = none;
  bool suspends = false;  // the clocks of the case stand still as long as it stands
  bool blocks_new = false;
  std::vector<Field> record;
  std::vector<std::string> lifted_by;
  std::string settle_owner;
  std::vector<SettleOutcome> settle;
  Citation cites;

  bool operator==(const Interrupt&) const = default;
};

struct Excuse {
  std::string id;
  base::LocalisedText name;
  std::string cause;
  std::vector<std::string> needs;  // from, to, region
  bool attribution = false;        // shown as somebody's time; the lateness is still counted
  bool keeps_use = false;          // on its days an end that the member causes uses nothing
  Citation cites;

  bool operator==(const Excuse&) const = default;
};

// Whether some outcome of the task stamps a point that meets the deadline.
bool would_meet(const Task& task, const Deadline& deadline);

struct Service {
  std::string id;
  std::vector<std::string> was;  // ids it had in earlier versions, the oldest first
  base::Place at;                // of its id
  base::LocalisedText name;
  std::vector<Fact> facts;          // the built-in ones first
  std::vector<std::string> points;  // `applied` first
  std::vector<std::string> apply_channels;
  std::vector<Field> apply;
  std::vector<Rule> rules;
  Quota quota;
  std::vector<Branch> branches;
  Index branch_fixed_at = none;  // point
  std::vector<Checklist> checklists;
  std::vector<Notice> notices;
  std::vector<Consent> consents;
  std::vector<Task> tasks;
  std::vector<Deadline> deadlines;
  std::vector<Stop> stops;
  std::vector<Move> moves;
  std::vector<Thread> threads;
  std::vector<std::string> cancel_channels;
  std::vector<CancelStage> cancellation;
  std::vector<End> ends;
  std::vector<Embed> embeds;
  std::vector<Grant> grants;
  std::vector<Allowance> allowances;
  std::vector<Cost> costs;
  std::optional<Settlement> settlement;
  std::vector<Interrupt> interrupts;
  std::vector<Excuse> excuses;
  Index recorded_facts_from = index_of(BuiltIn::count);  // those before, of the roster too, nobody records
  Index own_facts_from = 0;                              // those before are the same in every service
  std::vector<std::string> looks_back_at;                // services whose earlier cases its conditions ask about
  bool asks_consents = false;                            // its conditions ask whether a consent was given
  std::vector<Index> asks_networks;    // Programme::networks of which its conditions ask whether some row has a value
  Index run_off_from = none;           // point from which a case is carried to its end
  std::vector<ReportedCases> reports;  // on which its cases are listed
  Citation cites;

  // The id under which accounts keep its uses, the same in every version.
  const std::string& kept_as() const { return was.empty() ? id : was.front(); }

  // The position of an id, or `none`.
  Index fact(std::string_view id) const;
  Index point(std::string_view id) const;
  Index task(std::string_view id) const;
  Index rule(std::string_view id) const;
  Index deadline(std::string_view id) const;
  Index end(std::string_view id) const;
  Index move(std::string_view id) const;
  Index thread(std::string_view id) const;
  Index branch(std::string_view id) const;
  Index notice(std::string_view id) const;
  Index consent(std::string_view id) const;
  Index allowance(std::string_view id) const;
  Index cost(std::string_view id) const;
  Index line(std::string_view id) const;
  Index line_kept_as(std::string_view id) const;

  bool operator==(const Service&) const = default;
};

inline constexpr Index applied_point = 0;

// A point is called after the task that reaches it, the deadline it keeps, the settlement it waits for, or the only
// paper it waits for; null: nothing has a name for it.
const base::LocalisedText* point_name(const Service& service, Index point);

}  // namespace consilium::model
