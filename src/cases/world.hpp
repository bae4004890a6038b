// World: everything a command on a case may look at, as plain values: the programme and calendar, what the roster knows
// of the member, the account, and the case with its parent and children. Nothing is fetched while a command is decided.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "calendar/edition.hpp"
#include "cases/state.hpp"
#include "decision/decide.hpp"
#include "decision/situation.hpp"
#include "model/account.hpp"
#include "model/earlier_case.hpp"
#include "model/network.hpp"
#include "model/programme.hpp"

namespace consilium::cases {

// Who acts. `roles` are those of operators (see policy/); a programme's roles say which of them hold them.
struct Actor {
  std::string id;
  std::vector<std::string> roles;
};

// What the roster says of one rider of a contract.
struct RiderFacts {
  std::string product;  // its code
  std::optional<base::Date> effective_on;
  std::vector<model::DatedValue> state;

  bool operator==(const RiderFacts&) const = default;
};

// What the roster says of one contract and its insured person, as known when the command is decided.
struct RosterFacts {
  std::string product;  // its code; empty: not known
  std::optional<base::Date> effective_on;
  std::optional<base::Date> cooling_off_until;
  std::optional<base::Date> birth_date;
  std::vector<model::DatedValue> state;
  std::vector<model::DatedValue> meets_standard;
  std::vector<model::DatedValue> barred_by_agreement;
  std::vector<model::DatedValue> sum_insured;
  std::vector<RiderFacts> riders{};  // of this contract and person; only where the programme names some

  bool operator==(const RosterFacts&) const = default;
};

struct World {
  const model::Programme* programme = nullptr;
  const calendar::Edition* calendar = nullptr;
  base::Instant occurred_at;  // when it happened: decides triggers, points and windows
  base::Instant now;          // when it is recorded
  Actor actor;
  RosterFacts roster;
  std::vector<RosterFacts> other_contracts{};  // of the same person; only where the programme asks about all
  std::string member_name;                     // for texts told to the member
  model::Account account;
  std::vector<model::EarlierCase> earlier;  // cases of the account outside the family, of services that are asked about
  const std::map<std::string, model::Network, std::less<>>* networks = nullptr;
  std::vector<CaseState> family;  // the case, its parent, its children; in any order

  const CaseState* find(std::string_view case_id) const;
};

// Whether conditions of the programme ask about earlier cases of a service, perhaps of another version.
bool is_looked_back_at(const model::Programme& programme, std::string_view kept_as);
// A case as later ones of its account may ask about it, under any version.
model::EarlierCase earlier_case(const model::Service& service, const CaseState& state);

// The facts of a case with those of the roster, the applicant and the account filled in.
decision::FactSet facts_of(const World& world, const model::Service& service, const CaseState& state);

// The situation of a case at `at`; keeps a pointer to `facts`.
decision::Situation situation_of(const World& world, const model::Service& service, const CaseState& state,
                                 const decision::FactSet& facts, base::Instant at);

// The question whether this case may be accepted now.
decision::Question question_of(const World& world, const model::Service& service, const CaseState& state,
                               const decision::FactSet& facts, base::Instant at);

}  // namespace consilium::cases
