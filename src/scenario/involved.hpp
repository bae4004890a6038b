// Involved: which words of a programme had to do with what a scenario plays. A scenario that names a clause has to have
// to do with something that cites it; otherwise it proves something else.
//
// A word is involved when it is asked, opened, done, given, refused or due, in an act, a decision or a case: a rule
// that applies, a task that is open or done, a deadline whose clock has started, a paper that is owed, a notice that
// was given or is lacking, an end. Words that only hold data (hours, networks, lists, who insures) are not told apart
// here.
//
// How near a word stands to what is played is noted too: a claim rests on the words that stand nearest to the step at
// which it is made, see claims.hpp.
#pragma once

#include <map>
#include <string_view>

#include "cases/command.hpp"
#include "cases/due.hpp"
#include "cases/world.hpp"
#include "decision/decide.hpp"
#include "model/service.hpp"
#include "text/tree.hpp"

namespace consilium::scenario {

// The later, the nearer.
enum class Nearness : unsigned char {
  asked,     // a rule that applies, what an act waits for, a fact that is given
  begun,     // a task is open, a clock runs, a paper is owed or was handed in
  expected,  // by name; a deadline that is met
  done,      // the act does it
  decisive  // the reason of an answer, or what has come to pass: a deadline that is missed, an end, a stage asked about
};

// The citations of the words, in the programme that is played.
using Involved = std::map<const model::Citation*, Nearness>;

// A word that is there already comes nearer, and never farther.
void involve(Involved& involved, const model::Citation& word, Nearness nearness);
void involve(Involved& involved, const Involved& more);

// A row of a table asks, so that a rule that does not apply is shown not to apply.
void involve_decision(Involved& involved, const model::Service& service, const decision::Decision& decision,
                      bool of_table);
// An act, whether it is done or refused.
void involve_command(Involved& involved, const model::Service& service, const cases::Command& command);
void involve_refusal(Involved& involved, const model::Service& service, const cases::Refusal& refusal);
// What is expected under one key: words are involved by being named, so that it can be shown that one is not asked for.
void involve_expected(Involved& involved, const model::Service& service, std::string_view key,
                      const text::Node& expected);
void involve_case(Involved& involved, const cases::World& world, const cases::CaseState& state);
// A stage of cancellation that was asked about.
void involve_cancelling(Involved& involved, const cases::World& world, const cases::CaseState& state);

}  // namespace consilium::scenario
