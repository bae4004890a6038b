// A decision: may this member have this service, on this account, at this moment, and why. Every rule is evaluated and
// listed; a missing fact never turns into a yes or a no. The outcome is the first of not_eligible, needs_information,
// refer and eligible that any check asks for. A decision points into the programme it was made from.
//
// decide() is the quick part: statuses only. explain() adds when each check turns by itself, the questions that can
// still matter, and the exact ways to a yes, each re-decided at its own date before it is listed. Ways are found by
// inverting, not by searching: every date on which some test of the service turns is known, so the earliest day that
// works is the first of those days on which the decision is made again and does not refuse. Besides waiting, a way may
// choose another date, leave out a wish, or rest on the end of a case that holds a use. What each check had and needed
// is in the question and in its rule; Findings put it in words, for whoever reads them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "base/localised.hpp"
#include "decision/moment.hpp"
#include "decision/situation.hpp"
#include "model/service.hpp"
#include "quota/balance.hpp"

namespace consilium::decision {

enum class Outcome : std::uint8_t { eligible, refer, needs_information, not_eligible };
enum class CheckStatus : std::uint8_t { met, not_met, unknown, replaced, waived, not_applicable };
enum class CheckKind : std::uint8_t { rule, quota, paper, consent };

// An exception that somebody signed for.
struct Waiver {
  std::string reason;
  std::string actor;
  std::optional<base::Instant> until;
};

struct Question {
  Situation situation;
  std::map<std::string, PaperStatus, std::less<>> papers;  // by `checklist/item`; missing where absent
  std::map<std::string, bool, std::less<>> consents;       // given
  std::map<std::string, bool, std::less<>> referrals;      // resolved: allowed or not
  std::map<std::string, Waiver, std::less<>> waivers;      // by rule
  std::vector<model::Index> without_rules;                 // rules that do not apply to this case
  bool holds_use = false;                                  // the case already holds its use
  bool papers_count = true;  // false: papers and consents are listed, and nothing is made of those that are missing
};

struct Check {
  CheckKind kind = CheckKind::rule;
  CheckStatus status = CheckStatus::unknown;
  model::OtherwiseKind otherwise = model::OtherwiseKind::refuse;
  bool counts = true;  // the outcome may rest on it
  model::Index rule = model::none;
  std::string_view id;
  std::string_view refer_to;
  std::string_view replaced_by;
  const model::Citation* cites = nullptr;
  const base::LocalisedText* say = nullptr;
};

struct Decision {
  Outcome outcome = Outcome::needs_information;
  model::Index branch = model::none;  // of the service, where it has branches and the facts decide one
  std::vector<Check> checks;
};

Decision decide(const Question& question);
// The same at another moment of the situation of the question.
Decision decide(const Question& question, const Moment& moment);

// The status of one rule by itself, before exceptions, waivers and referrals. A rule whose condition is open is unknown
// only if the rule could fail: otherwise the condition does not matter.
CheckStatus status_of(const model::Rule& rule, const Moment& moment);

// Whether this check is why the outcome is what it is.
bool is_decisive(const Decision& decision, const Check& check);

struct Step {
  enum class Kind : std::uint8_t {
    wait_until,     // date; subject `next_policy_year` where that is what is waited for
    provide_fact,   // subject: fact
    provide_paper,  // subject: `checklist/item`
    give_consent,   // subject: consent
    other_date,     // subject: fact; date: the first that works
    leave_out,      // subject: fact
    finish_case,    // ended_case, which must end without counting as used
    ask,            // subject: role that decides
    never
  };
  Kind kind = Kind::never;
  std::string_view check;
  std::string_view subject;
  std::optional<base::Date> date;
  std::string ended_case{};  // its own: the account may be gone when this is read

  std::string_view about() const { return kind == Kind::finish_case ? ended_case : subject; }
  bool operator==(const Step&) const = default;
};

struct LineBalance {
  const model::QuotaLine* line = nullptr;
  quota::Balance balance;
};

struct Explanation {
  // One per check, same order: the day on which it turns by itself, for someone who applies then.
  std::vector<std::optional<base::Date>> turns_on;
  std::vector<std::string_view> ask;        // facts that can still matter: of rules that refuse first, then that refer
  std::vector<std::vector<Step>> remedies;  // alternatives; all steps of one are needed
  std::optional<base::Date> eligible_from;  // where waiting is enough
  quota::Balance balance;          // of the line that is drawn on, where the quota has several and that is known
  std::vector<LineBalance> lines;  // every line, where the quota has several
};

// Points into the programme, like the decision.
Explanation explain(const Question& question, const Decision& decision);

// What was found and what is asked, as text a programme author would write; empty where there is nothing to say.
struct Finding {
  std::string_view have;
  std::string_view need;
  std::string_view short_by;

  bool operator==(const Finding&) const = default;
};

// One per check, same order. Stands by itself; a finding is a view of it.
class Findings {
 public:
  Findings() = default;
  Findings(const Question& question, const Decision& decision);

  std::size_t size() const { return ends_.size(); }
  Finding operator[](std::size_t check) const;

 private:
  struct Ends {
    std::size_t have = 0;
    std::size_t need = 0;
    std::size_t short_by = 0;
  };
  std::string text_;        // all of them, one behind the other
  std::vector<Ends> ends_;  // in the text
};

std::string_view to_string(Outcome outcome);
std::string_view to_string(CheckStatus status);
std::string_view to_string(CheckKind kind);
std::string_view to_string(Step::Kind kind);

}  // namespace consilium::decision
