// A decision: may this member have this service, on this account, at this moment, and why. Every rule is evaluated and
// listed; a missing fact never turns into a yes or a no. The outcome is the first of not_eligible, needs_information,
// refer and eligible that any check asks for. A decision points into the programme it was made from.
//
// decide() is the quick part: statuses only. explain() adds what was had and needed by each check, when it turns by
// itself, the questions that can still matter, and the exact ways to a yes, each re-decided at its own date before it
// is listed. Ways are found by inverting, not by searching: every date on which some test of the service turns is
// known, so the earliest day that works is the first of those days on which the decision is made again and does not
// refuse. Besides waiting, a way may choose another date, leave out a wish, or rest on the end of a case that holds a
// use.
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
  std::string id;
  CheckStatus status = CheckStatus::unknown;
  model::OtherwiseKind otherwise = model::OtherwiseKind::refuse;
  std::string refer_to;
  std::string replaced_by;
  const model::Citation* cites = nullptr;
  const base::LocalisedText* say = nullptr;
  model::Index rule = model::none;
  bool counts = true;  // the outcome may rest on it
};

struct Decision {
  Outcome outcome = Outcome::needs_information;
  model::Index branch = model::none;  // of the service, where it has branches and the facts decide one
  std::vector<Check> checks;
};

Decision decide(const Question& question);

// The status of one rule by itself, before exceptions, waivers and referrals. A rule whose condition is open is unknown
// only if the rule could fail: otherwise the condition does not matter.
CheckStatus status_of(const model::Rule& rule, const Situation& situation);

// Whether this check is why the outcome is what it is.
bool is_decisive(const Decision& decision, const Check& check);

// What was found and what is asked, as text a programme author would write; and when it turns by itself.
struct Finding {
  std::string have;
  std::string need;
  std::string short_by;
  std::optional<base::Date> turns_on;  // for someone who applies then

  bool operator==(const Finding&) const = default;
};

struct Step {
  enum class Kind : std::uint8_t {
    wait_until,     // date; subject `next_policy_year` where that is what is waited for
    provide_fact,   // subject: fact
    provide_paper,  // subject: `checklist/item`
    give_consent,   // subject: consent
    other_date,     // subject: fact; date: the first that works
    leave_out,      // subject: fact
    finish_case,    // subject: case, which must end without counting as used
    ask,            // subject: role that decides
    never
  };
  Kind kind = Kind::never;
  std::string check;
  std::string subject;
  std::optional<base::Date> date;

  bool operator==(const Step&) const = default;
};

struct Explanation {
  std::vector<Finding> findings;            // one per check, same order
  std::vector<std::string> ask;             // facts that can still matter: of rules that refuse first, then that refer
  std::vector<std::vector<Step>> remedies;  // alternatives; all steps of one are needed
  std::optional<base::Date> eligible_from;  // where waiting is enough
  std::optional<quota::Balance> balance;
};

Explanation explain(const Question& question, const Decision& decision);

std::string_view to_string(Outcome outcome);
std::string_view to_string(CheckStatus status);
std::string_view to_string(CheckKind kind);
std::string_view to_string(Step::Kind kind);

}  // namespace consilium::decision
