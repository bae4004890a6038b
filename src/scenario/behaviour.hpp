// Behaviour: what a programme can be seen to do, and what was seen of it while scenarios were played. A rule is met,
// and is the only one that fails; a promise is kept and missed, and stands still where something stops it; somebody
// asks to cancel at each stage; an excuse is granted; each end is reached. A programme of which something was never
// seen may well do it wrongly.
//
// The neighbours of a figure (one less, one more) are not here: whether they are noticed is asked of mutants.hpp.
#pragma once

#include <compare>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cases/due.hpp"
#include "cases/world.hpp"
#include "decision/decide.hpp"
#include "model/programme.hpp"

namespace consilium::scenario {

enum class Aspect : unsigned char {
  met,        // a rule or the quota
  alone,      // it is the only reason of a no, a referral or a question
  warned,     // a rule that only warns was not met
  kept,       // a deadline
  missed,     // and escalated, if it says so
  stopped,    // it stood still
  excused,    // an excuse was granted
  cancelled,  // somebody asked to cancel at this stage: it was done, cost the use, or was barred
  reached     // an end
};

std::string_view to_string(Aspect aspect);

// Something that was seen of the word `id` of a service.
struct Sight {
  std::string service;
  std::string id;  // of a rule, `quota`, of a deadline, an excuse, a stage or an end
  Aspect aspect = Aspect::met;

  auto operator<=>(const Sight&) const = default;
};

using Sights = std::set<Sight>;

void see_decision(Sights& sights, std::string_view service, const decision::Decision& decision);
void see_case(Sights& sights, const cases::World& world, const cases::CaseState& state);
void see_cancelling(Sights& sights, const cases::World& world, const cases::CaseState& state);

// Something there is to see. A word of the whole programme, or of a block that services share, is in each of its
// services and needs to be seen in one.
struct Behaviour {
  std::vector<std::string> services;
  std::string id;
  Aspect aspect = Aspect::met;
  const model::Citation* cites = nullptr;  // of the word, in the programme
  std::string_view proof;                  // what a scenario has to do to show it

  bool is_in(const Sights& sights) const;
};

// In the order of the programme's words; points into it.
std::vector<Behaviour> behaviours_of(const model::Programme& programme);

}  // namespace consilium::scenario
