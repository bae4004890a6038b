// Search: the blind tokens by which members are found. Words are normalised, then hidden behind a keyed hash; the store
// never sees them. A query finds whoever has every one of its tokens.
#pragma once

#include <string>
#include <vector>

#include "lookup/transliteration.hpp"
#include "ports/sealer.hpp"
#include "service/member.hpp"

namespace consilium::service {

std::vector<std::string> tokens_of(const lookup::Transliteration& transliteration, ports::Sealer& sealer,
                                   const Person& person, const std::vector<std::string>& policy_numbers);

// The alternatives a word may mean: a name, its pinyin, a phone, an identity or policy number, a birth date with the
// last four characters of the number (`1980-06-01 1234`).
std::vector<std::string> tokens_for(ports::Sealer& sealer, const std::string& query);

}  // namespace consilium::service
