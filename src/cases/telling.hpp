// Telling: what is told in words, with what is not to be said left out.
#pragma once

#include <string>
#include <vector>

#include "cases/event.hpp"
#include "cases/work.hpp"
#include "model/service.hpp"

namespace consilium::cases {

// In the member's language, or the first of the programme for the insurer. `parts` empty: everything that is to be
// told.
Told telling_of(const Work& work, const CaseState& state, const model::Tell& tell, std::vector<std::string> parts);

// Whether nothing is left to tell.
bool is_all_told(const Work& work, const CaseState& state, const model::Tell& tell,
                 const std::vector<std::string>& told);

}  // namespace consilium::cases
