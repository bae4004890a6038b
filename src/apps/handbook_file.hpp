// A handbook's own words, by clause, as an installation keeps them beside a programme that only has paraphrases:
//
//   format: handbook/1
//   sha256: …            # of the handbook that they were taken from
//   texts:
//     XY-1.2: "…"
#pragma once

#include <map>
#include <string>

#include "apps/programme_folder.hpp"
#include "base/result.hpp"

namespace consilium::apps {

// The hash that `clauses.yaml` of the programme names; empty where it names none.
std::string handbook_hash(const ProgrammeFolder& folder);

// Refused unless the file is of the handbook with this hash and names only clauses of the programme.
base::Result<std::map<std::string, std::string>> read_handbook(const std::string& path, const std::string& wanted_hash,
                                                               const model::Programme& programme);

}  // namespace consilium::apps
