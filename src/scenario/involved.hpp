// Involved: which words of a programme had to do with what a scenario plays. A scenario that names a clause has to have
// to do with something that cites it; otherwise it proves something else.
//
// A word is involved when it is asked, opened, done, given, refused or due, in an act, a decision or a case: a rule
// that applies, a task that is open or done, a deadline whose clock has started, a paper that is owed, a notice that
// was given or is lacking, an end. Words that only hold data (hours, networks, lists, who insures) are not told apart
// here.
#pragma once

#include <set>

#include "cases/command.hpp"
#include "cases/due.hpp"
#include "cases/world.hpp"
#include "decision/decide.hpp"
#include "model/service.hpp"
#include "text/tree.hpp"

namespace consilium::scenario {

// The citations of the words, in the programme that is played.
using Involved = std::set<const model::Citation*>;

// A row of a table asks, so that a rule that does not apply is shown not to apply.
void involve_decision(Involved& involved, const model::Service& service, const decision::Decision& decision,
                      bool of_table);
// An act, whether it is done or refused.
void involve_command(Involved& involved, const model::Service& service, const cases::Command& command);
void involve_refusal(Involved& involved, const model::Service& service, const cases::Refusal& refusal);
// What is expected of one kind: words are involved by being named, so that it can be shown that one is not asked for.
void involve_expected(Involved& involved, const model::Service& service, const text::Node& expected);
void involve_case(Involved& involved, const cases::World& world, const cases::CaseState& state);
// A stage of cancellation that was asked about.
void involve_cancelling(Involved& involved, const cases::World& world, const cases::CaseState& state);

}  // namespace consilium::scenario
