// A decision: may this member have this service, on this account, at this moment, and why. Every rule is evaluated and
// listed; a missing fact never turns into a yes or a no. The outcome is the first of not_eligible, needs_information,
// refer and eligible that any check asks for.
//
// decide() is the quick part: statuses only. explain() adds what was had and needed, the questions that still matter
// and the exact ways to a yes, each re-decided at its own date before it is listed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/localised.hpp"
#include "decision/situation.hpp"
#include "model/service.hpp"
#include "quota/balance.hpp"

namespace consilium::decision {

enum class Outcome : std::uint8_t { eligible, refer, needs_information, not_eligible };
enum class CheckStatus : std::uint8_t { met, not_met, unknown, replaced, waived, not_applicable };
enum class CheckKind : std::uint8_t { rule, quota, paper, consent };

// At the application papers, consents and judgements may still come; at acceptance they must be there.
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
};

struct Decision {
  Outcome outcome = Outcome::needs_information;
  model::Index branch = model::none;  // of the service, where it has branches and the facts decide one
  std::vector<Check> checks;
};

Decision decide(const Question& question);

// Whether this check is why the outcome is what it is.
bool is_decisive(const Decision& decision, const Check& check);

// What was found and what is asked, as text a programme author would write; and when it turns by itself.
struct Finding {
  std::string have;
  std::string need;
  std::string short_by;
  std::optional<base::Date> turns_on;
};

struct Step {
  enum class Kind : std::uint8_t {
    wait_until,
    provide_fact,
    provide_paper,
    give_consent,
    other_date,
    finish_case,
    ask,
    never
  };
  Kind kind = Kind::never;
  std::string check;
  std::string subject;             // fact, paper, consent, case or role
  std::optional<base::Date> date;  // wait_until, other_date
};

struct Explanation {
  std::vector<Finding> findings;            // one per check, same order
  std::vector<std::string> ask;             // facts that can still matter
  std::vector<std::vector<Step>> remedies;  // alternatives
  std::optional<base::Date> eligible_from;
  std::optional<quota::Balance> balance;
};

Explanation explain(const Question& question, const Decision& decision);

std::string_view to_string(Outcome outcome);
std::string_view to_string(CheckStatus status);
std::string_view to_string(CheckKind kind);
std::string_view to_string(Step::Kind kind);

}  // namespace consilium::decision
