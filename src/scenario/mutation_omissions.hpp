// What a programme may lack: a rule, a paper, a notice, a requirement, an entry of a list. For the walk over a
// programme; the word has been entered.
#pragma once

#include <string>

#include "model/programme.hpp"
#include "scenario/mutation_offers.hpp"

namespace consilium::scenario {

// Channels by which it is applied for and cancelled, and the fields that are asked; in the words of the service.
void omit_of_service(model::Service& service, Offers& offers);
void omit_of_rule(model::Rule& rule, Offers& offers);
void omit_of_paper(const model::Service& service, model::ChecklistItem& item, Offers& offers);
void omit_of_notice(model::Notice& notice, Offers& offers);
void omit_of_consent(model::Consent& consent, Offers& offers);
void omit_of_task(const model::Service& service, model::Task& task, Offers& offers);
// `prefix` tells the outcome from the others of its task.
void omit_of_outcome(const model::Service& service, const std::string& prefix, model::Outcome& outcome, Offers& offers);
void omit_of_move(const model::Service& service, model::Move& move, Offers& offers);
void omit_of_end(const model::Service& service, model::End& end, Offers& offers);
void omit_of_interrupt(const model::Service& service, model::Interrupt& interrupt, Offers& offers);

}  // namespace consilium::scenario
