// Whose something is: a task of one role becomes that of another. For the walk over a programme; the word has been
// entered.
#pragma once

#include <string>

#include "model/programme.hpp"
#include "scenario/mutation_offers.hpp"

namespace consilium::scenario {

// `owner` is a role of the programme, or `member`.
void swap_owner(const model::Programme& programme, std::string& owner, Offers& offers);

// `party` is `member`, `provider` or `insurer`.
void swap_party(std::string& party, Offers& offers);

}  // namespace consilium::scenario
