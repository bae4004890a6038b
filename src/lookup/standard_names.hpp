// Names that are the same for everybody and stand in no programme: of countries and currencies, as CLDR has them.
#pragma once

#include <string>
#include <string_view>

#include "base/localised.hpp"

namespace consilium::lookup {

// By ISO 3166-1 alpha-2 code (`CN`: 中国, China); the code where it stands for no country.
std::string country_name(std::string_view code, base::Language language);

// By ISO 4217 code (`JPY`: 日元, Japanese Yen); the code where it stands for no currency.
std::string currency_name(std::string_view code, base::Language language);

}  // namespace consilium::lookup
