// What an actor may do to a case at this moment. Found by asking, not by a second set of rules: each command is decided
// without its facts and reasons, and is possible unless it is refused for something that no form can mend.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cases/command.hpp"

namespace consilium::cases {

struct Possible {
  std::vector<std::string> tasks;
  std::vector<std::string> papers;      // `checklist/item`
  std::vector<std::string> exclusions;  // the same, of papers that may turn out not to be needed
  std::vector<std::string> notices;
  std::vector<std::string> consents;  // to give, or to withdraw where it was given
  std::vector<std::string> moves;
  std::vector<std::string> threads;  // `thread/member` or `thread/role`, as whom one may write now
  std::vector<std::string> ends;
  std::vector<std::string> interrupts;
  std::vector<std::string> settlements;  // outcomes of the interrupt that stands
  std::vector<std::string> referrals;    // rules that wait for an answer, or have one that may be changed
  std::vector<std::string> exceptions;   // rules that are not met and may be waived by this actor
  std::vector<std::string> excuses;
  std::vector<std::string> allowances;  // of which help may be entered
  std::vector<std::string> costs;       // of which an expense may be entered
  std::vector<std::string> entries;     // to reverse
  bool pay = false;                     // something is owed, or to be given back
  bool state_owed = false;              // by a statement
  bool lift = false;
  bool cancel = false;  // free, or at its price once that is confirmed
  bool correct = false;
  bool assign = false;
  bool log_contact = false;
  bool complain = false;
};

// Of a case of `world.family`, by `world.actor`, at `world.occurred_at`.
Possible possible_now(const World& world, std::string_view case_id);

}  // namespace consilium::cases
