// Words: the texts of a programme with their parameters filled in, as they are told or shown and kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/localised.hpp"
#include "cases/world.hpp"
#include "model/programme.hpp"

namespace consilium::cases {

// `{booking.hospital}` and the like become the value of the fact, for people; a fact that is not known becomes `—`.
// Facts in `unsaid` are left out in the same way. Also `{hotline}`, the first telephone contact, `{case.id}` and
// `{member.name}`.
std::string words_of(const World& world, const model::Service& service, const CaseState& state,
                     std::string_view text_id, base::Language language, const std::vector<model::Index>& unsaid = {});

// A value as people read it in a language.
std::string display(const model::Programme& programme, const model::Fact& fact, const model::Value& value,
                    base::Language language);

}  // namespace consilium::cases
