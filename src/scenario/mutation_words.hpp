// The mistakes that can be made in each word of a programme beside its conditions, for the walk over a programme. The
// word has been entered.
#pragma once

#include "model/programme.hpp"
#include "scenario/mutation_offers.hpp"

namespace consilium::scenario {

// Enters the words that belong to no service, too.
void walk_programme_words(model::Programme& programme, Offers& offers);

void walk_quota(model::Service& service, Offers& offers);  // enters the quota
void walk_line(model::QuotaLine& line, Offers& offers);
void walk_branch_step(model::Service& service, Offers& offers);  // enters the branches
void walk_deadline(model::Service& service, model::Deadline& deadline, Offers& offers);
void walk_move(model::Service& service, model::Move& move, Offers& offers);
void walk_thread(model::Thread& thread, Offers& offers);
void walk_writer(model::Service& service, model::Writer& writer, Offers& offers);
void walk_effect(model::CancelStage& stage, Offers& offers);
void walk_stages(model::Service& service, Offers& offers);  // enters each stage
void walk_end(model::End& end, Offers& offers);
void walk_interrupt(model::Interrupt& interrupt, Offers& offers);
void walk_excuse(model::Excuse& excuse, Offers& offers);
void walk_consent(model::Consent& consent, Offers& offers);
void walk_grant(model::Grant& grant, Offers& offers);
void walk_listing(model::Service& service, std::size_t index, Offers& offers);
// mutation_money.cpp
void walk_allowance(model::Allowance& allowance, Offers& offers);
void walk_excluded(model::Allowance& allowance, std::size_t index, Offers& offers);
void walk_cost(model::Cost& cost, Offers& offers);
void walk_settlement(model::Settlement& settlement, Offers& offers);

}  // namespace consilium::scenario
