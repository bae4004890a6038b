// Waiting lines: cases first come first served, over all programmes that somebody serves.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "service/case_service.hpp"

namespace consilium::service {

// What a waiting line is called, by the latest programme of these tenants that has it; empty when none has.
base::LocalisedText name_of_line(const Published& published, const std::vector<std::string>& tenants,
                                 std::string_view line);
// The waiting lines of the published programmes of these tenants, by name.
std::vector<std::string> lines_of(const Published& published, const std::vector<std::string>& tenants);

// Gives the case that has waited longest and that nobody has taken to whoever asks; none when there is none. Two who
// ask at the same time get two cases. `asked.request` must hold the roles that are the same in all tenants; the answer
// is kept under `asked.keep` only when a case was taken.
base::Result<std::optional<Done>> take_next(House& house, const Asked& asked, const std::vector<std::string>& tenants,
                                            std::string_view line);

}  // namespace consilium::service
