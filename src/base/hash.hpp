// SHA-256 (FIPS 180-4) as lower-case hexadecimal.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace consilium::base {

std::string sha256_hex(std::string_view bytes);

// The same over pieces, for what does not fit into memory.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  std::string hex();  // once, at the end

 private:
  static constexpr std::size_t state_bytes = 128;
  alignas(16) std::array<unsigned char, state_bytes> state_{};
};

}  // namespace consilium::base
