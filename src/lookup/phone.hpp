// Phone numbers in one spelling (ITU-T E.164): `+8613812345678`, `+85291234567`. A number written without a country is
// read as the region of the programme would dial it. Pure and total.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace consilium::lookup {

enum class PhoneRegion : unsigned char { mainland_china, hong_kong };

// Accepts spaces, hyphens, dots, brackets, full-width digits, `+` or `00` before the country, and mainland or Hong Kong
// numbers with their country but without `+`. Checks the length for mainland China, Hong Kong, Macau and Taiwan; other
// countries only the limits of E.164. Errors say what was expected and never repeat the number.
base::Result<std::string> normalise_phone(std::string_view phone, PhoneRegion region = PhoneRegion::mainland_china);

}  // namespace consilium::lookup
