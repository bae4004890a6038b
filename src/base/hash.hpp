// SHA-256 (FIPS 180-4) as lower-case hexadecimal.
#pragma once

#include <string>
#include <string_view>

namespace consilium::base {

std::string sha256_hex(std::string_view bytes);

}  // namespace consilium::base
